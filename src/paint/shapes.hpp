// SPDX-License-Identifier: Apache-2.0
// Geometry that every painter draws alike: symbols, arrow heads, fill patterns. All in px.
#pragma once

#include <array>
#include <vector>

#include "scene/scene.hpp"

namespace qm::paint {

/// True for circle and ring, which painters draw as circles of the symbol's radius.
bool is_round(scene::Shape shape);
/// Any other shape, inside the square of the radius around the centre. `cross` is two open strokes, the rest closed.
std::vector<scene::Segment> shape_of(const scene::Symbol& symbol);

/// An open path that ends in an arrow: the shaft ends inside the head, so that its butt end never blunts the tip.
struct Arrow {
    std::vector<scene::Segment> shaft;
    std::array<scene::Point, 3> head;  // tip first; filled with the stroke colour
};
/// Needs a path of segments whose last piece has a length; otherwise the shaft is the path and the head a point.
Arrow arrow_of(const scene::Path& path);

/// A tile repeated over the shape, turned by 45 degrees unless it is dots. Marks: lines across the tile's middle,
/// upright for hatch, upright and level for cross; or one dot.
struct Tile {
    double side = 0;
    double line_width = 0;  // 0 for dots
    double dot_radius = 0;
    bool level_lines = false;
};
Tile tile_of(scene::Pattern pattern);
/// Marks must be seen on any ground: dark on light fills (or none), white on dark ones.
scene::Colour mark_on(const std::optional<scene::Colour>& fill);

}  // namespace qm::paint
