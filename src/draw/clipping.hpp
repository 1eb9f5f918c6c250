// SPDX-License-Identifier: Apache-2.0
// Rings and lines cut at a rectangle. Figures know no clip paths, so what runs out of a frame is cut here.
#pragma once

#include <vector>

#include "scene/scene.hpp"

namespace qm::draw {

/// Sutherland–Hodgman: the ring within the box; may run along the edge of the box (so it is for fills, not for lines).
std::vector<scene::Point> cut_ring(const std::vector<scene::Point>& ring, const scene::Box& box);

/// The parts of an open line within the box.
std::vector<std::vector<scene::Point>> cut_line(const std::vector<scene::Point>& line, const scene::Box& box);

}  // namespace qm::draw
