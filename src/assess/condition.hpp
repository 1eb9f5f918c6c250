// SPDX-License-Identifier: Apache-2.0
// The small language of the indicator catalogue and of rules. A condition is an AND of terms:
//
//   term      = [ "not" ] ( comparison | presence | predicate )
//   comparison= column ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) literal
//             | column "in" "(" word { "|" word } ")"
//   presence  = column "is set" | column "is missing"
//   predicate = name "(" [ argument ] ")"
//   literal   = word | 'quoted word' | number | 2024-06-30 | @date | @month_start | @year_start [ (+|-) days "d" ]
//
// A comparison with a missing cell is false, so "not withdrawn_on <= @date" holds for rows that were never withdrawn.
// @date is the day of the snapshot. Predicates: see the table in predicates.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/snapshot.hpp"
#include "model/term.hpp"

namespace qm::assess {

/// What conditions may look at besides the cells.
struct Context {
    const model::Snapshot& snapshot;
    const model::Config& config;
};

struct Term {
    model::Term said;  // for explanations
    std::function<bool(std::size_t row)> holds;
};

class Condition {
  public:
    /// Index of the first term that does not hold, or -1.
    int first_failing(std::size_t row) const;
    bool holds(std::size_t row) const { return first_failing(row) < 0; }
    const std::vector<Term>& terms() const { return terms_; }
    /// Phrase key of the setting that a predicate needs and that is not made ("clock_file_case"), or empty.
    const std::string& missing_setting() const { return missing_setting_; }
    /// leads() is among the terms: at links and chains a row counts for the chains that its enterprise leads only.
    bool led_only() const { return led_only_; }

  private:
    friend Condition compile(std::string_view, const model::Table&, std::string_view, const Context&,
                             const base::Spot&);
    std::vector<Term> terms_;
    std::string missing_setting_;
    bool led_only_ = false;
};

/// Throws base::Failure K008 (exit 3) at `spot` with the term that cannot be understood.
Condition compile(std::string_view text, const model::Table& table, std::string_view table_name, const Context& context,
                  const base::Spot& spot);

/// Checks grammar and names against a schema without data, so that a catalogue is refused before anything is read.
/// in_part: the condition of a part of a ratio, where leads() cannot stand.
void check(std::string_view text, const model::TableSchema& schema, const base::Spot& spot, bool in_part = false);

}  // namespace qm::assess
