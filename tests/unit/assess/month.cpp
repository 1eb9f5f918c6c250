// SPDX-License-Identifier: Apache-2.0
#include "unit/assess/month.hpp"

#include <utility>

#include "base/text.hpp"

namespace qm::test {
namespace {

using model::Type;

model::ColumnSchema column(std::string name, Type type, bool key = false) {
    model::ColumnSchema schema;
    schema.name = std::move(name);
    schema.type = type;
    schema.key = key;
    return schema;
}

void add_cell(model::Column& column, Type type, std::string_view cell) {
    column.present = true;
    if (auto* words = std::get_if<model::Words>(&column.cells))
        words->cells.push_back(words->dictionary.add(cell));
    else if (auto* numbers = std::get_if<model::Numbers>(&column.cells))
        numbers->push_back(base::parse_number(cell).value_or(base::missing));
    else if (auto* days = std::get_if<model::Days>(&column.cells)) {
        if (type == Type::month)
            days->push_back(cell.empty() ? base::Date::none : base::parse_month(cell)->index);
        else
            days->push_back(cell.empty() ? base::Date::none : base::parse_date(cell)->days);
    } else if (auto* codes = std::get_if<model::Codes>(&column.cells))
        codes->push_back(model::pack(cell).value_or(model::CreditCode{}));
    else if (auto* texts = std::get_if<model::Texts>(&column.cells)) {
        texts->add(cell);
    }
}

}  // namespace

model::Table table(const model::Schemas& schemas, std::string_view name, std::string_view lines) {
    model::Table result;
    result.schema = &schemas.find(name)->second;
    std::vector<model::Source> sources(1);
    sources[0].file = std::string{name} + ".csv";
    result.sources = std::make_shared<const std::vector<model::Source>>(sources);
    for (const auto& each : result.schema->columns) result.columns.push_back(model::make_column(each.type));
    std::vector<int> at;
    std::uint32_t line_number = 0;
    for (const auto line : base::split(lines, '\n')) {
        ++line_number;
        if (base::trim(line).empty()) continue;
        const auto cells = base::split(base::trim(line), '|');
        if (at.empty()) {
            for (const auto cell : cells) at.push_back(result.schema->find(cell));
            continue;
        }
        for (std::size_t c = 0; c < at.size(); ++c)
            if (at[c] >= 0)
                add_cell(result.columns[static_cast<std::size_t>(at[c])],
                         result.schema->columns[static_cast<std::size_t>(at[c])].type,
                         c < cells.size() ? base::trim(cells[c]) : std::string_view{});
        result.source.push_back(0);
        result.line.push_back(line_number);
    }
    return result;
}

Month::Month() : schemas{std::make_shared<model::Schemas>()} {
    (*schemas)["enterprises"] = {
        "enterprises",
        {column("uscc", Type::uscc, true), column("name", Type::text), column("town", Type::town),
         column("park", Type::park), column("status", Type::code), column("leader_of", Type::code),
         column("output", Type::number), column("loss", Type::number), column("first_pass", Type::number)}};
    (*schemas)["problems"] = {
        "problems",
        {column("problem_id", Type::code, true), column("kind", Type::code), column("severity", Type::code),
         column("status", Type::code), column("title", Type::text), column("town", Type::town),
         column("link", Type::links), column("found_on", Type::date), column("ordered_on", Type::date),
         column("rectified_on", Type::date), column("recheck_on", Type::date), column("recheck_result", Type::code),
         column("announced_on", Type::date), column("filed_on", Type::date), column("transfer_on", Type::date),
         column("feedback_on", Type::date), column("closed_on", Type::date), column("close_reason", Type::code),
         column("reopened_on", Type::date)}};
    (*schemas)["assessments"] = {
        "assessments",
        {column("year", Type::number, true), column("grade", Type::code), column("score", Type::number)}};
    auto district = std::make_shared<model::District>();
    district->towns = {{"440699001", "甲镇", "Jia", "甲", {}, 0}, {"440699002", "乙镇", "Yi", "乙", {}, 0}};
    district->parks = {
        {"P1", "一园", 0, {}, 0, false}, {"P2", "二园", 0, {}, 0, false}, {"P3", "三园", 1, {}, 0, false}};
    district->chains = {
        {"robot", "机器人产业链", "Robots", "机器人链", "Robots", {{"U", "上游", "Up", "上游", 0}}, {0, 1, 2}, {}}};
    for (const char* id : {"R1", "R2", "R3"}) district->links.push_back({id, 0, 0, id, id, {}, {}, {}, {}, {}});
    snapshot.month = *base::parse_month("2024-06");
    snapshot.date = base::last_day(snapshot.month);
    snapshot.schemas = schemas;
    snapshot.district = district;
}

void Month::add(std::string_view name, std::string_view lines) {
    model::Table read = table(*schemas, name, lines);
    model::RowPlaces places;
    const auto& district = *snapshot.district;
    const auto* link_column = read.column("link");
    std::vector<std::string_view> rows;
    for (const auto line : base::split(lines, '\n'))
        if (!base::trim(line).empty()) rows.push_back(base::trim(line));
    const auto header = base::split(rows.at(0), '|');
    const auto word = [&](std::size_t row, std::string_view column_name) -> std::string_view {
        for (std::size_t c = 0; c < header.size(); ++c)
            if (base::trim(header[c]) == column_name) return base::trim(base::split(rows[row + 1], '|').at(c));
        return {};
    };
    for (std::size_t row = 0; row < read.rows(); ++row) {
        places.town.push_back(district.town_by_code(word(row, "town")));
        places.park.push_back(district.park_by_id(word(row, "park")));
        std::vector<model::Index> set;
        for (const auto id : base::split_list(link_column != nullptr ? word(row, "link") : word(row, "links")))
            set.push_back(district.link_by_id(id));
        snapshot.places.link_sets.push_back(set);
        places.links.push_back(set.empty() ? 0 : static_cast<std::uint32_t>(snapshot.places.link_sets.size() - 1));
    }
    snapshot.places.tables.insert_or_assign(std::string{name}, std::move(places));
    snapshot.tables.insert_or_assign(std::string{name}, std::move(read));
}

void Month::assess(std::vector<model::Indicator> indicators) {
    assess::assess(snapshot, indicators, config, feedback);
}

std::string Month::printed(std::string_view id, model::Level level, model::Index subject) const {
    return model::printed(snapshot.figures.indicators[snapshot.figures.find(id)],
                          snapshot.figures.at(id, level, subject));
}

model::Indicator indicator(std::string id, model::Aggregation aggregation, std::string table_name) {
    model::Indicator made;
    made.id = std::move(id);
    made.aggregation = aggregation;
    made.table = std::move(table_name);
    made.levels = {model::Level::enterprise, model::Level::link,  model::Level::park,
                   model::Level::town,       model::Level::chain, model::Level::district};
    return made;
}

}  // namespace qm::test
