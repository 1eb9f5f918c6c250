// SPDX-License-Identifier: Apache-2.0
#include "model/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/number.hpp"

namespace qm::model {
namespace {

constexpr double authalic_radius_m = 6371007.181;
constexpr double to_radians = std::numbers::pi / 180.0 / degree_units;

double ring_area_m2(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        sum += (b.lon - static_cast<double>(a.lon)) * to_radians *
               (std::sin(a.lat * to_radians) + std::sin(b.lat * to_radians));
    }
    return std::abs(sum) / 2 * authalic_radius_m * authalic_radius_m;
}

// Crossing count of a ray to the east; border is set when the point lies on an edge.
bool crosses(const Ring& ring, LonLat point, bool& border) {
    bool odd = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        const base::Wide cross = base::Wide{b.lon - std::int64_t{a.lon}} * (point.lat - std::int64_t{a.lat}) -
                                 base::Wide{b.lat - std::int64_t{a.lat}} * (point.lon - std::int64_t{a.lon});
        if (cross == 0 && point.lon >= std::min(a.lon, b.lon) && point.lon <= std::max(a.lon, b.lon) &&
            point.lat >= std::min(a.lat, b.lat) && point.lat <= std::max(a.lat, b.lat)) {
            border = true;
            return false;
        }
        if ((a.lat > point.lat) != (b.lat > point.lat) && (cross > 0) == (b.lat > a.lat)) odd = !odd;
    }
    return odd;
}

}  // namespace

void GeoBox::add(LonLat point) {
    low = {std::min(low.lon, point.lon), std::min(low.lat, point.lat)};
    high = {std::max(high.lon, point.lon), std::max(high.lat, point.lat)};
}

GeoBox box_of(const MultiPolygon& shape) {
    GeoBox box;
    for (const auto& polygon : shape)
        for (const LonLat point : polygon.shell) box.add(point);
    return box;
}

double area_m2(const MultiPolygon& shape) {
    double sum = 0;
    for (const auto& polygon : shape) {
        sum += ring_area_m2(polygon.shell);
        for (const auto& hole : polygon.holes) sum -= ring_area_m2(hole);
    }
    return sum;
}

double distance_m(LonLat a, LonLat b) {
    const double lat1 = a.lat * to_radians, lat2 = b.lat * to_radians;
    const double s = std::sin((lat2 - lat1) / 2);
    const double t = std::sin((b.lon - static_cast<double>(a.lon)) * to_radians / 2);
    return 2 * authalic_radius_m * std::asin(std::min(1.0, std::sqrt(s * s + std::cos(lat1) * std::cos(lat2) * t * t)));
}

Side side_of(const MultiPolygon& shape, LonLat point) {
    bool inside = false;
    bool border = false;
    for (const auto& polygon : shape) {
        inside ^= crosses(polygon.shell, point, border);
        for (const auto& hole : polygon.holes) inside ^= crosses(hole, point, border);
        if (border) return Side::border;
    }
    return inside ? Side::inside : Side::outside;
}

}  // namespace qm::model
