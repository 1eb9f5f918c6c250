// SPDX-License-Identifier: Apache-2.0
// What every figure has: names, lines of text around it, size.
#pragma once

#include <memory>
#include <string>

#include "scene/scene.hpp"

namespace qm::draw {

/// What every figure has. The title is always the accessible name; heading and footer say whether title, subtitle and
/// source lines are also drawn inside the figure (stand-alone SVG, PDF, PNG) or printed by the page around it.
struct Sheet {
    std::string name;         // file stem: "map-home"
    std::string title;        // measure, unit and period
    std::string subtitle;     // how to read it, one line
    std::string description;  // the finding, the range, the count without data
    std::string source;       // source, data date, maker
    std::string review;       // 审图号 … or 示意边界，未送审
    std::string stamp;        // 示例数据 · 纯属虚构, 内部 …
    double width = 720;       // ≥ 320; below 560 the legend stands under the map
    double map_height = 0;    // at most, of the map itself; 0: what fits a screen
    scene::Paper paper = scene::Paper::screen;
    std::shared_ptr<const scene::PlacedLabels> before;  // of the month before: labels stay where they still can
    bool legend_beside = false;                         // the map, however narrow the sheet is
    bool heading = true;
    bool footer = true;
};

}  // namespace qm::draw
