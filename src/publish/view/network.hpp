// SPDX-License-Identifier: Apache-2.0
// network.html: the service network 1 + 10 + N, how far parks are from it, what it has done, and who tests what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

/// A park and its nearest station. `number` is that of the map, for parks beyond reach.
struct ReachRow {
    std::string number, key, name, href, town, town_href, station, distance, distance_sort, state;
    bool beyond = false;
    QM_FIELDS(ReachRow, number, key, name, href, town, town_href, station, distance, distance_sort, state, beyond)
};

struct NetworkTownRow {
    std::string key, name, href;
    NumberView town_stations, park_stations, parks, served, share, mean, longest, orders, finished;
    QM_FIELDS(NetworkTownRow, key, name, href, town_stations, park_stations, parks, served, share, mean, longest,
              orders, finished)
};

struct StationRow {
    std::string id, name, kind, kind_sort, town, nearest_of, orders, finished, rate, rate_sort;
    QM_FIELDS(StationRow, id, name, kind, kind_sort, town, nearest_of, orders, finished, rate, rate_sort)
};

/// What the offices declare against what was measured.
struct DeclaredRow {
    std::string name, within, beyond, unknown, total;
    QM_FIELDS(DeclaredRow, name, within, beyond, unknown, total)
};

struct BodyRow {
    std::string id, name, kind, kind_sort, town, items;
    std::vector<LinkView> links;
    QM_FIELDS(BodyRow, id, name, kind, kind_sort, town, items, links)
};

/// A link and how many bodies of each kind test for it.
struct CapabilityRow {
    std::string key, id, name, href, stage, word, look;
    NumberView total;
    std::vector<std::string> counts;
    QM_FIELDS(CapabilityRow, key, id, name, href, stage, word, look, total, counts)
};
struct CapabilityView {
    std::string anchor, title, summary;
    std::vector<std::string> kinds;
    std::vector<CapabilityRow> rows;
    QM_FIELDS(CapabilityView, anchor, title, summary, kinds, rows)
};

struct AreaView {
    NumberView mu;
    std::string hectares, km2, exact;
    QM_FIELDS(AreaView, mu, hectares, km2, exact)
};

struct NetworkView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::optional<PictureView> map;
    std::string rule, beyond_title, all_title, without_point;
    std::vector<ReachRow> beyond, parks;
    std::vector<NetworkTownRow> towns, total;
    std::vector<DeclaredRow> declared;
    std::vector<StationRow> stations;
    std::vector<BodyRow> bodies;
    std::vector<CapabilityView> capabilities;
    std::optional<AreaView> area;
    QM_FIELDS(NetworkView, frame, head, key_figures, map, rule, beyond_title, all_title, without_point, beyond, parks,
              towns, total, declared, stations, bodies, capabilities, area)
};
NetworkView network_view(const MonthFacts& m);

/// Metres as km with two decimals; "—" for a distance that is not known.
std::string kilometres(std::int64_t metres);

}  // namespace qm::publish
