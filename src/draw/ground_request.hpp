// SPDX-License-Identifier: Apache-2.0
// A map of what is wrong with the ground itself: gaps and overlaps of areas, repaired shapes, points that no area
// holds.
#pragma once

#include <string>
#include <vector>

#include "draw/map_requests.hpp"

namespace qm::draw {

enum class Defect : std::uint8_t { gap, overlap, repaired, park, outside };

struct DefectMark {
    std::string number;  // in the disc; a list beside the figure says what it stands for
    Defect kind = Defect::repaired;
    model::LonLat at;  // beyond the frame: the mark stands at its edge, in that direction
    model::MultiPolygon shape;
    std::string title, href;
};

struct DefectWords {
    Defect kind;
    std::string words;  // legend line; counts are added
};

struct DefectMap {
    Sheet sheet;
    MapGround ground;
    std::vector<DefectMark> marks;
    std::vector<DefectWords> kinds;  // legend order; those without marks are left out
    MapWords words;
};

}  // namespace qm::draw
