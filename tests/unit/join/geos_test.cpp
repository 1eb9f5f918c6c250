// SPDX-License-Identifier: Apache-2.0
// The index against GEOS, which the analyst's other tools (PostGIS, QGIS, GeoPandas) ask. GEOS gives a point on a
// shared border to both areas; borders are therefore judged by model::side_of, which must agree with GEOS as well.
#include <geos_c.h>

#include <cstdarg>
#include <memory>
#include <string>
#include <vector>

#include "join/area_index.hpp"
#include "shapes.hpp"
#include "support/catch.hpp"

using namespace shapes;
using qm::model::none;
using qm::model::Side;

namespace {

class Geos {
  public:
    Geos() : handle_{GEOS_init_r()} {}
    ~Geos() {
        for (const auto* p : prepared_) GEOSPreparedGeom_destroy_r(handle_, p);
        for (auto* g : shapes_) GEOSGeom_destroy_r(handle_, g);
        GEOS_finish_r(handle_);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    void add(const MultiPolygon& shape) {
        std::vector<GEOSGeometry*> parts;
        for (const auto& polygon : shape) {
            std::vector<GEOSGeometry*> holes;
            for (const auto& hole : polygon.holes) holes.push_back(ring(hole));
            parts.push_back(GEOSGeom_createPolygon_r(handle_, ring(polygon.shell), holes.data(),
                                                     static_cast<unsigned>(holes.size())));
        }
        auto* whole =
            GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size()));
        REQUIRE(GEOSisValid_r(handle_, whole) == 1);
        shapes_.push_back(whole);
        prepared_.push_back(GEOSPrepare_r(handle_, whole));
    }
    Side side(std::size_t area, LonLat p) const {
        auto* point = GEOSGeom_createPointFromXY_r(handle_, p.lon, p.lat);
        const bool inside = GEOSPreparedContains_r(handle_, prepared_[area], point) == 1;
        const bool touched = GEOSPreparedIntersects_r(handle_, prepared_[area], point) == 1;
        GEOSGeom_destroy_r(handle_, point);
        return inside ? Side::inside : touched ? Side::border : Side::outside;
    }

  private:
    GEOSGeometry* ring(const Ring& points) const {
        auto* sequence = GEOSCoordSeq_create_r(handle_, static_cast<unsigned>(points.size() + 1), 2);
        for (unsigned i = 0; i <= points.size(); ++i)
            GEOSCoordSeq_setXY_r(handle_, sequence, i, points[i % points.size()].lon, points[i % points.size()].lat);
        return GEOSGeom_createLinearRing_r(handle_, sequence);
    }
    GEOSContextHandle_t handle_;
    std::vector<GEOSGeometry*> shapes_;
    std::vector<const GEOSPreparedGeometry*> prepared_;
};

}  // namespace

TEST_CASE("200,000 points: GEOS, side_of and the index agree") {
    Dice dice{1234};
    for (const int scale : {100, 20'000'000}) {
        std::vector<MultiPolygon> areas;
        for (int i = 0; i < 30; ++i) {
            const LonLat middle = dice.point(scale * 8);
            MultiPolygon shape{{star(middle, dice.between(5, 60), scale / 2, scale * 3, dice),
                                {star(middle, dice.between(3, 12), scale / 10, scale / 3, dice)}}};
            if (i % 3 == 0)
                shape.push_back(
                    {star({middle.lon + scale * 7, middle.lat}, dice.between(5, 20), scale / 2, scale * 3, dice), {}});
            areas.push_back(std::move(shape));
        }
        for (int i = 0; i < 10; ++i)  // slivers
            areas.push_back({{{{-scale * 8, i * 3}, {scale * 8, i * 3 + 1}, {scale * 8, i * 3 + 2}}, {}}});
        for (int x = 0; x < 5; ++x)  // shared borders
            for (int y = 0; y < 5; ++y) areas.push_back(box(x * scale, y * scale, (x + 1) * scale, (y + 1) * scale));

        Geos geos;
        std::vector<MultiPolygon> valid;
        for (const auto& area : areas) geos.add(area);
        const qm::join::AreaIndex index{areas};
        std::vector<qm::base::Wide> sizes;
        for (const auto& area : areas) sizes.push_back(size_of(area));
        std::size_t disagree_side = 0, disagree_index = 0, on_border = 0;
        for (int i = 0; i < 100'000; ++i) {
            const auto& area = areas[static_cast<std::size_t>(dice.between(0, static_cast<int>(areas.size()) - 1))];
            const LonLat p = i % 4 == 0 ? point_near_border(area, dice) : dice.point(scale * 9);
            qm::model::Index inside = none, border = none;
            for (qm::model::Index k = 0; k < areas.size(); ++k) {
                const Side side = qm::model::side_of(areas[k], p);
                // All areas for every eighth point; for the others the one under test and those that hold the point.
                if (i % 8 == 0 || &areas[k] == &area || side != Side::outside) disagree_side += geos.side(k, p) != side;
                if (side == Side::inside && (inside == none || sizes[k] < sizes[inside])) inside = k;
                if (side == Side::border) border = std::min(border, k);
            }
            on_border += border != none;
            disagree_index += index.locate(p) != (inside != none ? inside : border);
        }
        CHECK(on_border > 8'000);
        CHECK(disagree_side == 0);
        CHECK(disagree_index == 0);
    }
}
