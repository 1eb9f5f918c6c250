// SPDX-License-Identifier: Apache-2.0
// Computed figures: indicator × level × subject, exact.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.hpp"
#include "model/indicator.hpp"
#include "model/table.hpp"

namespace qm::model {

enum class State : std::uint8_t {
    value,           // num / den
    empty,           // 0 of 0, or no value to take a median of: printed "—"
    not_applicable,  // the indicator has no such level, or is not computed for this subject: "/"
    not_checked,     // the input is missing (file not delivered, setting not made): "—" with the reason
    text,            // an ordinal ("A")
};

/// num/den is the value before percent and scale: a rate of 131 of 137 is {131, 137}; a sum of numbers in millionths
/// has den = 1,000,000; a count has den = 1.
struct Figure {
    State state = State::not_applicable;
    base::Wide num = 0;
    base::Wide den = 1;
    std::uint64_t rows = 0;  // contributing rows
    std::string words;       // State::text: the word; State::not_checked: phrase key of the reason
    base::Ratio ratio() const { return {num, den}; }
    bool has_value() const { return state == State::value; }
    friend bool operator==(const Figure&, const Figure&) = default;
};

struct Figures {
    std::vector<Indicator> indicators;  // sorted by id
    /// [indicator][level][subject]; empty where the indicator lacks the level. Enterprise level is computed on
    /// demand (assess::explain), not stored here.
    std::vector<std::map<Level, std::vector<Figure>>> values;

    Index find(std::string_view id) const;
    /// A figure with State::not_applicable where there is none.
    const Figure& at(std::string_view id, Level level, Index subject) const;
};

/// The printed figure: percent, scale and decimals applied ("95.6", "148.2"); "—", "/" for the other states.
std::string printed(const Indicator& indicator, const Figure& figure);
/// With its unit: "95.6%", "24 家" (zh) or "24" + unit_en.
std::string printed_with_unit(const Indicator& indicator, const Figure& figure, bool english);
/// Value in printed units as an exact fraction (percent and scale applied).
base::Ratio printed_ratio(const Indicator& indicator, const Figure& figure);
/// value as double for classing and drawing only; never printed.
double approximate(const base::Ratio& ratio);

/// A figure as an authority published it; stands beside the computed one, never mixed.
struct Published {
    std::string indicator;
    std::string period;     // "2023"
    std::string value;      // as published: "9000", "A"
    std::string qualifier;  // "=", "≥", "≤", "≈"
    std::string unit;
    std::string source, note;
    base::Spot spot;
};

}  // namespace qm::model
