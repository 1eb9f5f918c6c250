// SPDX-License-Identifier: Apache-2.0
// Places for schematic maps, from the centres of areas alone. Deterministic: the order of the areas decides ties.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "scene/scene.hpp"

namespace qm::draw {

/// Row and column of each centre in a grid without gaps at its edges, so that the squared ways from the centres to
/// their tiles add up to the least (an assignment, solved exactly). `tile`: side of a tile in the unit of the centres.
/// y grows downwards. Work grows with the cube of the number: for towns, not for thousands.
std::vector<std::pair<int, int>> tile_grid(const std::vector<scene::Point>& centres, double tile);

/// Moves circles apart until none is nearer than `gap` to another, as little as possible away from where they began.
std::vector<scene::Point> moved_apart(const std::vector<scene::Point>& centres, const std::vector<double>& radii,
                                      double gap);

}  // namespace qm::draw
