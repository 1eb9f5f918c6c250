// SPDX-License-Identifier: Apache-2.0
#include "join/point_checks.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/number.hpp"
#include "join/datum_hypotheses.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::none;

constexpr std::size_t least_points = 10;  // fewer say nothing about all

using Located = LocatedRow;

std::vector<Located> points_of(const model::Table& table) {
    const auto degrees = [&](std::string_view name) {
        const auto* column = table.column(name);
        return column == nullptr ? nullptr : std::get_if<model::Degrees>(&column->cells);
    };
    const auto* lon = degrees("lon");
    const auto* lat = degrees("lat");
    std::vector<Located> points;
    if (lon == nullptr || lat == nullptr) return points;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const model::LonLat point{lon->cells[row], lat->cells[row]}; point.known()) points.push_back({point, row});
    return points;
}

void check_towns(const Context& context, const model::Table& table, const model::Places& places,
                 const std::vector<Located>& points, const std::string& reason) {
    const auto& towns = context.district.towns;
    if (std::all_of(towns.begin(), towns.end(), [](const auto& town) { return town.shape.empty(); })) return;
    const auto inside = static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [&](const Located& one) { return places.located_town[one.row] != none; }));
    if (inside * 2 >= points.size()) return;
    throw base::Failure{
        base::Exit::input_refused,
        "B006",
        {{"inside", std::to_string(inside)}, {"points", std::to_string(points.size())}, {"reason", reason}},
        {table.spot(points.front().row, "lon").file, "", 0, 0}};
}

// Each file by itself: one town may have taken its points from another map than the rest.
std::string check_files(const Context& context, const model::Table& table, const model::Places& places,
                        const std::vector<Located>& points, base::Feedback& feedback) {
    std::map<std::uint16_t, std::vector<Located>> files;
    for (const auto& one : points) files[table.source.empty() ? 0 : table.source[one.row]].push_back(one);
    std::string looks_like;
    for (auto& [number, own] : files) {
        const auto reason = check_system(context, table, places, std::move(own), feedback);
        if (looks_like.empty()) looks_like = reason;
    }
    return looks_like;
}

void check_repeated(const model::Table& table, std::vector<Located> points, base::Feedback& feedback) {
    const auto key = [](const Located& one) { return std::tuple{one.point.lon, one.point.lat, one.row}; };
    std::sort(points.begin(), points.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    for (std::size_t from = 0, to = 0; from < points.size(); from = to) {
        while (to < points.size() && points[to].point == points[from].point) ++to;
        if (to - from < least_points || (to - from) * 20 < points.size()) continue;
        const auto degrees = [](std::int32_t units) {
            return base::format({units, 10'000'000}, {7, false, false, true});
        };
        feedback.findings.add("P007", Severity::warning, table.spot(points[from].row, "lon"),
                              {{"count", std::to_string(to - from)},
                               {"points", std::to_string(points.size())},
                               {"point", degrees(points[from].point.lon) + ", " + degrees(points[from].point.lat)}});
    }
}

}  // namespace

void check_points(const Context& context, const model::Table& table, const model::Places& places,
                  base::Feedback& feedback) {
    auto points = points_of(table);
    if (points.size() < least_points) return;
    const auto reason = check_files(context, table, places, points, feedback);
    check_towns(context, table, places, points, reason);
    check_repeated(table, std::move(points), feedback);
}

}  // namespace qm::join
