// SPDX-License-Identifier: Apache-2.0
#include "model/datum.hpp"

#include <cmath>
#include <numbers>

namespace qm::model {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double axis_m = 6378245.0;  // Krasovsky, as the published formula has it
constexpr double eccentricity2 = 0.00669342162296594323;
constexpr double bd_turn = pi * 3000.0 / 180.0;
constexpr double bd_lon = 0.0065, bd_lat = 0.006;
constexpr double enough = 1e-12;  // degree; a tenth of a micrometre
constexpr int most_steps = 20;    // five are enough in China

Degree2 gcj02_of(Degree2 p) {
    const double x = p.lon - 105.0, y = p.lat - 35.0;
    const double root = std::sqrt(std::abs(x));
    const double common = (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    double lat = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common;
    lat += (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0;
    lat += (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
    double lon = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common;
    lon += (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0;
    lon += (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
    const double phi = p.lat / 180.0 * pi;
    const double m = 1 - eccentricity2 * std::sin(phi) * std::sin(phi);
    const double root_m = std::sqrt(m);
    return {p.lon + lon * 180.0 / (axis_m / root_m * std::cos(phi) * pi),
            p.lat + lat * 180.0 / (axis_m * (1 - eccentricity2) / (m * root_m) * pi)};
}

Degree2 bd09_of(Degree2 p) {
    const double z = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * bd_turn);
    const double theta = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * bd_turn);
    return {z * std::cos(theta) + bd_lon, z * std::sin(theta) + bd_lat};
}

Degree2 before(Degree2 target, Degree2 (*forward)(Degree2)) {
    Degree2 p = target;
    for (int step = 0; step < most_steps; ++step) {
        const Degree2 got = forward(p);
        const double lon = got.lon - target.lon, lat = got.lat - target.lat;
        p = {p.lon - lon, p.lat - lat};
        if (std::abs(lon) < enough && std::abs(lat) < enough) break;
    }
    return p;
}

LonLat grid_point(Degree2 p) {
    return {static_cast<std::int32_t>(std::llround(p.lon * degree_units)),
            static_cast<std::int32_t>(std::llround(p.lat * degree_units))};
}

}  // namespace

std::string_view name_of(Datum datum) {
    constexpr std::string_view names[] = {"WGS84", "GCJ-02", "BD-09"};
    return names[static_cast<std::size_t>(datum)];
}

Degree2 converted(Degree2 point, Datum from, Datum to) {
    if (from < Datum::gcj02 && to >= Datum::gcj02) point = gcj02_of(point);
    if (from < Datum::bd09 && to == Datum::bd09) point = bd09_of(point);
    if (from == Datum::bd09 && to < Datum::bd09) point = before(point, bd09_of);
    if (from >= Datum::gcj02 && to == Datum::wgs84) point = before(point, gcj02_of);
    return point;
}

LonLat converted(LonLat point, Datum from, Datum to) {
    if (from == to || !point.known()) return point;
    return grid_point(converted(Degree2{point.lon / degree_units, point.lat / degree_units}, from, to));
}

MultiPolygon converted(MultiPolygon shape, Datum from, Datum to) {
    if (from == to) return shape;
    for (auto& polygon : shape) {
        for (auto& point : polygon.shell) point = converted(point, from, to);
        for (auto& hole : polygon.holes)
            for (auto& point : hole) point = converted(point, from, to);
    }
    return shape;
}

}  // namespace qm::model
