// SPDX-License-Identifier: Apache-2.0
#include "model/problem.hpp"

#include <array>

namespace qm::model {

std::string_view name_of(ProblemKind kind) {
    constexpr std::array<std::string_view, 4> names{"general", "serious", "lead", "bottleneck"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(ProblemState state) {
    constexpr std::array<std::string_view, 19> names{
        "registered",     "ordered",   "rectifying",     "awaiting_recheck", "passed",
        "failed_recheck", "announced", "second_recheck", "suspended",        "filed",
        "investigating",  "decided",   "closed",         "transferred",      "accepted",
        "fed_back",       "tackling",  "done",           "struck_off"};
    return names[static_cast<std::size_t>(state)];
}

}  // namespace qm::model
