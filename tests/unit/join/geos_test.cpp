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

// GEOS decides in doubles with exact predicates behind them; on our whole units it and the exact integers of side_of
// have to agree even on edges, so nobody is a referee here: all three must say the same.
TEST_CASE("1,000,000 points over adversarial areas: GEOS, side_of and the index agree") {
    Dice dice{20'240'601};
    constexpr int side = 4000;
    std::vector<MultiPolygon> areas;
    // Neighbours with shared, jagged borders: the same random corners for both.
    constexpr int across = 6;
    std::vector<std::vector<LonLat>> corner(across + 1);
    for (int x = 0; x <= across; ++x)
        for (int y = 0; y <= across; ++y)
            corner[static_cast<std::size_t>(x)].push_back(
                {x * side + dice.between(-side / 4, side / 4), y * side + dice.between(-side / 4, side / 4)});
    const auto at = [&](int x, int y) { return corner[static_cast<std::size_t>(x)][static_cast<std::size_t>(y)]; };
    for (int x = 0; x < across; ++x)
        for (int y = 0; y < across; ++y)
            areas.push_back({{{at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)}, {}}});
    // A comb of slivers one unit wide, an antenna, a triangle of half a unit, a hole that fills its shell but for a
    // unit, an area that is the hole of another, parts that touch in a corner, edges that run through millions of
    // units.
    Ring comb;
    for (int i = 0; i < 200; ++i) {
        comb.push_back({i * 2, 0});
        comb.push_back({i * 2 + 1, 9000});
    }
    comb.push_back({400, -1});
    comb.push_back({-1, -1});
    areas.push_back({{comb, {}}});
    areas.push_back(
        {{{{12'000, 12'000}, {12'001, 12'000}, {12'001, 20'000}, {12'002, 20'000}, {12'002, 20'002}, {12'000, 20'002}},
          {}}});
    areas.push_back({{{{5, 5}, {6, 5}, {5, 6}}, {}}});
    areas.push_back({{box_ring(3000, 3000, 9000, 9000), {box_ring(3001, 3001, 8999, 8999)}}});
    areas.push_back(box(3001, 3001, 8999, 8999));
    areas.push_back({{box_ring(14'000, 0, 16'000, 2000), {}}, {box_ring(16'000, 2000, 18'000, 4000), {}}});
    areas.push_back(
        {{{{-1'000'000'007, -500'000'003}, {1'000'000'009, 500'000'011}, {1'000'000'009, 500'000'012}}, {}}});
    areas.push_back({{{{-900'000'000, 17}, {900'000'000, 17}, {900'000'000, 18}, {-900'000'000, 19}}, {}}});
    for (int i = 0; i < 8; ++i)
        areas.push_back({{star(dice.point(side * across), dice.between(5, 40), 300, 2500, dice), {}}});

    Geos geos;
    for (const auto& area : areas) geos.add(area);
    const qm::join::AreaIndex index{areas};
    std::vector<qm::base::Wide> sizes;
    for (const auto& area : areas) sizes.push_back(size_of(area));
    std::vector<qm::model::GeoBox> boxes;
    for (const auto& area : areas) boxes.push_back(qm::model::box_of(area));
    std::size_t disagree_side = 0, disagree_index = 0, on_border = 0, held = 0, asked = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        const auto& near = areas[static_cast<std::size_t>(dice.between(0, static_cast<int>(areas.size()) - 1))];
        const LonLat p =
            i % 2 == 0 ? point_near_border(near, dice)
                       : LonLat{dice.between(-side, side * (across + 1)), dice.between(-side, side * (across + 1))};
        qm::model::Index inside = none, border = none;
        for (qm::model::Index k = 0; k < areas.size(); ++k) {
            if (!boxes[k].contains(p)) continue;
            const Side exact = qm::model::side_of(areas[k], p);
            ++asked;
            disagree_side += geos.side(k, p) != exact;
            if (exact == Side::inside && (inside == none || sizes[k] < sizes[inside])) inside = k;
            if (exact == Side::border) border = std::min(border, k);
        }
        on_border += border != none;
        const auto expected = inside != none ? inside : border;
        held += expected != none;
        disagree_index += index.locate(p) != expected;
    }
    CHECK(asked > 1'000'000);
    CHECK(on_border > 200'000);
    CHECK(held > 500'000);
    CHECK(disagree_side == 0);
    CHECK(disagree_index == 0);
}
