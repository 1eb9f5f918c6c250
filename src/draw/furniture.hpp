// SPDX-License-Identifier: Apache-2.0
// What stands around a map or chart: title lines, source lines, scale bar, north arrow.
#pragma once

#include <string>
#include <vector>

#include "draw/map_requests.hpp"
#include "draw/sheet.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

inline constexpr double narrow_below = 560;  // px; under this width the legend stands below the map

/// A figure with the names of its sheet, width and paper set; the height is set when all is drawn.
scene::Figure begin_figure(const Sheet& sheet, const char* root_role);

/// Title and subtitle when the sheet wants them; returns the y where the picture may begin.
double draw_heading(scene::Group& root, const Sheet& sheet, const scene::TextMetrics& metrics);

/// The key of labels that found no place: "1 name figure · 2 …" in small type from the top of `space`, an entry
/// unbroken where it fits a line. Returns the y below it.
double draw_unplaced(scene::Group& root, const std::vector<std::string>& labels, const scene::TextMetrics& metrics,
                     const scene::Box& space);

/// Source, review and stamp lines when wanted; returns the height of the figure.
double draw_footer(scene::Group& root, const Sheet& sheet, const scene::TextMetrics& metrics, double top);

/// Scale bar with a north arrow above it.
struct Compass {
    double metres = 0;  // length of the bar: 1, 2 or 5 times a power of ten
    double bar = 0;     // px
    std::string length_text;
    double width = 0, height = 0;  // of the whole block, px
};
Compass compass_for(double px_per_metre, double frame_width, const MapWords& words, const scene::TextMetrics& metrics);
void draw_compass(scene::Group& root, const Compass& compass, scene::Point top_left, const MapWords& words,
                  const scene::TextMetrics& metrics);

}  // namespace qm::draw
