// SPDX-License-Identifier: Apache-2.0
#include "model/account.hpp"

namespace qm::model {

std::string key_of_row(const Table& table, std::uint32_t row, std::string_view key) {
    int at = key.empty() ? -1 : table.schema->find(key);
    for (std::size_t i = 0; at < 0 && i < table.schema->columns.size(); ++i)
        if (table.schema->columns[i].key) at = static_cast<int>(i);
    return shown_cell(table, row, at < 0 ? 0 : static_cast<std::size_t>(at));
}

}  // namespace qm::model
