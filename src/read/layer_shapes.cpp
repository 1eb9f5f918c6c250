// SPDX-License-Identifier: Apache-2.0
#include "read/layer_shapes.hpp"

#include <cpl_conv.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.hpp"
#include "read/geo_library.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

std::uint64_t count_vertices(const OGRGeometry& geometry) {
    std::uint64_t count = 0;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            for (const auto* ring : *geometry.toPolygon()) count += static_cast<std::uint64_t>(ring->getNumPoints());
            return count;
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const auto* part : *geometry.toGeometryCollection()) count += count_vertices(*part);
            return count;
        default:
            return 0;
    }
}

template <class Work>
void for_each_polygon(OGRGeometry& geometry, const Work& work) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            work(*geometry.toPolygon());
            return;
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (auto* part : *geometry.toGeometryCollection()) for_each_polygon(*part, work);
            return;
        default:
            return;
    }
}

// Twice the signed area in square units; positive = counter-clockwise.
base::Wide doubled_area(const model::Ring& ring) {
    base::Wide sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += base::Wide{a.lon} * b.lat - base::Wide{b.lon} * a.lat;
    }
    return sum;
}

model::Ring ring_of(const OGRLinearRing& line) {
    model::Ring ring;
    ring.reserve(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) {
        const model::LonLat point{static_cast<std::int32_t>(std::llround(line.getX(i) * model::degree_units)),
                                  static_cast<std::int32_t>(std::llround(line.getY(i) * model::degree_units))};
        if (ring.empty() || ring.back() != point) ring.push_back(point);
    }
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

void turn(model::Ring& ring, bool counter_clockwise) {
    if ((doubled_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin() + 1, ring.end());
}

std::string square_metres(const model::MultiPolygon& shape) {
    return base::format({static_cast<base::Wide>(std::llround(model::area_m2(shape))), 1}, {0});
}

// "Self-intersection at or near point 113.22923349999999 22.827131999999999" of older GEOS and
// "Self-intersection[113.2… 22.8…]" of newer ones are one message: "Self-intersection, 113.229233, 22.827132".
std::string invalid_because(const std::string& message) {
    constexpr std::string_view near = " at or near point ";
    const auto old_form = message.find(near), new_form = message.find('[');
    const auto words = std::min(old_form, new_form);
    if (words == std::string::npos) return message;
    const char* at = message.c_str() + (words == old_form ? words + near.size() : words + 1);
    char* end = nullptr;
    const double x = CPLStrtod(at, &end);  // does not follow the locale
    const double y = end == at ? 0 : CPLStrtod(end, nullptr);
    if (end == at) return message;
    const auto shown = [](double degrees) {
        return base::format({static_cast<base::Wide>(std::llround(degrees * 1e6)), 1'000'000}, {6, false, false, true});
    };
    return message.substr(0, words) + ", " + shown(x) + ", " + shown(y);
}

}  // namespace

ShapeMaker::ShapeMaker(const PointTransform& transform, std::uint64_t max_vertices, std::string file,
                       base::Diagnostics& findings)
    : transform_{transform}, left_{max_vertices}, limit_{max_vertices}, file_{std::move(file)}, findings_{findings} {}

model::MultiPolygon ShapeMaker::make(OGRGeometry* geometry, const std::string& name) {
    const auto say = [&](const char* code, base::Facts facts) {
        facts["feature"] = name;
        findings_.add(code, base::Severity::warning, {file_, "", 0, 0}, std::move(facts));
    };
    Notes notes;
    model::MultiPolygon shape;
    const std::uint64_t vertices = geometry == nullptr ? 0 : count_vertices(*geometry);
    if (vertices > left_) refuse("G006", {file_, "", 0, 0}, {{"limit", std::to_string(limit_)}});
    left_ -= vertices;
    if (vertices > 0) {
        mend_rings(*geometry, notes);
        to_wgs84(*geometry, name);
        collect(*geometry, shape, notes);
        GeoMessages messages;
        if (!shape.empty() && !geometry->IsValid()) {
            const std::string reason = invalid_because(messages.first());
            const std::unique_ptr<OGRGeometry> repaired{geometry->MakeValid()};
            model::MultiPolygon mended;
            if (repaired) collect(*repaired, mended, notes);
            say("G001", {{"reason", reason}, {"before", square_metres(shape)}, {"after", square_metres(mended)}});
            shape = std::move(mended);
        }
    }
    if (notes.closed + notes.dropped > 0)
        say("G002", {{"closed", std::to_string(notes.closed)}, {"dropped", std::to_string(notes.dropped)}});
    if (shape.empty()) say("G004", {{"type", geometry == nullptr ? "null" : geometry->getGeometryName()}});
    return shape;
}

void ShapeMaker::mend_rings(OGRGeometry& geometry, Notes& notes) const {
    for_each_polygon(geometry, [&](OGRPolygon& polygon) { mend_polygon(polygon, notes); });
}

void ShapeMaker::mend_polygon(OGRPolygon& polygon, Notes& notes) const {
    polygon.flattenTo2D();
    for (int i = polygon.getNumInteriorRings(); i >= 0; --i) {  // 0 is the shell
        OGRLinearRing* ring = i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRing(i - 1);
        if (ring == nullptr || ring->IsEmpty()) continue;
        if (!ring->get_IsClosed()) {
            ring->closeRings();
            ++notes.closed;
        }
        if (ring->getNumPoints() >= 4) continue;
        ++notes.dropped;
        if (i == 0) {
            polygon.empty();
            return;
        }
        polygon.removeRing(i);
    }
}

void ShapeMaker::to_wgs84(OGRGeometry& geometry, const std::string& name) const {
    for_each_polygon(geometry, [&](OGRPolygon& polygon) {
        for (auto* ring : polygon) {
            const auto count = static_cast<std::size_t>(ring->getNumPoints());
            std::vector<double> x(count), y(count);
            for (std::size_t i = 0; i < count; ++i) {
                x[i] = ring->getX(static_cast<int>(i));
                y[i] = ring->getY(static_cast<int>(i));
            }
            transform_.apply(count, x.data(), y.data());
            for (std::size_t i = 0; i < count; ++i) {
                if (!(std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90))
                    refuse("G013", {file_, "", 0, 0}, {{"feature", name}, {"crs", transform_.name()}});
                ring->setPoint(static_cast<int>(i), x[i], y[i]);
            }
        }
    });
}

void ShapeMaker::collect(const OGRGeometry& geometry, model::MultiPolygon& shape, Notes& notes) const {
    const std::unique_ptr<OGRGeometry> copy{geometry.clone()};
    for_each_polygon(*copy, [&](const OGRPolygon& source) {
        model::Polygon polygon;
        bool first = true;
        for (const auto* line : source) {
            model::Ring ring = ring_of(*line);
            const bool flat = ring.size() < 3 || doubled_area(ring) == 0;
            // A bow-tie has no area as it stands; what can be made of it is decided by the repair.
            if (ring.size() < 3 || (flat && !first)) {
                ++notes.dropped;
                if (first) return;
                continue;
            }
            turn(ring, first);
            if (first)
                polygon.shell = std::move(ring);
            else
                polygon.holes.push_back(std::move(ring));
            first = false;
        }
        if (!first) shape.push_back(std::move(polygon));
    });
}

}  // namespace qm::read
