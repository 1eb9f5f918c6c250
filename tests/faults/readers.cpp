// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>

#include "base/file.hpp"
#include "faults/harness.hpp"

namespace qm::faults {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void write_on(Publisher publisher, const fs::path& output, int publishes) {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    try {
        for (int version = 2; version <= publishes; ++version) {
            publisher(output, version);
            if (publisher == publish_rightly && version % 4 == 0) publish::rollback(output, std::nullopt, feedback);
        }
    } catch (const base::Failure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace

int readers(Publisher publisher, bool deep) {
    const auto folder = fresh_folder("readers");
    const auto output = folder / "site";
    const int publishes = deep ? 400 : 50;
    Report report;
    publisher(output, 1);
    std::fflush(nullptr);
    const pid_t writer = ::fork();
    if (writer == 0) write_on(publisher, output, publishes);
    int status = 0, reads = 0;
    std::set<int> seen;
    while (::waitpid(writer, &status, WNOHANG) == 0) {
        const auto found = read_as_visitor(output);
        ++reads;
        seen.insert(found.version);
        if (found.version == 0) report.wrong(found.wrong);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) report.wrong("the writer failed");
    if (const auto found = read_as_visitor(output); found.version == 0) report.wrong("at the end: " + found.wrong);
    if (seen.size() < 3) report.wrong("the reader saw nothing change");
    std::printf("readers: %d reads of %zu versions during %d publishes, %d wrong\n", reads, seen.size(), publishes,
                report.count());
    fs::remove_all(folder);
    return report.count();
}

}  // namespace qm::faults
