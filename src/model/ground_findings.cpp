// SPDX-License-Identifier: Apache-2.0
#include "model/ground_findings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace qm::model {
namespace {

GroundKind kind_of(std::string_view code) {
    if (code == "B001") return GroundKind::gap;
    if (code == "B002") return GroundKind::overlap;
    if (code == "B007" || code == "B008") return GroundKind::park;
    return GroundKind::repaired;
}

std::string shown(std::int32_t units) {
    return base::format({units, 10'000'000}, {7, false, false, true});
}

/// Points that no town holds, one item for each cell of a grid of five by five over the district.
std::vector<GroundItem> points_outside(const Snapshot& snapshot) {
    const auto table = snapshot.tables.find("enterprises");
    std::vector<GroundItem> items;
    const auto& located = snapshot.places.located_town;
    GeoBox box;
    for (const auto& town : snapshot.district->towns) {
        const auto own = box_of(town.shape);
        if (own.empty()) continue;
        box.add(own.low);
        box.add(own.high);
    }
    if (table == snapshot.tables.end() || box.empty() || located.size() != table->second.rows()) return items;
    constexpr std::int64_t cells = 5;
    const std::int64_t wide = std::max<std::int64_t>((std::int64_t{box.high.lon} - box.low.lon) / cells, 1);
    const std::int64_t high = std::max<std::int64_t>((std::int64_t{box.high.lat} - box.low.lat) / cells, 1);
    std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::size_t, std::pair<LonLat, std::size_t>>> found;
    for (std::size_t row = 0; row < located.size(); ++row) {
        const LonLat point = table->second.point(row);
        if (!point.known() || located[row] != none) continue;
        const std::pair cell{(std::int64_t{point.lon} - box.low.lon + 1000 * wide) / wide,
                             (std::int64_t{point.lat} - box.low.lat + 1000 * high) / high};
        auto& [count, first] = found[cell];
        // The first by place, not by row: the order of rows changes no map.
        if (count++ == 0 || point < first.first) first = {point, row};
    }
    for (const auto& [cell, one] : found) {
        const auto& [point, row] = one.second;
        GroundItem item;
        item.kind = GroundKind::outside;
        item.at = point;
        item.count = one.first;
        item.finding = {"J005", base::Severity::warning, {}, {{"point", shown(point.lon) + ", " + shown(point.lat)}}};
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace

std::string_view name_of(GroundKind kind) {
    constexpr std::array<std::string_view, 5> names{"gap", "overlap", "repaired", "park", "outside"};
    return names[static_cast<std::size_t>(kind)];
}

GroundItems ground_items(const Snapshot& snapshot, std::size_t most) {
    std::vector<GroundItem> all = points_outside(snapshot);
    for (const auto& note : snapshot.district->ground) {
        GroundItem item;
        item.kind = kind_of(note.finding.code);
        item.at = note.at;
        item.shape = note.shape.empty() ? nullptr : &note.shape;
        item.finding = note.finding;
        all.push_back(std::move(item));
    }
    std::stable_sort(all.begin(), all.end(), [](const GroundItem& a, const GroundItem& b) {
        return std::tie(a.kind, a.finding.code, a.at) < std::tie(b.kind, b.finding.code, b.at);
    });
    GroundItems result;
    std::array<std::size_t, 5> taken{};
    for (auto& item : all) {
        if (++taken[static_cast<std::size_t>(item.kind)] > most) {
            ++result.left_out;
            continue;
        }
        item.number = static_cast<int>(result.items.size() + 1);
        result.items.push_back(std::move(item));
    }
    return result;
}

}  // namespace qm::model
