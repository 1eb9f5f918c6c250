// SPDX-License-Identifier: Apache-2.0
#include "assess/built_tables.hpp"

#include <memory>
#include <string>

namespace qm::assess {
namespace {

using model::Type;

model::ColumnSchema column(const char* name, const char* zh, Type type) {
    model::ColumnSchema schema;
    schema.name = name;
    schema.zh = zh;
    schema.en = name;
    schema.type = type;
    return schema;
}

const model::TableSchema& links_schema() {
    static const model::TableSchema schema{
        "links",
        {column("link", "环节", Type::code), column("chain", "产业链", Type::code),
         column("enterprises", "企业数", Type::number), column("leaders", "链主数", Type::number)}};
    return schema;
}

const model::TableSchema& coverage_schema() {
    static const model::TableSchema schema = [] {
        model::TableSchema made{
            "coverage",
            {column("park", "园区", Type::code), column("station", "最近的服务站点", Type::code),
             column("distance", "到最近服务站点的距离（米）", Type::number), column("parks", "园区数", Type::number)}};
        made.columns[1].en = "nearest station";
        made.columns[2].en = "distance to the nearest station (m)";
        return made;
    }();
    return schema;
}

const model::TableSchema& reporting_schema() {
    static const model::TableSchema schema{
        "reporting",
        {column("table", "表", Type::code), column("town", "镇街", Type::town),
         column("expected", "应报", Type::number), column("reported", "已报", Type::number)}};
    return schema;
}

model::Table empty_table(const model::TableSchema& schema, std::shared_ptr<const std::vector<model::Source>> sources) {
    model::Table table;
    table.schema = &schema;
    table.sources = std::move(sources);
    for (const auto& each : schema.columns) {
        table.columns.push_back(model::make_column(each.type));
        table.columns.back().present = true;
    }
    return table;
}

void add_word(model::Table& table, std::size_t at, std::string_view word) {
    auto& words = std::get<model::Words>(table.columns[at].cells);
    words.cells.push_back(words.dictionary.add(word));
}

void add_number(model::Table& table, std::size_t at, std::int64_t value) {
    std::get<model::Numbers>(table.columns[at].cells).push_back(value * base::micro);
}

std::shared_ptr<const std::vector<model::Source>> computed() {
    std::vector<model::Source> sources(1);
    sources[0].file = "(computed)";
    return std::make_shared<const std::vector<model::Source>>(std::move(sources));
}

void add_coverage(model::Snapshot& snapshot, const std::shared_ptr<const std::vector<model::Source>>& sources) {
    if (!snapshot.network.known) return;
    const auto& facilities = snapshot.tables.at("facilities");
    model::Table coverage = empty_table(coverage_schema(), sources);
    model::RowPlaces places;
    for (std::size_t park = 0; park < snapshot.network.parks.size(); ++park) {
        const auto& service = snapshot.network.parks[park];
        add_word(coverage, 0, snapshot.district->parks[park].id);
        add_word(coverage, 1,
                 service.station == model::none ? std::string_view{} : facilities.text(service.station, "facility_id"));
        if (service.metres < 0)
            std::get<model::Numbers>(coverage.columns[2].cells).push_back(base::missing);
        else
            add_number(coverage, 2, service.metres);
        add_number(coverage, 3, 1);
        coverage.source.push_back(0);
        coverage.line.push_back(static_cast<std::uint32_t>(park + 1));
        places.park.push_back(static_cast<model::Index>(park));
        places.town.push_back(snapshot.district->parks[park].town);
    }
    snapshot.tables.insert_or_assign("coverage", std::move(coverage));
    snapshot.places.tables.insert_or_assign("coverage", std::move(places));
}

}  // namespace

const model::TableSchema* find_schema(std::string_view table, const model::Schemas& schemas) {
    if (table == "links") return &links_schema();
    if (table == "reporting") return &reporting_schema();
    if (table == "coverage") return &coverage_schema();
    const auto found = schemas.find(table);
    return found == schemas.end() ? nullptr : &found->second;
}

void add_built_tables(model::Snapshot& snapshot) {
    const auto& district = *snapshot.district;
    const auto sources = computed();

    model::Table links = empty_table(links_schema(), sources);
    model::RowPlaces link_places;
    for (std::size_t i = 0; i < district.links.size(); ++i) {
        add_word(links, 0, district.links[i].id);
        add_word(links, 1, district.chains[district.links[i].chain].id);
        add_number(links, 2, snapshot.links[i].enterprises);
        add_number(links, 3, static_cast<std::int64_t>(snapshot.links[i].leaders.size()));
        links.source.push_back(0);
        links.line.push_back(static_cast<std::uint32_t>(i + 1));
        link_places.links.push_back(static_cast<std::uint32_t>(snapshot.places.link_sets.size()));
        snapshot.places.link_sets.push_back({static_cast<model::Index>(i)});
    }
    snapshot.tables.insert_or_assign("links", std::move(links));
    snapshot.places.tables.insert_or_assign("links", std::move(link_places));

    model::Table reporting = empty_table(reporting_schema(), sources);
    model::RowPlaces reporting_places;
    for (const auto& expected : snapshot.expected) {
        add_word(reporting, 0, expected.table);
        add_word(reporting, 1, expected.town);
        add_number(reporting, 2, 1);
        add_number(reporting, 3, expected.reported ? 1 : 0);
        reporting.source.push_back(0);
        reporting.line.push_back(static_cast<std::uint32_t>(reporting.rows() + 1));
        model::Index town = model::none;
        for (std::size_t t = 0; t < district.towns.size(); ++t)
            if (district.towns[t].name == expected.town) town = static_cast<model::Index>(t);
        reporting_places.town.push_back(town);
    }
    snapshot.tables.insert_or_assign("reporting", std::move(reporting));
    snapshot.places.tables.insert_or_assign("reporting", std::move(reporting_places));
    add_coverage(snapshot, sources);
}

}  // namespace qm::assess
