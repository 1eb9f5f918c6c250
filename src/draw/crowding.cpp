// SPDX-License-Identifier: Apache-2.0
#include "draw/crowding.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "draw/palettes.hpp"

namespace qm::draw {

using scene::Box;
using scene::Point;

namespace {

constexpr double cells[] = {18, 27, 36, 54};  // px, grids on which crowding is judged; the first with few enough …
constexpr std::size_t most_clusters = 30;     // … clusters is taken
constexpr std::size_t most_symbols = 2000;    // on one map; beyond, sparser cells are merged as well
// Share of a cell covered by its symbols from which they are merged; the first that leaves few enough symbols.
constexpr double crowded[] = {0.9, 0.5, 0.25, 0.1};
constexpr double least_size = 0.7;  // of symbols on a full map
constexpr double strip = 16;        // px

/// Cells that hold more symbols per px² become one circle each.
void merge(Crowd& layout, double cell, double most_per_px2) {
    layout.clusters.clear();
    std::map<std::pair<int, int>, std::vector<std::size_t>> members_of;
    std::vector<const Spot*> outstanding;
    for (std::size_t i = 0; i < layout.spots.size(); ++i) {
        Spot& spot = layout.spots[i];
        spot.merged = false;
        if (stands_out(spot.figure->kind)) {
            outstanding.push_back(&spot);
            continue;
        }
        members_of[{static_cast<int>(std::floor(spot.at.y / cell)), static_cast<int>(std::floor(spot.at.x / cell))}]
            .push_back(i);
    }
    std::size_t fullest = 1;
    for (const auto& [place, members] : members_of) fullest = std::max(fullest, members.size());
    const double unit = std::min(2.0, (cell / 2 - 0.5) / std::sqrt(static_cast<double>(fullest)));
    for (const auto& [place, members] : members_of) {
        const double count = static_cast<double>(members.size());
        if (count < 3 || count <= most_per_px2 * cell * cell) continue;
        Cluster cluster{{0, 0}, members.size(), 0};
        for (const std::size_t i : members) {
            cluster.at.x += layout.spots[i].at.x / count;
            cluster.at.y += layout.spots[i].at.y / count;
        }
        // The circle stays within its cell, so that circles never overlap.
        const double digits = count < 100 ? 8.5 : count < 1000 ? 11 : 14;
        cluster.radius = std::clamp(unit * std::sqrt(count), std::min(digits, cell / 2 - 0.5), cell / 2 - 0.5);
        const double room = cell / 2 - cluster.radius;
        const Point middle{(place.second + 0.5) * cell, (place.first + 0.5) * cell};
        cluster.at = {std::clamp(cluster.at.x, middle.x - room, middle.x + room),
                      std::clamp(cluster.at.y, middle.y - room, middle.y + room)};
        // A star upon a circle would hide a digit of its number.
        if (std::any_of(outstanding.begin(), outstanding.end(), [&](const Spot* s) {
                return std::hypot(s->at.x - cluster.at.x, s->at.y - cluster.at.y) <
                       cluster.radius + palette::point(s->figure->kind).radius + 2;
            }))
            continue;
        for (const std::size_t i : members) layout.spots[i].merged = true;
        layout.clusters.push_back(cluster);
    }
}

}  // namespace

bool stands_out(PointKind kind) {
    return kind == PointKind::leader || kind == PointKind::facility;
}

std::size_t Crowd::hidden_by(const Box& box) const {
    std::size_t count = 0;
    const auto first = static_cast<std::size_t>(std::max(0.0, box.top / strip));
    for (std::size_t row = first; row < rows.size() && static_cast<double>(row) * strip <= box.bottom; ++row)
        for (const Point at : rows[row])
            if (box.left <= at.x && at.x <= box.right && box.top <= at.y && at.y <= box.bottom) ++count;
    for (const Cluster& c : clusters)
        if (box.grown(c.radius).overlaps({c.at.x, c.at.y, c.at.x + 0.01, c.at.y + 0.01})) count += 4;
    return count;
}

Crowd crowd(const std::vector<PointFigure>& points, const MapView& view, double land_area) {
    Crowd result;
    for (const PointFigure& p : points) {
        if (!p.at.known()) continue;
        const Point at = view.at(p.at);
        if (!Box{at.x, at.y, at.x, at.y}.inside(view.frame())) continue;
        result.spots.push_back({&p, at, false});
        ++result.counts[static_cast<std::size_t>(p.kind)];
    }
    // Order on the page does not depend on the order of rows.
    std::sort(result.spots.begin(), result.spots.end(), [](const Spot& a, const Spot& b) {
        return std::tie(a.figure->kind, a.figure->key, a.figure->at, a.figure->title) <
               std::tie(b.figure->kind, b.figure->key, b.figure->at, b.figure->title);
    });
    const double share = static_cast<double>(result.spots.size()) * 28 / std::max(land_area, 1.0);
    result.size = std::clamp(std::sqrt(0.25 / std::max(share, 1e-9)), least_size, 1.0);
    const double one = 28 * result.size * result.size;  // px² of a symbol with its line

    for (const double share_of_cell : crowded) {
        for (const double cell : cells) {
            merge(result, cell, share_of_cell / one);
            if (result.clusters.size() <= most_clusters) break;
        }
        std::size_t merged = 0;
        for (const Cluster& c : result.clusters) merged += c.count;
        if (result.spots.size() - merged <= most_symbols) break;
    }
    std::erase_if(result.spots, [](const Spot& s) { return s.merged; });
    for (const Spot& spot : result.spots) {
        const auto row = static_cast<std::size_t>(std::max(0.0, spot.at.y / strip));
        if (row >= result.rows.size()) result.rows.resize(row + 1);
        result.rows[row].push_back(spot.at);
    }
    return result;
}

}  // namespace qm::draw
