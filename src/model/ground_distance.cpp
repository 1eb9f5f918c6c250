// SPDX-License-Identifier: Apache-2.0
#include "model/ground_distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace qm::model {
namespace {

constexpr double equator_m = 6378137.0;             // WGS84
constexpr double eccentricity2 = 0.00669437999014;  // first, squared
constexpr double radians = std::numbers::pi / 180.0 / degree_units;

/// From the origin to the segment between two offsets.
double to_segment(Offset a, Offset b) {
    const double dx = b.east - a.east, dy = b.north - a.north;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 > 0 ? std::clamp(-(a.east * dx + a.north * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(a.east + along * dx, a.north + along * dy);
}

}  // namespace

Offset offset_m(LonLat from, LonLat to) {
    const double middle = (static_cast<double>(from.lat) + to.lat) / 2 * radians;
    const double sine = std::sin(middle);
    const double w2 = 1 - eccentricity2 * sine * sine;
    const double parallel = equator_m / std::sqrt(w2);                               // radius across the meridian
    const double meridian = equator_m * (1 - eccentricity2) / (w2 * std::sqrt(w2));  // and along it
    return {(static_cast<double>(to.lon) - from.lon) * radians * parallel * std::cos(middle),
            (static_cast<double>(to.lat) - from.lat) * radians * meridian};
}

double distance_to_shape_m(const MultiPolygon& shape, LonLat point) {
    if (shape.empty() || !point.known()) return std::numeric_limits<double>::infinity();
    if (side_of(shape, point) != Side::outside) return 0;
    double least = std::numeric_limits<double>::infinity();
    const auto walk = [&](const Ring& ring) {
        if (ring.empty()) return;
        Offset last = offset_m(point, ring.back());
        for (const LonLat corner : ring) {
            const Offset here = offset_m(point, corner);
            least = std::min(least, to_segment(last, here));
            last = here;
        }
    };
    for (const Polygon& polygon : shape) {
        walk(polygon.shell);
        for (const Ring& hole : polygon.holes) walk(hole);
    }
    return least;
}

}  // namespace qm::model
