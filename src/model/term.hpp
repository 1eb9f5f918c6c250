// SPDX-License-Identifier: Apache-2.0
// One term of a condition of the catalogue, taken apart: assess/condition tests rows with it, and whoever explains a
// figure says it in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/phrases.hpp"
#include "model/schema.hpp"

namespace qm::model {

enum class Operator : std::uint8_t { equal, unequal, less, at_most, more, at_least, any_of, set, absent };

struct Term {
    std::string text;  // as written
    bool negated = false;
    bool predicate = false;
    std::string name;      // column or predicate
    std::string argument;  // of a predicate
    Operator op = Operator::equal;
    std::vector<std::string> literals;
};

/// The term in words, with the shown heading of its column; holds = false: that it does not hold ("状态不是 存续").
/// Phrases "term.…"; a predicate without a phrase of its own, or without a column in the schema, is said as written.
std::string said(const Term& term, bool holds, const TableSchema* schema, const base::Phrases& phrases);

}  // namespace qm::model
