// SPDX-License-Identifier: Apache-2.0
// From a geometry of GDAL to our polygons. Included only by the sources of read/ that use GDAL.
#pragma once

#include <ogr_geometry.h>

#include <cstdint>

#include "base/feedback.hpp"
#include "model/geometry.hpp"
#include "read/coordinates.hpp"

namespace qm::read {

class ShapeMaker {
  public:
    /// `transform` leads to WGS84; at most `max_vertices` over all shapes (Failure G006).
    ShapeMaker(const PointTransform& transform, std::uint64_t max_vertices, std::string file,
               base::Diagnostics& findings);

    /// Empty when the feature has no polygon (finding G004). `name` is what messages call the feature; `geometry` may
    /// be null and is changed. Failure G013 when coordinates lie outside longitude and latitude.
    model::MultiPolygon make(OGRGeometry* geometry, const std::string& name);

  private:
    struct Notes {
        std::uint64_t closed = 0, dropped = 0;
    };
    void mend_rings(OGRGeometry& geometry, Notes& notes) const;
    void mend_polygon(OGRPolygon& polygon, Notes& notes) const;
    void to_wgs84(OGRGeometry& geometry, const std::string& name) const;
    void collect(const OGRGeometry& geometry, model::MultiPolygon& shape, Notes& notes) const;

    const PointTransform& transform_;
    std::uint64_t left_;
    std::uint64_t limit_;
    std::string file_;
    base::Diagnostics& findings_;
};

}  // namespace qm::read
