// SPDX-License-Identifier: Apache-2.0
// What is written in a cell of a number column: a number, perhaps with a unit behind it and words that say how exact it
// is. VALUES.md lists what is accepted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/number.hpp"
#include "read/units.hpp"

namespace qm::read {

/// Of one number column in one file. `own` is the unit in which values are kept, `written` the one of plain numbers:
/// that of the header, where it names one.
struct ColumnUnit {
    Unit own, written;
    base::Ratio factor{1, 1};  // written → own
    bool same() const { return factor.num == factor.den; }
};

struct Quantity {
    enum class Kind : std::uint8_t { value, no_number, other_unit } kind = Kind::no_number;
    std::int64_t millionths = 0;  // in the own unit
    bool converted = false;       // by a unit in the cell
    bool approximate = false;     // 约, 近, 超, 余, 以上, ≥ …
};

/// `text` is trimmed and of half width.
Quantity parse_quantity(std::string_view text, const ColumnUnit& unit);

}  // namespace qm::read
