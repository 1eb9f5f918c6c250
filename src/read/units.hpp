// SPDX-License-Identifier: Apache-2.0
// Units of number columns, exactly: 1 亩 is 2000/3 m², 亿元 is 10,000 万元. A unit is a multiplier (百, 千, 万, 亿 …)
// and an atom; atoms that are not in the table are counted things (人, 台件) and measure only themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/number.hpp"

namespace qm::read {

struct Unit {
    std::string atom;       // as compared: "元", "m2", "台件"; empty = a bare multiplier such as 万
    std::string dimension;  // atoms of one dimension convert into one another
    base::Wide num = 1, den = 1;
    bool known = false;  // its atom stands in the table
};

/// "万元", "㎡", "‰", "单位：亿元" …; any words at all are a unit of their own.
Unit unit_named(std::string_view text);
/// How many `to` one `from` is; nullopt where they measure different things. A bare multiplier counts atoms
/// of `to`, and nothing where it is smaller than that of `to`.
std::optional<base::Ratio> factor_between(const Unit& from, const Unit& to);

/// value × factor in millionths, rounded half away from zero; nullopt beyond 64 bits.
std::optional<std::int64_t> converted(std::int64_t millionths, const base::Ratio& factor);

}  // namespace qm::read
