// SPDX-License-Identifier: Apache-2.0
#include "draw/thinning.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "drawing.hpp"

using namespace qm;
using draw::Metres;

namespace {

std::vector<const model::MultiPolygon*> shapes(const std::vector<draw::AtlasArea>& areas) {
    std::vector<const model::MultiPolygon*> result;
    for (const draw::AtlasArea& a : areas) result.push_back(&a.shape);
    return result;
}

/// Undirected pieces of the border of one area after thinning.
std::multiset<std::pair<Metres, Metres>> pieces(const draw::Borders& borders, std::size_t shape, double tolerance) {
    std::multiset<std::pair<Metres, Metres>> result;
    for (const draw::ArcRing& ring : borders.rings[shape])
        for (const draw::ArcUse& use : ring) {
            const std::vector<Metres> points = draw::thinned(borders.arcs[use.arc], tolerance);
            for (std::size_t i = 0; i + 1 < points.size(); ++i) result.insert(std::minmax(points[i], points[i + 1]));
        }
    return result;
}

double distance(Metres p, Metres q, Metres r) {
    const double dx = r.x - q.x, dy = r.y - q.y;
    const double t = std::clamp(((p.x - q.x) * dx + (p.y - q.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(p.x - q.x - t * dx, p.y - q.y - t * dy);
}

model::LonLat p(int lon, int lat) {
    return {1132000000 + lon * 1000, 228400000 + lat * 1000};
}

}  // namespace

TEST_CASE("neighbours share every piece of their border after thinning") {
    const auto areas = drawing::district(4, 3, 3);
    const draw::Borders borders = draw::cut_into_arcs(shapes(areas), draw::Projection{p(0, 0)});
    // 4 × 3 cells: 31 edges of the grid; four corners of the district join two outer edges each into one arc.
    CHECK(borders.arcs.size() == 27);
    for (const double tolerance : {5.0, 60.0, 400.0}) {
        std::map<std::pair<Metres, Metres>, int> uses;
        for (std::size_t i = 0; i < areas.size(); ++i)
            for (const auto& piece : pieces(borders, i, tolerance)) ++uses[piece];
        // Each piece is inner (two owners) or outer (one): a gap would leave two pieces with one owner each.
        std::size_t inner = 0, outer = 0;
        for (const auto& [piece, count] : uses) {
            REQUIRE(count <= 2);
            (count == 2 ? inner : outer) += 1;
        }
        std::size_t outer_wanted = 0, inner_wanted = 0;
        std::map<std::size_t, int> owners;
        for (const auto& rings : borders.rings)
            for (const auto& ring : rings)
                for (const auto& use : ring) ++owners[use.arc];
        for (const auto& [arc, count] : owners)
            (count == 2 ? inner_wanted : outer_wanted) += draw::thinned(borders.arcs[arc], tolerance).size() - 1;
        CHECK(inner == inner_wanted);
        CHECK(outer == outer_wanted);
    }
}

TEST_CASE("thinning stays within its tolerance and drops what it may") {
    const auto areas = drawing::district(3, 3, 8);
    const draw::Borders borders = draw::cut_into_arcs(shapes(areas), draw::Projection{p(0, 0)});
    for (const draw::Arc& arc : borders.arcs) {
        const std::vector<Metres> thin = draw::thinned(arc, 50);
        CHECK(thin.front() == arc.points.front());
        CHECK(thin.back() == arc.points.back());
        CHECK(thin.size() < arc.points.size());
        for (const Metres m : arc.points) {
            double least = 1e9;
            for (std::size_t i = 0; i + 1 < thin.size(); ++i)
                least = std::min(least, distance(m, thin[i], thin[i + 1]));
            REQUIRE(least <= 50.0001);
        }
    }
}

TEST_CASE("order of areas and start of rings do not matter") {
    auto areas = drawing::district(3, 3, 4);
    const draw::Projection projection{p(0, 0)};
    const draw::Borders first = draw::cut_into_arcs(shapes(areas), projection);
    std::reverse(areas.begin(), areas.end());
    for (draw::AtlasArea& a : areas)
        std::rotate(a.shape[0].shell.begin(), a.shape[0].shell.begin() + 57, a.shape[0].shell.end());
    for (std::size_t i = 0; i < areas.size(); i += 2)
        std::reverse(areas[i].shape[0].shell.begin(), areas[i].shape[0].shell.end());
    const draw::Borders second = draw::cut_into_arcs(shapes(areas), projection);
    REQUIRE(second.arcs.size() == first.arcs.size());
    for (std::size_t i = 0; i < areas.size(); ++i)
        CHECK(pieces(first, i, 40) == pieces(second, areas.size() - 1 - i, 40));
}

TEST_CASE("a hole filled by its neighbour is one arc, whatever vertex each begins with") {
    model::MultiPolygon town{
        {{p(0, 0), p(100, 0), p(100, 100), p(0, 100)}, {{p(40, 40), p(60, 40), p(60, 60), p(40, 60)}}}};
    model::MultiPolygon island{{{p(60, 60), p(40, 60), p(40, 40), p(60, 40)}, {}}};
    const draw::Borders borders = draw::cut_into_arcs({&town, &island}, draw::Projection{p(50, 50)});
    CHECK(borders.arcs.size() == 2);
    CHECK(borders.rings[0][1][0].arc == borders.rings[1][0][0].arc);
}

TEST_CASE("nothing collapses to a line") {
    // A park smaller than the tolerance, and two halves that meet in a straight and a bent arc.
    model::MultiPolygon park{{{p(200, 200), p(201, 200), p(201, 201), p(200, 201)}, {}}};
    model::MultiPolygon west{{{p(0, 0), p(10, 0), p(10, 10), p(0, 10)}, {}}};
    model::MultiPolygon east{{{p(10, 0), p(20, 0), p(20, 10), p(10, 10)}, {}}};
    const draw::Borders borders = draw::cut_into_arcs({&park, &west, &east}, draw::Projection{p(0, 0)});
    for (const auto& rings : borders.rings)
        for (const auto& ring : rings) {
            std::set<Metres> corners;
            for (const auto& use : ring)
                for (const Metres m : draw::thinned(borders.arcs[use.arc], 1e6)) corners.insert(m);
            CHECK(corners.size() >= 3);
        }
}

TEST_CASE("rings with repeated or too few points are mended or left out") {
    model::MultiPolygon shape{{{p(0, 0), p(10, 0), p(10, 0), p(10, 10), p(0, 0)}, {{p(1, 1), p(2, 2)}}}};
    const draw::Borders borders = draw::cut_into_arcs({&shape}, draw::Projection{p(0, 0)});
    REQUIRE(borders.rings[0].size() == 1);
    CHECK(borders.arcs[0].points.size() == 4);  // a triangle, closed
}

TEST_CASE("outlines of neighbours meet on the page to the tenth of a pixel") {
    const draw::Atlas atlas = draw::make_atlas({drawing::district(4, 3, 3)});
    draw::Extent all;
    for (const auto& area : atlas.ground().areas) all.add(area.extent);
    for (const double width : {1152.0, 358.0}) {
        const auto view = atlas.ground().view(all, {0, 0, width, width});
        std::map<std::pair<std::pair<double, double>, std::pair<double, double>>, int> uses;
        for (std::size_t i = 0; i < atlas.ground().areas.size(); ++i)
            for (const auto& contour : view->shape(i).outline->contours())
                for (std::size_t k = 0; k < contour.points.size(); ++k) {
                    const scene::Point a = contour.points[k];
                    const scene::Point b = contour.points[(k + 1) % contour.points.size()];
                    ++uses[std::minmax(std::pair{a.x, a.y}, std::pair{b.x, b.y})];
                }
        // The pieces used once form the outer line and nothing else: each of their ends is used exactly twice.
        std::map<std::pair<double, double>, int> ends;
        for (const auto& [piece, count] : uses) {
            REQUIRE(count <= 2);
            if (count == 1) {
                ++ends[piece.first];
                ++ends[piece.second];
            }
        }
        for (const auto& [point, count] : ends) CHECK(count == 2);
    }
}

TEST_CASE("a view is built once and shared") {
    const draw::Atlas atlas = draw::make_atlas({drawing::district(2, 2, 1)});
    const draw::Extent extent = atlas.ground().areas[0].extent;
    const auto a = atlas.ground().view(extent, {0, 0, 300, 300});
    const auto b = atlas.ground().view(extent, {0, 0, 300, 300});
    CHECK(a == b);
    CHECK(a->shape(0).outline == b->shape(0).outline);
    CHECK(atlas.ground().view(extent, {0, 10, 300, 310}) != a);
}
