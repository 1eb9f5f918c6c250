// SPDX-License-Identifier: Apache-2.0
// A district of two towns and four parks near 113.2°E 22.8°N, two chains, and tables written as text.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/feedback.hpp"
#include "join/join.hpp"
#include "model/district.hpp"
#include "model/table.hpp"
#include "shapes.hpp"

namespace small_world {

using namespace qm;
using Cells = std::vector<std::pair<std::string, std::string>>;  // column, text

inline constexpr int east = 1'132'000'000, north = 228'000'000;  // corner of the district, 1e-7 degree

/// A rectangle in hundreds of metres or so: 10,000 units are about 100 m.
inline model::MultiPolygon block(int x0, int y0, int x1, int y1) {
    return shapes::box(east + x0 * 10'000, north + y0 * 10'000, east + x1 * 10'000, north + y1 * 10'000);
}
inline std::string lon(double x) {
    return std::to_string(east + static_cast<int>(x * 10'000));
}
inline std::string lat(double y) {
    return std::to_string(north + static_cast<int>(y * 10'000));
}

inline model::District district() {
    model::District d;
    d.code = "440606";
    d.name = "顺德区";
    d.towns = {{"440606005", "大良街道", "Daliang", "大良", block(0, 0, 50, 100), 25},
               {"440606101", "北滘镇", "Beijiao", "北滘", block(50, 0, 100, 100), 25}};
    d.parks = {{"P1", "东城工业园", 0, block(10, 10, 30, 30), 4, false},
               {"P2", "东城科创园", 0, block(20, 20, 25, 25), 0.2, true},
               {"P3", "北滘工业园", 1, block(50, 40, 70, 60), 4, false},
               {"P4", "村级园", 1, {}, 0, false}};
    d.chains = {{"appliance", "智能家电产业链", "smart appliances", "家电", "appliances", {}, {0, 1}, {}},
                {"robot", "机器人产业链", "robots", "机器人", "robots", {}, {2, 3, 4}, {}}};
    d.links = {{"A205", 0, 0, "换热器", "", "", {"3857"}, {"3464"}, "", ""},
               {"A310", 0, 0, "商用电器", "", "", {"3464", "3594"}, {}, "", ""},
               {"R201", 1, 0, "精密减速器", "", "", {"3453"}, {}, "", ""},
               {"R205", 1, 0, "轴承丝杠", "", "", {"3451", "3459"}, {"3482"}, "", ""},
               {"R301", 1, 0, "机器人本体", "", "", {"3491"}, {"3464"}, "", ""}};
    return d;
}

inline std::shared_ptr<const model::TableSchema> schema(std::string name,
                                                        std::vector<std::pair<std::string, model::Type>> columns) {
    auto made = std::make_shared<model::TableSchema>();
    made->name = std::move(name);
    for (auto& [column, type] : columns) {
        model::ColumnSchema one;
        one.name = column;
        one.type = type;
        made->columns.push_back(one);
    }
    return made;
}

inline std::shared_ptr<const model::TableSchema> enterprise_schema() {
    using enum model::Type;
    return schema("enterprises", {{"uscc", uscc},
                                  {"name", text},
                                  {"town", town},
                                  {"park", park},
                                  {"lon", model::Type::lon},
                                  {"lat", model::Type::lat},
                                  {"industry_code", industry},
                                  {"industry_edition", code},
                                  {"leader_of", code}});
}
inline std::shared_ptr<const model::TableSchema> problem_schema() {
    using enum model::Type;
    return schema("problems", {{"problem_id", code},
                               {"uscc", uscc_ref},
                               {"enterprise", text},
                               {"town", town},
                               {"park", park},
                               {"link", links}});
}

/// Columns that no row names are absent. Points are given in units of 1e-7 degree. Line i + 2 is row i.
inline model::Table table(const std::shared_ptr<const model::TableSchema>& schema, const std::vector<Cells>& rows,
                          const std::string& file = "") {
    model::Table made;
    made.schema = schema.get();
    for (const auto& column : schema->columns) {
        auto cells = model::make_column(column.type);
        for (const auto& row : rows)
            cells.present = cells.present || std::any_of(row.begin(), row.end(),
                                                         [&](const auto& cell) { return cell.first == column.name; });
        if (cells.present)
            for (const auto& row : rows) {
                std::string word;
                for (const auto& cell : row)
                    if (cell.first == column.name) word = cell.second;
                if (auto* words = std::get_if<model::Words>(&cells.cells))
                    words->cells.push_back(words->dictionary.add(word));
                if (auto* texts = std::get_if<model::Texts>(&cells.cells)) {
                    texts->add(word);
                }
                if (auto* codes = std::get_if<model::Codes>(&cells.cells))
                    codes->push_back(model::pack(word).value_or(model::CreditCode{}));
                if (auto* degrees = std::get_if<model::Degrees>(&cells.cells))
                    degrees->cells.push_back(word.empty() ? model::LonLat::none : std::stoi(word));
            }
        made.columns.push_back(std::move(cells));
    }
    made.source.assign(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) made.line.push_back(static_cast<std::uint32_t>(i + 2));
    model::Source source;
    source.file = file.empty() ? schema->name + ".csv" : file;
    made.sources = std::make_shared<const std::vector<model::Source>>(1, source);
    return made;
}

/// Credit codes are only compared here, so any 18 characters will do.
inline std::string uscc(int number) {
    const std::string digits = std::to_string(number);
    return "91440699MA" + std::string(8 - digits.size(), '0') + digits;
}

struct Joined {
    model::District district;
    model::Places places;
    base::Diagnostics findings;
    const model::RowPlaces& of(std::string_view table) const { return places.tables.find(table)->second; }
    std::vector<std::string> links(std::string_view table, std::size_t row) const {
        std::vector<std::string> ids;
        for (const auto link : places.link_sets[of(table).links[row]]) ids.push_back(district.links[link].id);
        return ids;
    }
    std::size_t count(std::string_view code) const { return findings.count(code); }
    base::Facts facts(std::string_view code, std::size_t which = 0) const {
        for (const auto& finding : findings.sorted())
            if (finding.code == code && which-- == 0) return finding.facts;
        return {};
    }
};

inline Joined join_all(const model::Tables& tables, const join::Options& options = {},
                       model::District in = district()) {
    Joined joined{std::move(in), {}, base::Diagnostics{1'000'000}};
    base::Progress silent;
    base::Feedback feedback{joined.findings, silent};
    joined.places = join::join(joined.district, tables, options, feedback);
    return joined;
}

/// One table of enterprises, joined.
inline Joined join_enterprises(const std::vector<Cells>& rows, const join::Options& options = {}) {
    static const auto kept = enterprise_schema();
    return join_all({{"enterprises", table(kept, rows)}}, options);
}

}  // namespace small_world
