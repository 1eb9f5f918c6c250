// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/catalogues.hpp"
#include "read/input_file.hpp"
#include "read/refusal.hpp"
#include "read/small_csv.hpp"

namespace qm::read {
namespace {

const std::vector<std::string> columns{"table",    "column", "zh",     "type",   "en",         "aliases", "unit",
                                       "required", "key",    "public", "values", "null_words", "rules"};
constexpr std::size_t required = 4;

[[noreturn]] void wrong(const SmallCsv& csv, const SmallCsv::Row& row, const std::string& what,
                        const std::string& value, const std::vector<std::string>& known) {
    refuse_word(csv.spot(row), what, value, known);
}

bool yes(const SmallCsv& csv, const SmallCsv::Row& row, const char* column, std::string_view word) {
    const std::string& cell = csv.cell(row, column);
    if (cell == word) return true;
    if (!cell.empty() && cell != "no") wrong(csv, row, column, cell, {std::string{word}, "no"});
    return false;
}

bool machine_name(const std::string& name) {
    return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

model::Rule read_rule(const SmallCsv& csv, const SmallCsv::Row& row, std::string_view text) {
    model::Rule rule;
    rule.at_most = text.starts_with("<=");
    if (!rule.at_most && !text.starts_with(">="))
        wrong(csv, row, "rules", std::string{text}, {"<= column", ">= column", "<= today", ">= 0"});
    rule.than = base::trim(text.substr(2));
    if (!machine_name(rule.than) && !base::parse_number(rule.than)) wrong(csv, row, "rules", rule.than, {});
    return rule;
}

// Rules compare columns of one table and one type.
void check_rules(const SmallCsv& csv, const model::Schemas& schemas) {
    for (const auto& row : csv.rows()) {
        const auto table = schemas.find(csv.cell(row, "table"));
        if (table == schemas.end()) continue;
        const auto& columns_of = table->second.columns;
        const int at = table->second.find(csv.cell(row, "column"));
        if (at < 0) continue;
        const auto& column = columns_of[static_cast<std::size_t>(at)];
        for (const auto& rule : column.rules) {
            const bool constant =
                column.type == model::Type::date ? rule.than == "today" : base::parse_number(rule.than).has_value();
            const int other = table->second.find(rule.than);
            if (constant || (other >= 0 && columns_of[static_cast<std::size_t>(other)].type == column.type)) continue;
            std::vector<std::string> known;
            for (const auto& each : columns_of)
                if (each.type == column.type) known.push_back(each.name);
            wrong(csv, row, "rules", rule.than, known);
        }
    }
}

model::ColumnSchema read_column(const SmallCsv& csv, const SmallCsv::Row& row) {
    static const std::vector<std::string> types{"text", "code", "uscc", "uscc_ref", "number", "date", "month", "lon",
                                                "lat",  "town", "park", "industry", "links",  "list", "flag"};
    model::ColumnSchema column;
    column.name = csv.cell(row, "column");
    if (!machine_name(column.name)) wrong(csv, row, "column", column.name, {});
    column.zh = csv.cell(row, "zh");
    column.en = csv.cell(row, "en");
    if (column.zh.empty()) column.zh = column.name;
    for (const auto part : base::split_list(csv.cell(row, "aliases"))) column.aliases.emplace_back(part);
    const auto type = model::type_named(csv.cell(row, "type"));
    if (!type) wrong(csv, row, "type", csv.cell(row, "type"), types);
    column.type = *type;
    column.unit = csv.cell(row, "unit");
    const std::string& need = csv.cell(row, "required");
    if (!need.empty() && need != "yes" && need != "expected" && need != "no")
        wrong(csv, row, "required", need, {"yes", "expected", "no"});
    column.required = need == "yes";
    column.expected = column.required || need == "expected";
    column.key = yes(csv, row, "key", "id");
    column.is_public = yes(csv, row, "public", "yes");
    for (const auto part : base::split_list(csv.cell(row, "values"))) {
        const auto spellings = base::split(part, '=');
        column.values.emplace_back(base::trim(spellings.front()));
        for (std::size_t i = 1; i < spellings.size(); ++i)
            column.spellings.emplace_back(base::name_key(spellings[i]), column.values.back());
    }
    for (const auto part : base::split_list(csv.cell(row, "null_words"))) {
        const auto equals = part.find('=');
        if (equals != std::string_view::npos && part.substr(equals + 1) != "0")
            wrong(csv, row, "null_words", std::string{part}, {"无=0"});
        column.null_words.emplace_back(base::upper(base::fold_width(base::trim(part.substr(0, equals)))),
                                       equals != std::string_view::npos);
    }
    for (const auto part : base::split_list(csv.cell(row, "rules"))) column.rules.push_back(read_rule(csv, row, part));
    if (!column.rules.empty() && column.type != model::Type::number && column.type != model::Type::date)
        wrong(csv, row, "rules", csv.cell(row, "rules"), {});
    const bool words =
        column.type == model::Type::code || column.type == model::Type::flag || column.type == model::Type::list;
    if (!column.values.empty() && !words) wrong(csv, row, "values", csv.cell(row, "values"), {});
    return column;
}

}  // namespace

model::Schemas read_schemas(const std::vector<std::filesystem::path>& files, const model::Config& config,
                            base::Diagnostics& findings) {
    model::Schemas schemas;
    for (const auto& file : files) {
        const SmallCsv csv{file, name_in(config.project, file), columns, required, findings};
        std::set<std::pair<std::string, std::string>> seen;
        for (const auto& row : csv.rows()) {
            const std::string& table = csv.cell(row, "table");
            if (!machine_name(table)) wrong(csv, row, "table", table, {});
            model::ColumnSchema column = read_column(csv, row);
            if (!seen.emplace(table, column.name).second)
                refuse_configuration("K012", csv.spot(row), {{"key", table + "." + column.name}});
            model::TableSchema& schema = schemas[table];
            schema.name = table;
            if (const int at = schema.find(column.name); at >= 0)
                schema.columns[static_cast<std::size_t>(at)] = std::move(column);
            else
                schema.columns.push_back(std::move(column));
        }
        check_rules(csv, schemas);
    }
    return schemas;
}

}  // namespace qm::read
