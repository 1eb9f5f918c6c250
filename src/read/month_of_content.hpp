// SPDX-License-Identifier: Apache-2.0
// Which month the rows of a file speak of, by the day on which each was reported.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.hpp"
#include "model/table.hpp"

namespace qm::read {

/// The month in which all rows of this source were reported (column "reported_on"), and the first such row; none
/// when they name several months, or none at all.
struct ContentMonth {
    base::Month month;
    std::size_t row = 0;
};
std::optional<ContentMonth> month_of_content(const model::Table& table, std::uint16_t source);

}  // namespace qm::read
