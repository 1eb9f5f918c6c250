// SPDX-License-Identifier: Apache-2.0
// The datums that coordinates of China come in, and the published formulae between them. Longitude before latitude, in
// degrees. CGCS2000 counts as WGS84 (they part by less than a metre).
#pragma once

#include <cstdint>
#include <string_view>

#include "model/geometry.hpp"

namespace qm::model {

/// In the order of conversion forward: each later one can be reached from each earlier one without an inverse.
enum class Datum : std::uint8_t { wgs84, gcj02, bd09 };
std::string_view name_of(Datum datum);  // "WGS84", "GCJ-02", "BD-09": as people say it, in both languages

struct Degree2 {
    double lon = 0, lat = 0;
};

/// Forward by the formulae, to the last digit; backward (`to` earlier than `from`) by fixed-point iteration until the
/// step is below 1e-12 degree: the forward formula gives the point back within 3e-8 m. They hold wherever they are
/// asked: the places outside China that map services leave alone are nobody's here.
Degree2 converted(Degree2 point, Datum from, Datum to);

/// The same on points of our grid (1e-7 degree, rounded); an unknown point stays unknown.
LonLat converted(LonLat point, Datum from, Datum to);
MultiPolygon converted(MultiPolygon shape, Datum from, Datum to);

}  // namespace qm::model
