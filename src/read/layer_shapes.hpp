// SPDX-License-Identifier: Apache-2.0
// From a geometry of GDAL to our polygons. Included only by the sources of read/ that use GDAL.
#pragma once

#include <ogr_geometry.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/district.hpp"
#include "model/geometry.hpp"
#include "read/coordinates.hpp"

namespace qm::read {

class ShapeMaker {
  public:
    /// `transform` leads to the datum of the run; at most `max_vertices` over all shapes (Failure G006).
    ShapeMaker(const PointTransform& transform, std::uint64_t max_vertices, std::string file,
               base::Diagnostics& findings);

    /// Empty when the feature has no polygon (finding G004). `name` is what messages call the feature; `geometry` may
    /// be null. What had to be mended is told with the area before and after: G001 and G003 by GEOS, G002 rings not
    /// closed, too small, with repeated points or spikes. Failure G013 when coordinates lie outside longitude and
    /// latitude.
    model::MultiPolygon make(const OGRGeometry* geometry, const std::string& name);

    /// Shells that ran clockwise and holes that did not, so far.
    std::uint64_t turned() const { return turned_; }
    /// The findings that have a place, for a map.
    std::vector<model::GroundNote> take_ground() { return std::move(ground_); }

  private:
    struct Notes {
        std::uint64_t closed = 0, dropped = 0, repeated = 0, spikes = 0;
        double before_m2 = 0;
        model::LonLat at;  // of the first
        bool any() const { return closed + dropped + repeated + spikes > 0; }
    };
    model::Ring ring_of(const OGRLinearRing& line, const std::string& name, Notes& notes);
    void collect(const OGRPolygon& source, const std::string& name, model::MultiPolygon& shape, Notes& notes);
    void repair(model::MultiPolygon& shape, const std::string& name);
    void say(const char* code, const std::string& name, model::LonLat at, base::Facts facts);

    const PointTransform& transform_;
    std::uint64_t left_;
    std::uint64_t limit_;
    std::string file_;
    base::Diagnostics& findings_;
    std::uint64_t turned_ = 0;
    std::vector<model::GroundNote> ground_;
};

}  // namespace qm::read
