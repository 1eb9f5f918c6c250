// SPDX-License-Identifier: Apache-2.0
// How the figures of one indicator came about, for all subjects at once: the rows that count and with what, and those
// that were left out and why. The rows are found once; a subject holds positions in them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/indicator.hpp"
#include "model/table.hpp"
#include "model/term.hpp"

namespace qm::model {

struct CountedRow {
    std::uint32_t row = 0;
    std::int64_t num = 0;  // sum, max, median, wmean: the value, in millionths; ratio: part of the numerator
    std::int64_t den = 0;  // ratio: part of the denominator; wmean: the weight
};

struct LeftOutRow {
    std::uint32_t row = 0;
    std::uint16_t reason = 0;  // in Account::reasons
};

/// A term of the condition that does not hold, or one of the fixed reasons "outside_period", "key_missing",
/// "value_missing", "weight_missing", "not_in_either", "leads_elsewhere".
struct Reason {
    std::string key;  // empty: the term
    Term term;
    const std::string& text() const { return key.empty() ? term.text : key; }
};

struct SubjectRows {
    std::vector<std::uint32_t> counted, left_out;  // positions in Account::rows and Account::left_out
};

struct Account {
    const Table* table = nullptr;  // null: the table is missing, or the figure is made of two others
    std::vector<CountedRow> rows;  // in the order of the table
    std::vector<LeftOutRow> left_out;
    std::vector<Reason> reasons;
    std::vector<Term> where;                   // every term of the condition
    std::vector<Term> numerator, denominator;  // terms of a "count(…)" of a ratio
    std::map<Level, std::vector<SubjectRows>> levels;
};

/// What a row is about: the cell of `key`, else of the column that identifies the row, else of the first column.
std::string key_of_row(const Table& table, std::uint32_t row, std::string_view key);

}  // namespace qm::model
