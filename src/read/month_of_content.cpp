// SPDX-License-Identifier: Apache-2.0
#include "read/month_of_content.hpp"

namespace qm::read {

std::optional<ContentMonth> month_of_content(const model::Table& table, std::uint16_t source) {
    const auto* column = table.column("reported_on");
    const auto* days = column == nullptr ? nullptr : std::get_if<model::Days>(&column->cells);
    if (days == nullptr) return std::nullopt;
    std::optional<ContentMonth> found;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const base::Date date{(*days)[row]};
        if (table.source[row] != source || !date.known()) continue;
        const auto month = base::month_of(date);
        if (!found)
            found = ContentMonth{month, row};
        else if (found->month != month)
            return std::nullopt;
    }
    return found;
}

}  // namespace qm::read
