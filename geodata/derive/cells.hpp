// SPDX-License-Identifier: Apache-2.0
// Area-matched cells: a power diagram of the town seats inside one outline, bent by a smooth wave so that the borders
// look drawn by hand. Neighbours share every vertex of their border exactly.
#pragma once

#include <vector>

#include "plane.hpp"

namespace derive {

struct Site {
    plane::Point seat;
    double area_km2 = 0;
};

/// A closed curve through the drawn points (centripetal enough for points a few kilometres apart).
plane::Ring smooth_outline(const std::vector<plane::Point>& drawn);

/// One ring per site, against the clock, in the order of the sites. The outline is scaled to the sum of the areas.
/// Throws std::runtime_error when a cell is empty, broken into parts or not simple, when a seat falls outside its
/// cell, or when an area misses its target by more than 0.1 %.
std::vector<plane::Ring> area_matched_cells(const plane::Ring& outline, const std::vector<Site>& sites);

}  // namespace derive
