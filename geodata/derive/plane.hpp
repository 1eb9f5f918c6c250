// SPDX-License-Identifier: Apache-2.0
// A flat plane in kilometres around Shunde, and the little plane geometry that the derivation and the sample need.
// The projection is sinusoidal: it keeps areas, and it has a closed inverse.
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace plane {

struct Point {
    double x = 0;
    double y = 0;
};
using Ring = std::vector<Point>;  // open: the last point is not the first one again

inline constexpr double origin_lon = 113.16;
inline constexpr double origin_lat = 22.84;

namespace detail {
inline constexpr double semi_major = 6378.137;             // km, WGS84
inline constexpr double eccentricity2 = 0.00669437999014;  // WGS84
inline constexpr double degree = std::numbers::pi / 180;

inline double km_per_lat_degree(double lat) {  // along the meridian, at the middle of the arc from the origin
    const double s = std::sin((lat + origin_lat) / 2 * degree);
    const double q = 1 - eccentricity2 * s * s;
    return semi_major * (1 - eccentricity2) / (q * std::sqrt(q)) * degree;
}
inline double km_per_lon_degree(double lat) {
    const double s = std::sin(lat * degree);
    return semi_major / std::sqrt(1 - eccentricity2 * s * s) * std::cos(lat * degree) * degree;
}
}  // namespace detail

inline Point from_degrees(double lon, double lat) {
    return {(lon - origin_lon) * detail::km_per_lon_degree(lat), (lat - origin_lat) * detail::km_per_lat_degree(lat)};
}

/// The inverse: x is the longitude, y the latitude, in degrees.
inline Point to_degrees(Point p) {
    double lat = origin_lat + p.y / detail::km_per_lat_degree(origin_lat);
    for (int i = 0; i < 3; ++i) lat = origin_lat + p.y / detail::km_per_lat_degree(lat);
    return {origin_lon + p.x / detail::km_per_lon_degree(lat), lat};
}

inline double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
inline double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}
inline Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Positive when the ring runs against the clock.
inline double signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return twice / 2;
}

inline Point centroid(const Ring& ring) {
    double twice = 0, x = 0, y = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double part = ring[j].x * ring[i].y - ring[i].x * ring[j].y;
        twice += part;
        x += (ring[j].x + ring[i].x) * part;
        y += (ring[j].y + ring[i].y) * part;
    }
    return {x / (3 * twice), y / (3 * twice)};
}

inline bool contains(const Ring& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

inline double distance_to_segment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return distance(p, between(a, b, t));
}

inline double distance_to_ring(Point p, const Ring& ring) {
    double best = 1e9;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        best = std::fmin(best, distance_to_segment(p, ring[j], ring[i]));
    return best;
}

inline bool segments_cross(Point a, Point b, Point c, Point d) {
    return (cross(a, b, c) > 0) != (cross(a, b, d) > 0) && (cross(c, d, a) > 0) != (cross(c, d, b) > 0);
}

inline bool is_simple(const Ring& ring) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 2; j < n; ++j)
            if (!(i == 0 && j == n - 1) && segments_cross(ring[i], ring[i + 1], ring[j], ring[(j + 1) % n]))
                return false;
    return n >= 3;
}

}  // namespace plane
