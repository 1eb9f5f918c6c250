// SPDX-License-Identifier: Apache-2.0
// Places on the ground. Coordinates are longitude and latitude in integers of 1e-7 degree (about 1 cm), so that
// comparisons are exact and memory is small. All are of one datum (District::datum): what is declared in another
// system is converted when it is read.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace qm::model {

inline constexpr double degree_units = 1e7;  // LonLat units per degree

struct LonLat {
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    std::int32_t lon = none;
    std::int32_t lat = none;
    bool known() const { return lon != none && lat != none; }
    friend auto operator<=>(const LonLat&, const LonLat&) = default;
};

using Ring = std::vector<LonLat>;  // closed without repeating the first point

struct Polygon {
    Ring shell;
    std::vector<Ring> holes;
};
using MultiPolygon = std::vector<Polygon>;

struct GeoBox {
    LonLat low{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
    LonLat high{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
    bool empty() const { return low.lon > high.lon; }
    void add(LonLat point);
    bool contains(LonLat point) const {
        return point.lon >= low.lon && point.lon <= high.lon && point.lat >= low.lat && point.lat <= high.lat;
    }
};

GeoBox box_of(const MultiPolygon& shape);

/// Area on the ground in m²: spherical excess on the authalic sphere of WGS84 (R = 6,371,007.181 m), exact for the
/// sphere; against the ellipsoid the error is below 0.5 % at the latitudes of China.
double area_m2(const MultiPolygon& shape);

/// Great-circle distance in metres on the same sphere.
double distance_m(LonLat a, LonLat b);

enum class Side { outside, border, inside };
/// Exact: integer cross products in 128 bits, no tolerance. Even-odd over all rings of all parts.
Side side_of(const MultiPolygon& shape, LonLat point);

}  // namespace qm::model
