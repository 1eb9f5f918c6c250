// SPDX-License-Identifier: Apache-2.0
// Symbols on a map that must all be seen: smaller where there are many, merged into numbered circles where they would
// cover each other. Nobody is lost, and the order of rows does not matter.
#pragma once

#include <array>
#include <vector>

#include "draw/ground.hpp"
#include "draw/map_requests.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

struct Spot {
    const PointFigure* figure;
    scene::Point at;
    bool merged = false;
};

/// Several spots as one circle. Circles do not overlap.
struct Cluster {
    scene::Point at;
    std::size_t count;
    double radius;
};

struct Crowd {
    double size = 1;          // factor on all radii
    std::vector<Spot> spots;  // those drawn one by one
    std::vector<Cluster> clusters;
    std::array<std::size_t, 7> counts{};  // by kind, merged ones included
    /// Symbols that a box would hide; a cluster counts as four.
    std::size_t hidden_by(const scene::Box& box) const;

    std::vector<std::vector<scene::Point>> rows;  // spots by strips of the page, for hidden_by
};

/// Leaders and facilities are never merged or made smaller.
bool stands_out(PointKind kind);

/// Points within the frame of the view. `land_area`: px² on which they spread.
Crowd crowd(const std::vector<PointFigure>& points, const MapView& view, double land_area);

}  // namespace qm::draw
