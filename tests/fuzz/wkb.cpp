// SPDX-License-Identifier: Apache-2.0
// Geometries as GeoPackages and databases hold them (WKB): made into our polygons, mended, or told as having none.
#include <ogr_geometry.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "base/failure.hpp"
#include "read/geo_library.hpp"
#include "read/layer_shapes.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read::prepare_geo_library();
    static const read::PointTransform degrees{"EPSG:4326", model::Datum::wgs84, {}};
    const read::GeoMessages quiet;
    OGRGeometry* raw = nullptr;
    if (OGRGeometryFactory::createFromWkb(data, nullptr, &raw, size) != OGRERR_NONE) return 0;
    std::unique_ptr<OGRGeometry> geometry{raw};
    if (geometry->hasCurveGeometry()) geometry.reset(geometry->getLinearGeometry());
    base::Diagnostics findings;
    try {
        read::ShapeMaker shapes{degrees, 100'000, "wkb", findings};
        for (const auto& polygon : shapes.make(geometry.get(), "1")) {
            if (polygon.shell.size() < 3) std::abort();
            for (const auto& hole : polygon.holes)
                if (hole.size() < 3) std::abort();
        }
    } catch (const base::Failure&) {
    }
    return 0;
}
