// SPDX-License-Identifier: Apache-2.0
#include "join/point_checks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/failure.hpp"
#include "base/number.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::none;

constexpr std::size_t least_points = 10;       // fewer say nothing about all
constexpr double least_shift_m = 100;          // GCJ-02 and BD-09 shift by 100 to 700 m
constexpr double metres_per_degree = 111'320;  // along a meridian

struct Located {
    model::LonLat point;
    std::size_t row;
};

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

model::LonLat middle_of(const model::MultiPolygon& shape) {
    const auto box = model::box_of(shape);
    return {box.low.lon + (box.high.lon - box.low.lon) / 2, box.low.lat + (box.high.lat - box.low.lat) / 2};
}

double median(std::vector<double>& values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

void check_towns(const Context& context, const model::Table& table, const model::Places& places,
                 const std::vector<Located>& points) {
    const auto& towns = context.district.towns;
    if (std::all_of(towns.begin(), towns.end(), [](const auto& town) { return town.shape.empty(); })) return;
    const auto inside = static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [&](const Located& one) { return places.located_town[one.row] != none; }));
    if (inside * 2 >= points.size()) return;
    throw base::Failure{base::Exit::input_refused,
                        "B006",
                        {{"inside", std::to_string(inside)}, {"points", std::to_string(points.size())}},
                        {table.spot(points.front().row, "lon").file, "", 0, 0}};
}

void check_datum(const Context& context, const model::Table& table, const model::Places& places,
                 const std::vector<Located>& points, base::Feedback& feedback) {
    std::vector<double> east, north;
    std::size_t outside = 0;
    for (const auto& [point, row] : points) {
        const auto park = places.declared_park[row];
        if (park == none || context.district.parks[park].shape.empty()) continue;
        const auto& shape = context.district.parks[park].shape;
        const model::LonLat middle = middle_of(shape);
        const double shrink = std::cos(middle.lat / model::degree_units * std::numbers::pi / 180);
        east.push_back((point.lon - middle.lon) / model::degree_units * metres_per_degree * shrink);
        north.push_back((point.lat - middle.lat) / model::degree_units * metres_per_degree);
        if (model::side_of(shape, point) == model::Side::outside) ++outside;
    }
    if (east.size() < least_points || outside * 10 <= east.size() * 3) return;
    const double x = median(east), y = median(north);
    if (std::hypot(x, y) < least_shift_m) return;
    const auto bearing = (std::lround(std::atan2(x, y) * 180 / std::numbers::pi) + 360) % 360;
    feedback.findings.add("P005", Severity::warning, {table.spot(points.front().row, "lon").file, "", 0, 0},
                          {{"outside", std::to_string(outside)},
                           {"points", std::to_string(east.size())},
                           {"metres", std::to_string(std::lround(std::hypot(x, y)))},
                           {"bearing", std::to_string(bearing)}});
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
    check_towns(context, table, places, points);
    check_datum(context, table, places, points, feedback);
    check_repeated(table, std::move(points), feedback);
}

}  // namespace qm::join
