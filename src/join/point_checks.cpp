// SPDX-License-Identifier: Apache-2.0
#include "join/point_checks.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
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

// File by file; rows of one file mostly stand together already.
std::vector<Located> points_of(const model::Table& table) {
    const auto degrees = [&](std::string_view name) {
        const auto* column = table.column(name);
        return column == nullptr ? nullptr : std::get_if<model::Degrees>(&column->cells);
    };
    const auto* lon = degrees("lon");
    const auto* lat = degrees("lat");
    std::vector<Located> points;
    if (lon == nullptr || lat == nullptr) return points;
    points.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const model::LonLat point{lon->cells[row], lat->cells[row]}; point.known())
            points.push_back({point, static_cast<model::Index>(row)});
    const auto by_file = [&](const Located& a, const Located& b) { return table.source[a.row] < table.source[b.row]; };
    if (!table.source.empty() && !std::is_sorted(points.begin(), points.end(), by_file))
        std::stable_sort(points.begin(), points.end(), by_file);
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
                        std::span<const Located> points, base::Feedback& feedback) {
    const auto file = [&](const Located& one) { return table.source.empty() ? 0 : table.source[one.row]; };
    std::string looks_like;
    while (!points.empty()) {
        const auto end = std::find_if(points.begin(), points.end(),
                                      [&](const Located& one) { return file(one) != file(points.front()); });
        const auto own = points.first(static_cast<std::size_t>(end - points.begin()));
        const auto reason = check_system(context, table, places, own, feedback);
        if (looks_like.empty()) looks_like = reason;
        points = points.subspan(own.size());
    }
    return looks_like;
}

void check_repeated(const model::Table& table, std::span<const Located> points, base::Feedback& feedback) {
    const std::size_t least = std::max(least_points, (points.size() + 19) / 20);
    // What so many rows share fills its bucket; nearly all others are left out before sorting.
    std::vector<std::uint32_t> buckets(std::size_t{1} << 16);
    const auto bucket = [&](const Located& one) -> std::uint32_t& {
        const auto mixed = (std::uint64_t{static_cast<std::uint32_t>(one.point.lon)} << 32 |
                            static_cast<std::uint32_t>(one.point.lat)) *
                           0x9E3779B97F4A7C15;
        return buckets[mixed >> 48];
    };
    for (const auto& one : points) ++bucket(one);
    std::vector<Located> shared;
    std::copy_if(points.begin(), points.end(), std::back_inserter(shared),
                 [&](const Located& one) { return bucket(one) >= least; });
    const auto key = [](const Located& one) { return std::tuple{one.point.lon, one.point.lat, one.row}; };
    std::sort(shared.begin(), shared.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    for (std::size_t from = 0, to = 0; from < shared.size(); from = to) {
        while (to < shared.size() && shared[to].point == shared[from].point) ++to;
        if (to - from < least) continue;
        const auto degrees = [](std::int32_t units) {
            return base::format({units, 10'000'000}, {7, false, false, true});
        };
        feedback.findings.add("P007", Severity::warning, table.spot(shared[from].row, "lon"),
                              {{"count", std::to_string(to - from)},
                               {"points", std::to_string(points.size())},
                               {"point", degrees(shared[from].point.lon) + ", " + degrees(shared[from].point.lat)}});
    }
}

}  // namespace

void check_points(const Context& context, const model::Table& table, const model::Places& places,
                  base::Feedback& feedback) {
    const auto points = points_of(table);
    if (points.size() < least_points) return;
    const auto reason = check_files(context, table, places, points, feedback);
    check_towns(context, table, places, points, reason);
    check_repeated(table, points, feedback);
}

}  // namespace qm::join
