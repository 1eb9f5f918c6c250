// SPDX-License-Identifier: Apache-2.0
// Distances against geodesics of WGS84 (Vincenty's inverse formula, computed elsewhere to the millimetre).
#include "model/ground_distance.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace qm::model;

namespace {

LonLat at(double lon, double lat) {
    return {static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))};
}

double length(LonLat a, LonLat b) {
    const Offset offset = offset_m(a, b);
    return std::hypot(offset.east, offset.north);
}

// A square with a hole, 0.01 degree apart.
const MultiPolygon ring{{{at(113.20, 22.80), at(113.24, 22.80), at(113.24, 22.84), at(113.20, 22.84)},
                         {{at(113.21, 22.81), at(113.23, 22.81), at(113.23, 22.83), at(113.21, 22.83)}}}};

}  // namespace

TEST_CASE("lengths on the ground agree with geodesics; a sphere or one radius for both ways would be metres off") {
    CHECK(std::abs(length(at(113.2, 22.9), at(113.25, 22.9)) - 5129.895) < 0.002);
    CHECK(std::abs(length(at(113.2, 22.9), at(113.2, 22.945)) - 4983.432) < 0.002);
    CHECK(std::abs(length(at(113.2, 22.9), at(113.23, 22.93)) - 4528.707) < 0.002);
    CHECK(std::abs(length(at(113.2, 22.9), at(113.4, 23.1)) - 30182.835) < 0.05);
}

TEST_CASE("a park is as far as its nearest point: inside and on the border 0, in a hole as far as the hole's edge") {
    CHECK(distance_to_shape_m(ring, at(113.205, 22.82)) == 0);
    CHECK(distance_to_shape_m(ring, at(113.20, 22.82)) == 0);
    const auto apart = [](LonLat from, LonLat expected) {
        return std::abs(distance_to_shape_m(ring, from) - length(from, expected));
    };
    CHECK(apart(at(113.22, 22.825), at(113.22, 22.83)) < 0.01);
    // Beside an edge the foot of the perpendicular counts, not the corner.
    CHECK(apart(at(113.25, 22.82), at(113.24, 22.82)) < 0.01);
    CHECK(apart(at(113.25, 22.85), at(113.24, 22.84)) < 0.01);
    // The edge that closes the ring belongs to it.
    CHECK(apart(at(113.19, 22.82), at(113.20, 22.82)) < 0.01);
    CHECK(std::isinf(distance_to_shape_m({}, at(113.2, 22.8))));
}
