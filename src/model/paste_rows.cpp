// SPDX-License-Identifier: Apache-2.0
#include "model/paste_rows.hpp"

#include "base/text.hpp"
#include "model/enterprise_name.hpp"

namespace qm::model {
namespace {

// A cell that a spreadsheet would take for a formula is not offered: there is no way to write it that keeps it text.
std::string csv_cell(std::string_view text) {
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) return {};
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string{text};
    return "\"" + base::replaced(text, "\"", "\"\"") + "\"";
}

}  // namespace

std::string override_row(const std::vector<std::string>& columns, const Table& enterprises, Index row,
                         const std::string& link) {
    const auto code = enterprises.code(row, "uscc");
    std::string text;
    for (const auto& column : columns) {
        std::string cell;
        if (column == "uscc" && code.known()) cell = to_string(code);
        if (column == "name" && !code.known()) cell = enterprises.text(row, "name");
        if (column == "town" && !code.known()) cell = enterprises.text(row, "town");
        if (column == "link") cell = link;
        if (column == "weight") cell = "1";
        if (column == "main") cell = "是";
        text += (&column == &columns.front() ? "" : ",") + csv_cell(cell);
    }
    return text;
}

std::string merge_row(const Table& enterprises, Index drop, Index keep) {
    const auto named = [&](Index row) {
        const auto code = enterprises.code(row, "uscc");
        return code.known() ? to_string(code) : std::string{enterprises.text(row, "name")};
    };
    const bool by_name = !enterprises.code(drop, "uscc").known();
    // One name cannot say which of two rows it means: one of them is to be deleted.
    if (by_name && !enterprises.code(keep, "uscc").known() &&
        enterprise_key(named(drop)) == enterprise_key(named(keep)))
        return {};
    return csv_cell(named(drop)) + "," + (by_name ? csv_cell(enterprises.text(drop, "town")) : "") + "," +
           csv_cell(named(keep)) + ",";
}

}  // namespace qm::model
