// SPDX-License-Identifier: Apache-2.0
// Borders as arcs. Where the set of neighbours of a vertex, over all rings of a layer, is larger than two, borders
// meet: rings are cut there, each stretch between two such junctions is kept once, and thinning it once keeps both
// sides identical. Gaps and overlaps cannot appear.
#pragma once

#include <cstddef>
#include <vector>

#include "draw/projection.hpp"
#include "model/geometry.hpp"

namespace qm::draw {

struct Arc {
    std::vector<Metres> points;
    bool keep_middle = false;  // some ring would collapse to a line if this arc were thinned to its ends
};

struct ArcUse {
    std::size_t arc = 0;
    bool reversed = false;
};
using ArcRing = std::vector<ArcUse>;

struct Borders {
    std::vector<Arc> arcs;
    std::vector<std::vector<ArcRing>> rings;  // of each shape given, shells and holes alike
};

/// Independent of the order of shapes but for the numbering of arcs.
Borders cut_into_arcs(const std::vector<const model::MultiPolygon*>& shapes, const Projection& projection);

/// Douglas–Peucker: no point of the arc is further than `tolerance` from the result; ends stay. A closed arc keeps at
/// least a triangle.
std::vector<Metres> thinned(const Arc& arc, double tolerance);

}  // namespace qm::draw
