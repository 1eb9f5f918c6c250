// SPDX-License-Identifier: Apache-2.0
#include "join/enterprise_places.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/number.hpp"
#include "join/blocks.hpp"
#include "join/resolved_column.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::Index;
using model::none;

// Decimal degrees as the user wrote them, for messages.
std::string shown(model::LonLat point) {
    const auto degrees = [](std::int32_t units) { return base::format({units, 10'000'000}, {7, false, false, true}); };
    return degrees(point.lon) + ", " + degrees(point.lat);
}

struct Row {
    model::LonLat point;
    Index declared_town = none, declared_park = none;
    Index located_town = none, located_park = none;
    Index town = none, park = none;
    std::int32_t metres = 0;
    model::PlaceMethod method = model::PlaceMethod::unplaced;
};

class Placer {
  public:
    Placer(const Context& context, const model::Table& table) : context_{context}, table_{table} {
        has_towns_ = std::any_of(context.district.towns.begin(), context.district.towns.end(),
                                 [](const auto& town) { return !town.shape.empty(); });
    }

    void place(Row& row) const {
        if (row.point.known()) {
            row.located_town = context_.town_at(row.point);
            row.located_park = context_.park_at(row.point);
        }
        const bool usable = row.located_town != none || row.located_park != none;
        if (row.located_park != none)
            row.method = model::PlaceMethod::polygon;
        else if (row.point.known() && find_near_park(row))
            row.method = model::PlaceMethod::nearest;
        else if (usable)
            row.method = model::PlaceMethod::town;
        row.park = row.located_park;
        if (row.park == none && row.declared_park != none &&
            (!usable || context_.district.parks[row.declared_park].shape.empty())) {
            row.park = row.declared_park;
            row.method = model::PlaceMethod::declared;
        }
        row.town = row.located_town;
        if (row.town == none) row.town = context_.town_of(row.park);
        if (row.town == none) row.town = row.declared_town;
        if (row.method == model::PlaceMethod::unplaced && row.town != none) row.method = model::PlaceMethod::declared;
    }

    void report(std::size_t at, const Row& row, base::Diagnostics& findings) const {
        const auto& district = context_.district;
        if (row.method == model::PlaceMethod::nearest)
            findings.add("J006", Severity::info, table_.spot(at, "lon"),
                         {{"park", district.parks[row.located_park].name},
                          {"metres", std::to_string(row.metres)},
                          {"point", shown(row.point)}});
        if (!row.point.known()) return;
        if (row.located_town == none && has_towns_)
            findings.add("J005", Severity::warning, table_.spot(at, "lon"), {{"point", shown(row.point)}});
        else if (row.located_town != none && row.declared_town != none && row.located_town != row.declared_town)
            findings.add("J004", Severity::warning, table_.spot(at, "town"),
                         {{"declared", district.towns[row.declared_town].name},
                          {"located", district.towns[row.located_town].name},
                          {"point", shown(row.point)}});
        report_park(at, row, findings);
    }

  private:
    // Only parks of the town where the point lies; of the declared town when it lies in none; of any when none is
    // known.
    bool find_near_park(Row& row) const {
        if (context_.parks.empty()) return false;
        const Index town = row.located_town != none ? row.located_town : row.declared_town;
        const auto of_town = [&](Index park) {
            const Index of_park = context_.town_of(park);
            return town == none || of_park == none || of_park == town;
        };
        const auto near = context_.parks.nearest(row.point, context_.options.park_tolerance_m, of_town);
        if (near.area == none) return false;
        row.located_park = context_.park_words.current(near.area);
        row.metres = static_cast<std::int32_t>(std::lround(near.metres));
        return true;
    }

    // A point within the declared park or within tolerance of it agrees, even when a smaller or nearer park takes it.
    void report_park(std::size_t at, const Row& row, base::Diagnostics& findings) const {
        const auto& district = context_.district;
        if (row.declared_park == none || row.declared_park == row.located_park ||
            (row.located_park == none && row.located_town == none))
            return;
        const auto& declared = district.parks[row.declared_park];
        if (declared.shape.empty() || model::side_of(declared.shape, row.point) != model::Side::outside) return;
        const double metres = border_distance_m(declared.shape, row.point);
        if (metres <= context_.options.park_tolerance_m) return;
        findings.add("J003", Severity::warning, table_.spot(at, "park"),
                     {{"declared", declared.name},
                      {"located", row.located_park != none ? district.parks[row.located_park].name
                                                           : district.towns[row.located_town].name},
                      {"metres", std::to_string(std::lround(metres))},
                      {"point", shown(row.point)}});
    }

    const Context& context_;
    const model::Table& table_;
    bool has_towns_ = false;
};

const model::Degrees* degrees_of(const model::Table& table, std::string_view name) {
    const auto* column = table.column(name);
    return column == nullptr ? nullptr : std::get_if<model::Degrees>(&column->cells);
}

// A boundary that no row names: the town's file is missing, or its code differs between boundary and data.
void tell_towns_without_rows(const Context& context, const model::Table& table, const ResolvedColumn& town,
                             base::Feedback& feedback) {
    const auto& towns = context.district.towns;
    constexpr std::size_t least_rows = 10;  // a handful of rows need not name every town
    if (!town || table.rows() < least_rows) return;
    std::vector<bool> named(towns.size());
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const Index at = town.at(row); at != none) named[at] = true;
    for (Index i = 0; i < towns.size(); ++i)
        if (!named[i] && context.town_words.current(i) == i && !towns[i].shape.empty())
            feedback.findings.add("B012", Severity::info, {context.district.towns_note.file, "", 0, 0},
                                  {{"code", towns[i].code}, {"town", towns[i].name}});
}

}  // namespace

void place_enterprises(const Context& context, const model::Table& table, model::Places& places,
                       base::Feedback& feedback) {
    const auto town =
        resolve_places(table, find_column(table, model::Type::town), context.town_words, "town", feedback);
    const auto park =
        resolve_places(table, find_column(table, model::Type::park), context.park_words, "park", feedback);
    const auto* lon = degrees_of(table, "lon");
    const auto* lat = degrees_of(table, "lat");
    const std::size_t rows = table.rows();
    auto& own = places.tables["enterprises"];
    own.town.resize(rows);
    own.park.resize(rows);
    places.method.resize(rows);
    for (auto* indexes : {&places.declared_town, &places.declared_park, &places.located_town, &places.located_park})
        indexes->resize(rows);

    tell_towns_without_rows(context, table, town, feedback);

    const Placer placer{context, table};
    for_each_block(rows, context.options.jobs, feedback,
                   [&](std::size_t begin, std::size_t end, base::Diagnostics& findings) {
                       for (std::size_t at = begin; at < end; ++at) {
                           Row row;
                           if (lon != nullptr && lat != nullptr) row.point = {lon->cells[at], lat->cells[at]};
                           row.declared_town = town.at(at);
                           row.declared_park = park.at(at);
                           placer.place(row);
                           placer.report(at, row, findings);
                           own.town[at] = row.town;
                           own.park[at] = row.park;
                           places.method[at] = row.method;
                           places.declared_town[at] = row.declared_town;
                           places.declared_park[at] = row.declared_park;
                           places.located_town[at] = row.located_town;
                           places.located_park[at] = row.located_park;
                       }
                   });
}

}  // namespace qm::join
