// SPDX-License-Identifier: Apache-2.0
// What a caller says to get a map. Plain values: codes of atlas areas, numbers for classing, and every word that shall
// be printed, already in the right language (drawing has no phrases). Lengths in CSS px.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "draw/sheet.hpp"
#include "model/geometry.hpp"

namespace qm::draw {

/// Short words of map furniture and legend. An empty word leaves its line out.
struct MapWords {
    std::string north;           // 北
    std::string kilometres;      // km
    std::string metres;          // m
    std::string legend;          // 每百家在办问题（件）: measure and unit
    std::string period;          // 2024年6月
    std::string high, low;       // 多, 少 (difference map: 增加, 减少)
    std::string counted;         // 镇街数: what the bars of the legend count
    std::string no_data;         // 无数据
    std::string zero;            // 0 件
    std::string small_sample;    // 样本不足（企业＜50 家）
    std::string not_applicable;  // 不适用
    std::string near_break;      // 距分级界 ≤0.1 级
    std::string lopsided;      // 一级占 {n}/{of}，分级几乎不区分: filled in when one class holds most units
    std::string circled;       // 逾期件数: title of the circles
    std::string circled_unit;  // 件
    std::string overdue;       // 有逾期: the clock mark
    std::string symbols;       // 环节（企业数）: title of the symbol key (point map)
    std::string cluster;       // 多家重叠处合并，数字为家数
};

enum class State : std::uint8_t { value, zero, no_data, not_applicable, small_sample };

/// One coloured area.
struct AreaFigure {
    std::string area;             // code in the atlas
    std::optional<double> value;  // for classing only; State::value without a value counts as no data
    State state = State::value;
    std::string printed;  // "4.3", "样本不足": second line of the label; empty = no second line
    std::string label;    // short name, or a number that a table resolves
    std::string key;      // "town-440606102"
    std::string href;
    std::string title;          // tooltip and accessible name
    double circled = 0;         // > 0: a circle of this area (overdue count) beside the label
    std::string circled_text;   // number inside the circle
    bool overdue_mark = false;  // small clock at the area (for areas too small for a circle)
    int priority = 0;           // higher labels first; ties by order given
    double amount = 0;          // of a schematic map: what the area of its circle stands for
};

/// Faint ground: neighbours, or the towns under the parks.
struct GroundArea {
    std::string area;
    std::string label;  // may be empty
    bool here = false;  // the place the page is about: page colour with a strong outline
    std::string key, href, title;
};

struct MapGround {
    std::vector<GroundArea> areas;
    std::string focus;  // code of the area the frame is fitted to; empty = all areas shown
};

enum class Method : std::uint8_t { given, quantile, equal, jenks };

struct ScaleSpec {
    Method method = Method::given;
    std::vector<double> breaks;    // Method::given: inner limits, ascending; a value on a limit belongs above it
    int classes = 5;               // other methods: 1–7
    std::string palette = "warm";  // warm, cool, cividis (palettes.hpp)
    int decimals = 1;   // of the limits of Method::equal; other computed limits are the roundest that separate
    double near = 0.1;  // share of a class up to which a value is close to a limit
    int lopsided = 60;  // percent of the units in one class beyond which the map says so
};

struct Choropleth {
    Sheet sheet;
    MapGround ground;
    std::vector<AreaFigure> areas;
    ScaleSpec scale;
    MapWords words;
};

/// Values are differences; `printed` carries the sign (the glyph ▲ ▼ ＝ is added here).
struct DifferenceMap {
    Sheet sheet;
    MapGround ground;
    std::vector<AreaFigure> areas;
    double dead_zone = 0.25;  // |d| below it counts as level
    double strong = 0.75;     // |d| from it on counts as strong
    int decimals = 2;         // of printed limits
    double near = 0.1;        // as ScaleSpec::near
    MapWords words;
};

enum class PointKind : std::uint8_t { upstream, midstream, downstream, service, enterprise, facility, leader };

struct KindWords {
    PointKind kind;
    std::string words;  // 上游, 链主 …: legend line; counts are added
};

struct PointFigure {
    model::LonLat at;
    PointKind kind = PointKind::enterprise;
    std::string key;    // linked highlighting: points of one key form one group ("link-R201")
    std::string label;  // leaders: name by leader line; others usually empty
    std::string href;
    std::string title;
};

struct PointMap {
    Sheet sheet;
    MapGround ground;                  // towns, faint
    std::vector<AreaFigure> outlines;  // parks as outlines with a number or a name; value and state are not used
    std::vector<PointFigure> points;
    std::vector<KindWords> kinds;  // legend order
    MapWords words;
};

}  // namespace qm::draw
