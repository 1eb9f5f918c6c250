// SPDX-License-Identifier: Apache-2.0
// What a caller says to get a picture that is no map of borders, or more than one map: schematic maps, two measures at
// once, small multiples, flows, a briefing card. As in map_requests.hpp all words are given.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "draw/map_requests.hpp"

namespace qm::draw {

enum class SchematicKind : std::uint8_t {
    tiles,   // a square an area, in a grid that keeps their relative places
    circles  // a circle an area, its size by AreaFigure::amount, moved apart until none covers another (Dorling)
};

struct TilePlace {
    std::string area;
    int row = 0, column = 0;
};

/// No border is drawn: places come from the centres of the areas alone.
struct Schematic {
    Sheet sheet;
    SchematicKind kind = SchematicKind::tiles;
    std::vector<AreaFigure> areas;
    std::vector<TilePlace> tiles;  // for all areas, or empty: computed
    ScaleSpec scale;
    MapWords words;  // circled, circled_unit: what the circles stand for
};

/// The one thing and the other: each measure splits the areas in two, the dark side being the one to look at.
struct TwoMeasures {
    struct Measure {
        double limit = 0;
        bool low_is_dark = false;  // dark are the values below the limit, else those from it on
        std::string words;         // 抽查不合格率
        std::string dark_side;     // 右侧：不低于全区 8.0%
        bool dark(double value) const { return low_is_dark ? value < limit : value >= limit; }
    };
    Sheet sheet;
    MapGround ground;
    std::vector<AreaFigure> areas;              // value: the first measure
    std::vector<std::optional<double>> second;  // of each area
    Measure first_measure, second_measure;
    MapWords words;
};

/// One map for each panel, all in one scale.
struct SmallMultiples {
    struct Panel {
        std::string title;              // 2024年4月
        std::vector<AreaFigure> areas;  // labels are not drawn: names stand on the large map
    };
    Sheet sheet;
    std::vector<Panel> panels;
    ScaleSpec scale;  // limits over all panels together
    MapWords words;
};

/// What flows between places; drawn as curves that bend to the right of their way, so that there and back part.
struct FlowMap {
    struct End {
        model::LonLat at;
        PointKind kind = PointKind::enterprise;
        std::string label, key, href, title;
    };
    struct Flow {
        std::string from_area;  // begins at the middle of this area …
        std::size_t to = 0;     // … and leads to this end
        std::int64_t count = 1;
        std::string key, title;
    };
    Sheet sheet;
    MapGround ground;
    std::vector<End> ends;
    std::vector<Flow> flows;
    std::size_t most = 40;    // the smallest beyond it are drawn as one number in the legend
    std::string flow_words;   // 供应商家数
    std::string rest_words;   // 另有 {n} 家未画线: {n} filled in
    std::string begin_words;  // 供应商所在镇街（家数）
    std::vector<KindWords> kinds;
    MapWords words;
};

/// For a meeting: one upright page with a title, three figures, one map.
struct BriefingCard {
    struct Key {
        std::string value, unit, label, note;
    };
    Sheet sheet;
    std::string stamp;  // over the title
    std::array<Key, 3> keys;
    std::variant<Choropleth, PointMap> map;
};

}  // namespace qm::draw
