// SPDX-License-Identifier: Apache-2.0
// What stays from month to month: towns, parks, chains with their links. Indexes are positions in these vectors,
// which are sorted by code, so they do not depend on the order of the input.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/datum.hpp"
#include "model/geometry.hpp"
#include "model/table.hpp"

namespace qm::model {

struct Town {
    std::string code;  // 9-digit division code
    std::string name, name_en;
    std::string short_name;  // 北滘 for 北滘镇; the map label
    MultiPolygon shape;
    double area_km2 = 0;
};

struct Park {
    std::string id;
    std::string name;
    Index town = none;
    MultiPolygon shape;
    double area_km2 = 0;
    bool nested = false;  // lies inside another park
};

struct Stage {
    std::string id;  // U1, U2, M, D, X
    std::string name, name_en;
    std::string position;  // 上游 中游 下游 支撑
    int order = 0;
};

struct Link {
    std::string id;
    Index chain = none;
    Index stage = none;  // in Chain::stages
    std::string name, name_en;
    std::string products;
    std::vector<std::string> primary, secondary;  // GB/T 4754-2017 classes
    std::string key_items;                        // key quality items
    std::string same_as;                          // id of the same physical link in another chain
};

struct Edge {
    Index from = none, to = none;  // link indexes
    std::string kind;              // material component software equipment service tooling packaging product
};

struct Chain {
    std::string id;
    std::string name, name_en, short_name, short_name_en;
    std::vector<Stage> stages;  // in order
    std::vector<Index> links;   // sorted by id
    std::vector<Edge> edges;
};

/// A strategic cluster of the district, with figures as they were given. Chains with a map of their own are named.
struct Cluster {
    std::string id;
    std::string name, name_en;
    std::string group, group_en;  // 四大支柱集群 …
    int order = 0;
    std::vector<Index> chains;             // sorted; may be empty
    std::string output, output_qualifier;  // 亿元, a decimal number or empty; = ≥ ≤ ≈ > <
    std::string firms, firms_qualifier;    // enterprises
    std::string period, source, note;      // of the given figures
};

/// Where a boundary layer came from and how it may be shown; printed under every map.
struct LayerNote {
    std::string file;
    std::string source;     // title of the source, year
    std::string review_no;  // 审图号; empty for schematic layers
    bool schematic = false;
    std::string sha256;
    std::string crs;  // as declared
};

/// A finding about the ground that has a place on it: what a map of the data's defects shows.
struct GroundNote {
    base::Diagnostic finding;
    LonLat at;
    MultiPolygon shape;  // of the defect itself, such as a gap; may be empty
};

struct District {
    std::string code, name, name_en;
    std::vector<Town> towns;
    std::vector<Park> parks;
    std::vector<Link> links;
    std::vector<Chain> chains;
    std::vector<Cluster> clusters;  // by order, then id
    LayerNote towns_note, parks_note;
    Datum datum = Datum::wgs84;  // of all coordinates, those of tables too
    bool inverse = false;        // some came here by the inverse formulae
    std::vector<GroundNote> ground;

    Index town_by_code(std::string_view code) const;
    Index park_by_id(std::string_view id) const;
    Index link_by_id(std::string_view id) const;
    Index chain_by_id(std::string_view id) const;
};

/// 北滘镇 -> 北滘, 容桂街道 -> 容桂; names without such an ending stay.
std::string short_town_name(std::string_view name);

}  // namespace qm::model
