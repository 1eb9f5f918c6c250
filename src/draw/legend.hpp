// SPDX-License-Identifier: Apache-2.0
// The key of a map, drawn from the scale itself: limits at the joints of the blocks, units per class as bars, empty
// classes kept; swatches for what is not a value only when the map shows some.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draw/map_marks.hpp"
#include "draw/map_requests.hpp"
#include "draw/palettes.hpp"
#include "draw/schematic_requests.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

struct ScaleKey {
    std::vector<palette::Shade> shades;  // low to high
    std::vector<std::string> limits;     // one fewer than shades
    std::vector<std::size_t> counts;     // units per class
    bool change = false;                 // ▲ ▼ before the words of the ends
};

/// Four fields: the dark side of the first measure is on the right, that of the second above.
struct FieldsKey {
    std::array<std::size_t, 4> counts{};
    TwoMeasures::Measure first, second;
};

struct SymbolKey {
    scene::Shape shape = scene::Shape::circle;
    double radius = 3;
    scene::Style style;
    std::string words;
    std::string count;
};

struct LineKey {
    double width;
    std::string words;
};

struct LegendPlan {
    ScaleKey scale;                       // no shades: no scale
    std::array<std::size_t, 5> states{};  // units by State (value is not used)
    std::size_t near = 0;                 // units with the dashed line
    std::vector<double> circles;          // amounts of the example circles, ascending
    CircleScale circle_scale;
    bool circles_filled = false;  // circles are the areas themselves, not numbers upon them
    std::size_t overdue = 0;      // areas with the clock mark
    std::size_t crowded = 0;      // units of the class that holds most of them, when that is to be told
    std::size_t crowded_of = 0;
    std::optional<FieldsKey> fields;
    std::string lines_title;
    std::vector<LineKey> lines;
    std::string note;  // under the lines
    std::string symbols_title;
    std::vector<SymbolKey> symbols;
};

/// Both return the y below the legend. The column is for the side of a map, the row for below it.
double draw_legend_column(scene::Group& root, const LegendPlan& plan, const MapWords& words,
                          const scene::TextMetrics& metrics, const scene::Box& space);
double draw_legend_row(scene::Group& root, const LegendPlan& plan, const MapWords& words,
                       const scene::TextMetrics& metrics, const scene::Box& space);

}  // namespace qm::draw
