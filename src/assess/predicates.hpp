// SPDX-License-Identifier: Apache-2.0
// Named predicates of conditions: one row each in predicates.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/condition.hpp"

namespace qm::assess {

struct Predicate {
    std::string_view name;
    std::string_view table;  // only for this table; empty = any
    /// Makes the test for one table; may set `missing_setting`.
    std::function<bool(std::size_t)> (*make)(const model::Table&, std::string_view table, std::string_view argument,
                                             const Context&, std::string& missing_setting);
    bool led_only = false;         // see Condition::led_only
    bool number_argument = false;  // what stands in the brackets, if anything, is a number of at least 0
};

const std::vector<Predicate>& predicates();

}  // namespace qm::assess
