// SPDX-License-Identifier: Apache-2.0
#include "read/row_rules.hpp"

#include <optional>
#include <string>

#include "base/number.hpp"
#include "base/text.hpp"

namespace qm::read {
namespace {

using Cell = std::optional<std::int64_t>;

Cell cell_of(const model::Table& table, std::size_t row, const model::ColumnSchema& column) {
    if (column.type == model::Type::number) return table.number(row, column.name);
    const base::Date date = table.date(row, column.name);
    return date.known() ? Cell{date.days} : std::nullopt;
}

void check(const model::Table& table, std::size_t column, const model::Rule& rule, base::Date today,
           base::Diagnostics& findings) {
    const auto& schema = table.schema->columns[column];
    const bool dates = schema.type == model::Type::date;
    const int other = table.schema->find(rule.than);
    if (other >= 0 && table.column(rule.than) == nullptr) return;
    const Cell constant = dates ? Cell{today.days} : base::parse_number(rule.than);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Cell value = cell_of(table, row, schema);
        const Cell limit =
            other >= 0 ? cell_of(table, row, table.schema->columns[static_cast<std::size_t>(other)]) : constant;
        if (!value || !limit || (rule.at_most ? *value <= *limit : *value >= *limit)) continue;
        std::string broken = rule.at_most ? "> " : "< ";
        if (other >= 0) broken += table.schema->columns[static_cast<std::size_t>(other)].zh + " ";
        broken += other >= 0 ? model::shown_cell(table, row, static_cast<std::size_t>(other))
                  : dates    ? base::to_string(today)
                             : rule.than;
        findings.add(dates ? "N009" : "N005", base::Severity::warning, table.spot(row, schema.name),
                     {{"column", schema.zh},
                      {"value", base::shown(model::shown_cell(table, row, column))},
                      {"rule", base::shown(broken)}});
    }
}

}  // namespace

void check_row_rules(const model::Table& table, base::Date today, base::Diagnostics& findings) {
    for (std::size_t i = 0; i < table.schema->columns.size(); ++i) {
        const auto& column = table.schema->columns[i];
        if (table.column(column.name) == nullptr) continue;
        for (const auto& rule : column.rules) check(table, i, rule, today, findings);
    }
}

}  // namespace qm::read
