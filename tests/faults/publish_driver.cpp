// SPDX-License-Identifier: Apache-2.0
// publish_driver <harness> [control] [deep]: exit 0 when the harness found what it must find: nothing wrong with the
// program's own publish, something wrong with the publish that has the fault planted which this harness is there for.
#include <cstdio>
#include <cstring>
#include <exception>

#include "faults/harness.hpp"

namespace {

using namespace qm::faults;

struct Row {
    const char* name;
    int (*harness)(Publisher, bool);
    Publisher planted;
};

constexpr Row rows[] = {
    {"errors", errors, publish_ignoring_errors},
    {"kills", kills, publish_pointer_first},
    {"race", race, publish_unlocked},
    {"readers", readers, publish_in_place},
    {"power", power, publish_unflushed},
    {"environment", environment, publish_ignoring_errors},
};

}  // namespace

int main(int count, char** words) try {
    if (count == 4 && std::strcmp(words[1], "once") == 0)
        return publish_once(std::strcmp(words[3], "rightly") == 0 ? publish_rightly : publish_ignoring_errors,
                            words[2]);
    bool control = false, deep = false;
    const Row* row = nullptr;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(words[i], "control") == 0) control = true;
        if (std::strcmp(words[i], "deep") == 0) deep = true;
        for (const auto& candidate : rows)
            if (std::strcmp(words[i], candidate.name) == 0) row = &candidate;
    }
    if (!row) {
        std::fprintf(stderr, "publish_driver errors|kills|race|readers|power|environment [control] [deep]\n");
        return 2;
    }
    const int wrong = row->harness(control ? row->planted : publish_rightly, deep);
    if (wrong == skipped) return 77;
    if (control) std::printf("%s: the planted fault was %s\n", row->name, wrong > 0 ? "found" : "NOT found");
    return (wrong > 0) == control ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "publish_driver: %s\n", error.what());
    return 3;
}
