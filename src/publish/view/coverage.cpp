// SPDX-License-Identifier: Apache-2.0
#include "publish/view/coverage.hpp"

#include <algorithm>

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

constexpr std::string_view heats[] = {"h4", "h3", "h2", "h1", "h0"};
constexpr std::uint64_t heat_breaks[] = {1, 50, 80, 95};  // percent

// Fields that may stay empty are not painted as alarms.
std::string heat_of(std::uint64_t part, std::uint64_t whole, bool expected) {
    if (whole == 0 || part == whole) return {};
    if (!expected) return "ho";
    std::size_t heat = 0;
    if (part > 0) ++heat;
    for (const std::uint64_t percent : {heat_breaks[1], heat_breaks[2], heat_breaks[3]})
        if (part * 100 >= percent * whole) ++heat;
    return std::string{heats[heat]};
}

bool has_value(const model::Column& column, std::size_t row) {
    if (!column.present) return false;
    if (const auto* numbers = std::get_if<model::Numbers>(&column.cells)) return (*numbers)[row] != base::missing;
    if (const auto* days = std::get_if<model::Days>(&column.cells)) return (*days)[row] != base::Date::none;
    if (const auto* degrees = std::get_if<model::Degrees>(&column.cells))
        return degrees->cells[row] != model::LonLat::none;
    if (const auto* codes = std::get_if<model::Codes>(&column.cells)) return (*codes)[row].known();
    return !model::text_of(column, row).empty();
}

CoverageCell cell(std::uint64_t part, std::uint64_t whole, bool expected) {
    return {share_text(part, whole), heat_of(part, whole, expected),
            base::format_count(static_cast<std::int64_t>(part)) + " / " +
                base::format_count(static_cast<std::int64_t>(whole))};
}

CoverageTable table_of(const MonthFacts& m, const std::string& name, const model::Table& table,
                       const std::vector<model::Index>& town) {
    const std::size_t towns = m.district.towns.size();
    const auto place = [&](std::size_t row) { return town[row] == model::none ? towns : town[row]; };
    std::vector<std::uint64_t> rows(towns + 1, 0);
    for (std::size_t row = 0; row < table.rows(); ++row) ++rows[place(row)];
    const std::size_t places = rows[towns] > 0 ? towns + 1 : towns;

    CoverageTable view;
    view.anchor = "cover-" + model::slug(name);
    view.table = name;
    view.name = m.words.word("table", name);
    view.rows = base::format_count(static_cast<std::int64_t>(table.rows()));
    view.open = name == "enterprises";
    view.heads.push_back(m.words.say("col.district"));
    for (model::Index i = 0; i < towns; ++i)
        view.heads.push_back(m.words.english() ? m.town_name(i) : m.district.towns[i].short_name);
    if (places > towns) view.heads.push_back(m.words.say("quality.no_town"));
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        std::vector<std::uint64_t> filled(towns + 1, 0);
        std::uint64_t all = 0;
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (has_value(table.columns[at], row)) ++filled[place(row)], ++all;
        const auto& schema = table.schema->columns[at];
        CoverageRow field{m.words.pick(schema.zh, schema.en), schema.name, {cell(all, table.rows(), schema.expected)}};
        for (std::size_t i = 0; i < places; ++i) field.cells.push_back(cell(filled[i], rows[i], schema.expected));
        view.lines.push_back(std::move(field));
    }
    return view;
}

}  // namespace

std::string share_text(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::string{no_value};
    if (part == 0) return "0";
    if (part == whole) return "100";
    return std::to_string(std::clamp<std::uint64_t>((part * 200 + whole) / (2 * whole), 1, 99));
}

std::vector<CoverageTable> coverage(const MonthFacts& m) {
    std::vector<CoverageTable> tables;
    for (const auto& [name, places] : m.now.places.tables) {
        const auto table = m.now.tables.find(name);
        // Tables that assess builds have no file.
        if (!m.now.schemas->contains(name) || table == m.now.tables.end() ||
            places.town.size() != table->second.rows() || places.town.empty())
            continue;
        auto view = table_of(m, name, table->second, places.town);
        tables.insert(view.open ? tables.begin() : tables.end(), std::move(view));
    }
    return tables;
}

}  // namespace qm::publish
