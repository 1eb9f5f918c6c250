// SPDX-License-Identifier: Apache-2.0
#include "read/grid_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "read/geo_library.hpp"

namespace qm::read {
namespace {

model::Ring ring_of(const OGRLinearRing& line) {
    model::Ring ring;
    ring.reserve(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) {
        const model::LonLat point{static_cast<std::int32_t>(std::llround(line.getX(i))),
                                  static_cast<std::int32_t>(std::llround(line.getY(i)))};
        if (ring.empty() || ring.back() != point) ring.push_back(point);
    }
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

std::unique_ptr<OGRLinearRing> line_of(const model::Ring& ring) {
    auto line = std::make_unique<OGRLinearRing>();
    line->setNumPoints(static_cast<int>(ring.size() + 1), FALSE);
    for (std::size_t i = 0; i <= ring.size(); ++i)
        line->setPoint(static_cast<int>(i), ring[i % ring.size()].lon, ring[i % ring.size()].lat);
    return line;
}

void add_polygon(const OGRPolygon& source, model::MultiPolygon& shape) {
    model::Polygon polygon;
    bool first = true;
    for (const auto* line : source) {
        model::Ring ring = ring_of(*line);
        if (ring.size() < 3 || doubled_area(ring) == 0) {
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
}

void add_polygons(const OGRGeometry& geometry, model::MultiPolygon& shape) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon:
            return add_polygon(*geometry.toPolygon(), shape);
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const auto* part : *geometry.toGeometryCollection()) add_polygons(*part, shape);
            return;
        default:
            return;
    }
}

}  // namespace

base::Wide doubled_area(const model::Ring& ring) {
    base::Wide sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += base::Wide{a.lon} * b.lat - base::Wide{b.lon} * a.lat;
    }
    return sum;
}

bool turn(model::Ring& ring, bool counter_clockwise) {
    if ((doubled_area(ring) > 0) == counter_clockwise) return false;
    std::reverse(ring.begin() + 1, ring.end());
    return true;
}

std::unique_ptr<OGRMultiPolygon> units_of(const model::MultiPolygon& shape) {
    auto whole = std::make_unique<OGRMultiPolygon>();
    for (const auto& part : shape) {
        auto polygon = std::make_unique<OGRPolygon>();
        polygon->addRingDirectly(line_of(part.shell).release());
        for (const auto& hole : part.holes) polygon->addRingDirectly(line_of(hole).release());
        whole->addGeometryDirectly(polygon.release());
    }
    return whole;
}

model::MultiPolygon shape_of(const OGRGeometry& units) {
    model::MultiPolygon shape;
    add_polygons(units, shape);
    return shape;
}

std::unique_ptr<OGRGeometry> made_valid(const OGRGeometry& units) {
    const GeoMessages quiet;
    const char* structure[] = {"METHOD=STRUCTURE", nullptr};
    std::unique_ptr<OGRGeometry> made{units.MakeValid(structure)};
    // Rings that cross themselves so that nothing is left of them are tried by their lines.
    if (!made || shape_of(*made).empty()) made.reset(units.MakeValid());
    return made;
}

model::LonLat mark_of(const model::MultiPolygon& shape) {
    if (shape.empty()) return {};
    const auto largest = std::max_element(shape.begin(), shape.end(), [](const auto& a, const auto& b) {
        return doubled_area(a.shell) < doubled_area(b.shell);
    });
    // The middle of the widest stretch that a line through the middle of its height lies inside; by ourselves, so that
    // the mark stands at the same place with every version of GEOS.
    const auto box = model::box_of({*largest});
    const double y = (box.low.lat + static_cast<double>(box.high.lat)) / 2 + 0.25;
    std::vector<double> crossings;
    const auto cross = [&](const model::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.lat > y) == (b.lat > y)) continue;
            crossings.push_back(a.lon + (b.lon - static_cast<double>(a.lon)) * (y - a.lat) /
                                            (b.lat - static_cast<double>(a.lat)));
        }
    };
    cross(largest->shell);
    for (const auto& hole : largest->holes) cross(hole);
    std::sort(crossings.begin(), crossings.end());
    double widest = -1, x = largest->shell.front().lon;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            x = (crossings[i] + crossings[i + 1]) / 2;
        }
    return {static_cast<std::int32_t>(std::llround(x)), static_cast<std::int32_t>(std::llround(y))};
}

std::string shown(model::LonLat point) {
    const auto degrees = [](std::int32_t units) {
        return base::format({static_cast<base::Wide>(std::llround(units / 10.0)), 1'000'000}, {6, false, false, true});
    };
    return degrees(point.lon) + ", " + degrees(point.lat);
}

std::string shown_m2(double m2) {
    return base::format({static_cast<base::Wide>(std::llround(m2)), 1}, {0});
}

}  // namespace qm::read
