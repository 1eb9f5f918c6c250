// SPDX-License-Identifier: Apache-2.0
// Which coordinate system a file is really in: each that could be meant is tried, and the one that puts clearly more
// points into the places that their rows declare is told with its figures. Nothing is converted: files do not say what
// they are, and a guess that moves points could not be defended.
#pragma once

#include <span>
#include <string>

#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

struct LocatedRow {
    model::LonLat point;
    model::Index row;
};

/// `points` are those of one file, in the datum of the district, `declared` the coordinate system of that file. A point
/// counts as in its place when its declared park holds it; without one the declared town; without that any town.
/// Returns what the file looks like as a word of [why] in the phrases ("points_swapped", "points_in GCJ-02"), or
/// nothing. Findings, one a file: P005 another datum (with the share of points in their place now and then; without a
/// name when the points are shifted alike and no datum explains it), P011 longitude and latitude swapped, P012 rounded.
std::string check_system(const Context& context, const model::Table& table, const model::Places& places,
                         std::span<const LocatedRow> points, base::Feedback& feedback);

}  // namespace qm::join
