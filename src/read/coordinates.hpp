// SPDX-License-Identifier: Apache-2.0
// Coordinate systems: from what a layer or a source declares to the datum in which a run works (projections by PROJ
// through GDAL, whose objects stay inside; GCJ-02 and BD-09 by the formulae of model/datum).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/datum.hpp"

namespace qm::read {

/// The datum of a declared system: "GCJ-02", "BD-09" (also without hyphen); everything else is WGS84 in the end.
model::Datum datum_of(const std::string& crs);

/// The datum in which a run works: the latest that some layer or source declares, so that everything else gets there
/// by forward formulae alone; WGS84 when the configuration allows the inverse.
model::Datum working_datum(const model::Config& config);

/// A transformation to longitude and latitude in degrees, x before y on both sides (traditional GIS order).
/// Not for two threads at once: copies are independent and give equal results.
class PointTransform {
  public:
    /// Failure K003 (exit 3) at `spot` when `crs` is unknown.
    PointTransform(const std::string& crs, model::Datum target, const base::Spot& spot);
    PointTransform(const PointTransform& other);
    PointTransform& operator=(const PointTransform&) = delete;
    ~PointTransform();

    /// Degrees of the target's own datum: nothing to do.
    bool identity() const;
    /// The declared coordinates are degrees, not metres.
    bool degrees() const;
    /// In place; false when some point has no place in the target (it becomes infinite).
    bool apply(std::size_t count, double* x, double* y) const;
    /// The normalised name, "EPSG:4547", as messages print it.
    const std::string& name() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// True when both name the same system, as far as can be told; an empty name agrees with everything.
bool same_system(const std::string& crs, const std::string& other_wkt);

/// What metres of this size are most likely written in, "EPSG:4526"; empty when nothing usual fits. A three-degree zone
/// is known by its number in front; without one only the family can be named.
std::string likely_projection(double x, double y);

}  // namespace qm::read
