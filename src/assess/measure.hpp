// SPDX-License-Identifier: Apache-2.0
// An indicator applied to the rows of its table: which rows count and with what. Aggregation then folds these per
// subject; an explanation lists them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assess/condition.hpp"
#include "model/account.hpp"
#include "model/indicator.hpp"
#include "model/snapshot.hpp"

namespace qm::assess {

/// Distinct keys are compared as 128-bit values: packed credit codes, word numbers, or numbers.
struct Key {
    std::uint64_t high = 0, low = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Measured {
    std::uint32_t row = 0;
    std::int64_t num = 0;  // sum: the value; ratio: the numerator part; wmean, max, median: the value
    std::int64_t den = 0;  // ratio: the denominator part; wmean: the weight; otherwise 0
    Key key;               // distinct
};

struct Measurement {
    const model::Table* table = nullptr;
    const model::RowPlaces* places = nullptr;
    std::vector<Measured> rows;
    std::string missing_setting;  // a setting that is not made: the figure is not computed
    bool table_missing = false;
    bool led_only = false;  // of the condition: see Condition::led_only
};

/// The rows that do not count, each with the first reason.
struct LeftOut {
    std::vector<model::Term> where, numerator, denominator;  // terms of the conditions
    std::vector<model::Reason> reasons;
    std::vector<model::LeftOutRow> rows;
};

/// Rows of the indicator's own table; `left_out` is filled when given.
Measurement measure(const model::Indicator& indicator, const Context& context, LeftOut* left_out = nullptr);

/// Everything about an indicator that can be checked without data: table, columns, conditions, units. K008.
void check_indicator(const model::Indicator& indicator, const std::vector<model::Indicator>& all,
                     const model::Schemas& schemas);

}  // namespace qm::assess
