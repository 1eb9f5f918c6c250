// SPDX-License-Identifier: Apache-2.0
// A polygon layer by plain GDAL calls, for layers that a project cannot declare (TopoJSON without a reference system).
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/geometry.hpp"

namespace qm::test {

struct PolygonLayer {
    std::vector<std::string> ids;  // sorted
    std::vector<model::MultiPolygon> shapes;
};

inline model::Ring ring_of(const OGRLinearRing& source) {
    model::Ring ring;
    for (int i = 0; i + 1 < source.getNumPoints(); ++i)
        ring.push_back({static_cast<std::int32_t>(std::llround(source.getX(i) * model::degree_units)),
                        static_cast<std::int32_t>(std::llround(source.getY(i) * model::degree_units))});
    return ring;
}

inline void append(const OGRGeometry& geometry, model::MultiPolygon& shape) {
    if (const auto* many = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
        for (const auto* part : *many) append(*part, shape);
        return;
    }
    const auto* polygon = dynamic_cast<const OGRPolygon*>(&geometry);
    if (polygon == nullptr || polygon->getExteriorRing() == nullptr) return;
    model::Polygon made{ring_of(*polygon->getExteriorRing()), {}};
    for (int i = 0; i < polygon->getNumInteriorRings(); ++i)
        made.holes.push_back(ring_of(*polygon->getInteriorRing(i)));
    shape.push_back(std::move(made));
}

inline PolygonLayer read_polygons(const std::string& file, const std::string& layer_name, const std::string& id) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> data{GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY)};
    OGRLayer* layer =
        data ? (layer_name.empty() ? data->GetLayer(0) : data->GetLayerByName(layer_name.c_str())) : nullptr;
    if (layer == nullptr) throw std::runtime_error{"cannot read " + file};
    std::vector<std::pair<std::string, model::MultiPolygon>> found;
    for (const auto& feature : layer) {
        model::MultiPolygon shape;
        if (feature->GetGeometryRef() != nullptr) append(*feature->GetGeometryRef(), shape);
        found.emplace_back(feature->GetFieldAsString(id.c_str()), std::move(shape));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    PolygonLayer result;
    for (auto& [code, shape] : found) {
        result.ids.push_back(code);
        result.shapes.push_back(std::move(shape));
    }
    return result;
}

}  // namespace qm::test
