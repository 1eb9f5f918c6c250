// SPDX-License-Identifier: Apache-2.0
// Coordinate systems: from what a layer or a source declares to WGS84 (PROJ through GDAL, whose objects stay inside).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/feedback.hpp"

namespace qm::read {

/// A transformation to WGS84 longitude and latitude in degrees, x before y on both sides (traditional GIS order).
/// Not for two threads at once: copies are independent and give equal results.
class PointTransform {
  public:
    /// Failure K003 (exit 3) at `spot` when `crs` is unknown; K015 for GCJ-02 and BD-09, which are not converted.
    PointTransform(const std::string& crs, const base::Spot& spot);
    PointTransform(const PointTransform& other);
    PointTransform& operator=(const PointTransform&) = delete;
    ~PointTransform();

    /// EPSG:4326 and EPSG:4490 (CGCS2000, equal within a metre): nothing to do.
    bool identity() const;
    /// In place; false when some point has no place in WGS84 (it becomes infinite).
    bool apply(std::size_t count, double* x, double* y) const;
    /// The normalised name, "EPSG:4547", as messages print it.
    const std::string& name() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// True when both name the same system, as far as can be told; an empty name agrees with everything.
bool same_system(const std::string& crs, const std::string& other_wkt);

}  // namespace qm::read
