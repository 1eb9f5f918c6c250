// SPDX-License-Identifier: Apache-2.0
// Our polygons for GEOS and back. GEOS computes in whole units of 1e-7 degree, which doubles hold exactly. Included
// only by the sources of read/ that use GDAL.
#pragma once

#include <ogr_geometry.h>

#include <memory>
#include <string>

#include "base/number.hpp"
#include "model/geometry.hpp"

namespace qm::read {

/// Twice the signed area in square units; positive = counter-clockwise.
base::Wide doubled_area(const model::Ring& ring);
/// Reverses the ring when it runs the other way; true when it did.
bool turn(model::Ring& ring, bool counter_clockwise);

/// A multipolygon in units, as it stands: valid or not.
std::unique_ptr<OGRMultiPolygon> units_of(const model::MultiPolygon& shape);
/// The polygons of any geometry in units, rounded to the grid; parts without area are left out.
model::MultiPolygon shape_of(const OGRGeometry& units);

/// MakeValid that keeps what the rings mean: a shell within a shell is one area, a hole outside its shell is
/// a part of its own. Null when
/// GEOS gives up.
std::unique_ptr<OGRGeometry> made_valid(const OGRGeometry& units);

/// Where to put a mark for a shape: a point inside its largest part.
model::LonLat mark_of(const model::MultiPolygon& shape);

/// "113.229233, 22.827132"
std::string shown(model::LonLat point);
/// Whole square metres with thousands marked, as findings print areas.
std::string shown_m2(double m2);

}  // namespace qm::read
