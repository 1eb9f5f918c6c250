// SPDX-License-Identifier: Apache-2.0
#include "assess/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "model/ground_distance.hpp"

namespace qm::assess {
namespace {

using model::Index;

/// A station's point or the box of a park: no point of the box is nearer than this.
double least_possible_m(const model::GeoBox& box, model::LonLat point) {
    const model::LonLat nearest{std::clamp(point.lon, box.low.lon, box.high.lon),
                                std::clamp(point.lat, box.low.lat, box.high.lat)};
    const auto offset = model::offset_m(point, nearest);
    return std::hypot(offset.east, offset.north);
}

constexpr double slack_m = 1;  // the bound is taken at another latitude than the distance

model::ParkService nearest_station(const model::Park& park, const model::Table& table,
                                   const std::vector<Index>& stations) {
    model::ParkService best;
    if (park.shape.empty()) return best;
    const auto box = model::box_of(park.shape);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Index station : stations) {
        const auto point = table.point(station);
        if (least_possible_m(box, point) > static_cast<double>(least) * 1.001 + slack_m) continue;
        // Areas and distances are measured, not counted: binary until here, whole metres from here on.
        const auto metres = static_cast<std::int64_t>(std::llround(model::distance_to_shape_m(park.shape, point)));
        if (metres >= least) continue;
        least = metres;
        best = {station, metres};
    }
    return best;
}

/// J020: orders of a station that the list of facilities does not have, told once for each number.
void check_orders(const model::Snapshot& snapshot, const model::Table& facilities, base::Feedback& feedback) {
    const auto found = snapshot.tables.find("services");
    if (found == snapshot.tables.end() || found->second.column("facility_id") == nullptr) return;
    const model::Table& orders = found->second;
    std::set<std::string_view> known;
    for (std::size_t row = 0; row < facilities.rows(); ++row) known.insert(facilities.text(row, "facility_id"));
    std::map<std::string_view, std::pair<std::size_t, std::size_t>> unknown;  // first row, rows
    for (std::size_t row = 0; row < orders.rows(); ++row) {
        const auto id = orders.text(row, "facility_id");
        if (id.empty() || known.contains(id)) continue;
        auto& use = unknown[id];
        if (use.second++ == 0) use.first = row;
    }
    for (const auto& [id, use] : unknown)
        feedback.findings.add("J020", base::Severity::warning, orders.spot(use.first, "facility_id"),
                              {{"value", base::shown(id)}, {"count", std::to_string(use.second)}});
}

}  // namespace

void measure_network(model::Snapshot& snapshot, const model::Config& config, base::Feedback& feedback) {
    model::Network& network = snapshot.network;
    network = {};
    network.served_within_m = std::llround(config.network.served_within_km * 1000);
    const auto found = snapshot.tables.find("facilities");
    if (found == snapshot.tables.end()) return;
    const model::Table& table = found->second;
    network.known = true;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto kind = table.text(row, "kind");
        if (std::find(model::station_kinds.begin(), model::station_kinds.end(), kind) == model::station_kinds.end())
            continue;
        (table.point(row).known() ? network.stations : network.without_point).push_back(static_cast<Index>(row));
    }
    const auto by_id = [&](Index a, Index b) {
        return std::tuple{table.text(a, "facility_id"), a} < std::tuple{table.text(b, "facility_id"), b};
    };
    std::sort(network.stations.begin(), network.stations.end(), by_id);
    std::sort(network.without_point.begin(), network.without_point.end(), by_id);
    for (const Index row : network.without_point)
        feedback.findings.add(
            "J019", base::Severity::warning, table.spot(row, "lon"),
            {{"id", base::shown(table.text(row, "facility_id"))}, {"name", base::shown(table.text(row, "name"))}});
    check_orders(snapshot, table, feedback);
    for (const model::Park& park : snapshot.district->parks)
        network.parks.push_back(nearest_station(park, table, network.stations));
}

}  // namespace qm::assess
