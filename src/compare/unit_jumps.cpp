// SPDX-License-Identifier: Apache-2.0
#include "compare/unit_jumps.hpp"

#include <algorithm>
#include <functional>
#include <variant>

namespace qm::compare {
namespace {

int key_of(const model::TableSchema& schema) {
    const auto found =
        std::find_if(schema.columns.begin(), schema.columns.end(), [](const auto& column) { return column.key; });
    return found == schema.columns.end() ? -1 : static_cast<int>(found - schema.columns.begin());
}

std::uint64_t id_of(const model::Table& table, std::size_t row, std::size_t key) {
    return std::hash<std::string>{}(model::shown_cell(table, row, key));
}

bool has_amounts(const model::Table& table, const model::ColumnSchema& column) {
    return column.type == model::Type::number && !column.unit.empty() && table.column(column.name) != nullptr;
}

// Between half and twice ten thousand.
bool ten_thousand(base::Wide large, base::Wide small) {
    return large >= small * 5000 && large <= small * 20000;
}

// 3, 7-9, 12 …
std::string ranges(std::vector<std::uint32_t> lines) {
    constexpr int most = 8;
    std::sort(lines.begin(), lines.end());
    std::string text;
    int count = 0;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i + 1;
        while (end < lines.size() && lines[end] == lines[end - 1] + 1) ++end;
        if (++count > most) return text + " …";
        text += (text.empty() ? "" : ", ") + std::to_string(lines[i]);
        if (end > i + 1) text += "–" + std::to_string(lines[end - 1]);
        i = end;
    }
    return text;
}

}  // namespace

Amounts::Amounts(const model::Tables& tables) {
    for (const auto& [name, table] : tables) {
        const int key = key_of(*table.schema);
        if (key < 0) continue;
        Rows rows;
        for (std::size_t i = 0; i < table.schema->columns.size(); ++i) {
            const auto& column = table.schema->columns[i];
            if (has_amounts(table, column))
                rows.columns[column.name] = std::get<model::Numbers>(table.columns[i].cells);
        }
        if (rows.columns.empty()) continue;
        for (std::size_t row = 0; row < table.rows(); ++row)
            rows.ids.emplace_back(id_of(table, row, static_cast<std::size_t>(key)), static_cast<std::uint32_t>(row));
        std::sort(rows.ids.begin(), rows.ids.end());
        tables_[name] = std::move(rows);
    }
}

void Amounts::tell_jumps(const model::Tables& now, base::Diagnostics& findings) const {
    for (const auto& [name, table] : now) {
        const auto before = tables_.find(name);
        const int key = key_of(*table.schema);
        if (before == tables_.end() || key < 0) continue;
        // By column, file and direction.
        std::map<std::pair<std::size_t, std::pair<std::uint16_t, bool>>, std::vector<std::uint32_t>> jumps;
        const auto& ids = before->second.ids;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto id = id_of(table, row, static_cast<std::size_t>(key));
            const auto at = std::lower_bound(ids.begin(), ids.end(), std::pair{id, std::uint32_t{0}});
            if (at == ids.end() || at->first != id) continue;
            for (std::size_t i = 0; i < table.schema->columns.size(); ++i) {
                const auto& column = table.schema->columns[i];
                const auto old = before->second.columns.find(column.name);
                if (old == before->second.columns.end() || !has_amounts(table, column)) continue;
                const std::int64_t was = old->second[at->second];
                const std::int64_t is = std::get<model::Numbers>(table.columns[i].cells)[row];
                if (was == base::missing || is == base::missing || was <= 0 || is <= 0) continue;
                const bool up = ten_thousand(is, was);
                if (up || ten_thousand(was, is)) jumps[{i, {table.source[row], up}}].push_back(table.line[row]);
            }
        }
        for (const auto& [where, lines] : jumps) {
            const auto& column = table.schema->columns[where.first];
            base::Spot spot{(*table.sources)[where.second.first].file, (*table.sources)[where.second.first].sheet,
                            *std::min_element(lines.begin(), lines.end()), 0};
            findings.add("N004", base::Severity::warning, std::move(spot),
                         {{"column", column.zh},
                          {"value", ""},
                          {"unit", column.unit},
                          {"lines", ranges(lines)},
                          {"count", std::to_string(lines.size())},
                          {"factor", where.second.second ? "10⁴" : "10⁻⁴"}});
        }
    }
}

}  // namespace qm::compare
