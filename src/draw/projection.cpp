// SPDX-License-Identifier: Apache-2.0
// Formulas: Snyder, Map Projections: A Working Manual (USGS 1395), 3-12, 10-13 to 10-15.
#include "draw/projection.hpp"

#include <cmath>
#include <numbers>

namespace qm::draw {
namespace {

constexpr double semi_major = 6378137.0;  // m, WGS84
constexpr double flattening = 1 / 298.257223563;
constexpr double e2 = flattening * (2 - flattening);

double radians(std::int32_t units) {
    return units / model::degree_units * (std::numbers::pi / 180);
}

double authalic(double latitude) {
    const double e = std::sqrt(e2);
    const double s = std::sin(latitude);
    return (1 - e2) * (s / (1 - e2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
}

double parallel_scale(double latitude) {
    const double s = std::sin(latitude);
    return std::cos(latitude) / std::sqrt(1 - e2 * s * s);
}

}  // namespace

Projection::Projection(model::LonLat centre)
    : lon0_{radians(centre.lon)}, k0_{parallel_scale(radians(centre.lat))}, q0_{authalic(radians(centre.lat))} {}

Metres Projection::operator()(model::LonLat point) const {
    return {semi_major * k0_ * (radians(point.lon) - lon0_),
            semi_major * (authalic(radians(point.lat)) - q0_) / (2 * k0_)};
}

double Projection::stretch(double latitude_degrees) const {
    return k0_ / parallel_scale(latitude_degrees * (std::numbers::pi / 180)) - 1;
}

}  // namespace qm::draw
