// SPDX-License-Identifier: Apache-2.0
#include "join/area_index.hpp"

#include <string>
#include <thread>
#include <vector>

#include "shapes.hpp"
#include "support/catch.hpp"

using namespace shapes;
using qm::join::AreaIndex;
using qm::model::none;

namespace {

std::string shown(LonLat p) {
    return std::to_string(p.lon) + "," + std::to_string(p.lat);
}

// Compares with the plain rule; one assertion for a batch, so that a failure names its point.
void require_agreement(const std::vector<MultiPolygon>& areas, const std::vector<LonLat>& points) {
    const AreaIndex index{areas};
    std::string wrong;
    for (const LonLat p : points)
        if (const auto want = holder(areas, p), got = index.locate(p); want != got && wrong.empty())
            wrong = shown(p) + ": want " + std::to_string(want) + ", got " + std::to_string(got);
    REQUIRE(wrong == "");
}

std::vector<LonLat> points_for(const std::vector<MultiPolygon>& areas, int range, int count, Dice& dice) {
    std::vector<LonLat> points;
    for (int i = 0; i < count; ++i) {
        const auto& area = areas[static_cast<std::size_t>(dice.between(0, static_cast<int>(areas.size()) - 1))];
        points.push_back(i % 2 == 0 || area.empty() ? dice.point(range) : point_near_border(area, dice));
    }
    return points;
}

}  // namespace

TEST_CASE("areas with crossing rings, holes and several parts are told apart as side_of does") {
    Dice dice{20240501};
    for (const int range : {30, 3'000, 1'000'000'000})
        for (int round = 0; round < 60; ++round) {
            std::vector<MultiPolygon> areas(static_cast<std::size_t>(dice.between(1, 9)));
            for (auto& area : areas) {
                area.resize(static_cast<std::size_t>(dice.between(1, 2)));
                for (auto& polygon : area) {
                    polygon.shell.resize(static_cast<std::size_t>(dice.between(3, round % 5 == 0 ? 50 : 8)));
                    for (auto& p : polygon.shell) p = dice.point(range);
                    polygon.holes.resize(static_cast<std::size_t>(dice.between(0, 2)));
                    for (auto& hole : polygon.holes)
                        for (int i = 0; i < 4; ++i) hole.push_back(dice.point(range));
                }
            }
            require_agreement(areas, points_for(areas, range, 600, dice));
        }
}

TEST_CASE("odd rings: repeated points, spikes, bow ties, two-point rings, horizontal combs") {
    std::vector<MultiPolygon> areas;
    areas.push_back({{{{0, 0}, {0, 0}, {100, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 100}}, {}}});           // repeats
    areas.push_back({{{{200, 0}, {300, 0}, {300, 50}, {400, 50}, {300, 50}, {300, 100}, {200, 100}}, {}}});  // spike
    areas.push_back({{{{0, 200}, {100, 300}, {100, 200}, {0, 300}}, {}}});                                   // bow tie
    areas.push_back({{{{200, 200}, {300, 260}}, {}}});                                                       // no area
    areas.push_back({{{{400, 200}}, {}}});  // one point
    areas.push_back({{box_ring(200, 300, 300, 400),
                      {box_ring(200, 320, 260, 360), box_ring(230, 340, 290, 380)}}});          // holes overlap, touch
    areas.push_back({{box_ring(400, 300, 450, 400), {}}, {box_ring(450, 300, 500, 400), {}}});  // parts share an edge
    MultiPolygon comb{{{{0, 400}}, {}}};
    for (int i = 0; i < 40; ++i)
        for (const LonLat p :
             {LonLat{i * 4, 480}, LonLat{i * 4 + 2, 480}, LonLat{i * 4 + 2, 410}, LonLat{i * 4 + 4, 410}})
            comb[0].shell.push_back(p);
    comb[0].shell.push_back({160, 400});
    areas.push_back(comb);
    std::vector<LonLat> points;
    for (int x = -3; x <= 505; ++x)
        for (int y = -3; y <= 485; y += 1 + (x % 3 == 0 ? 0 : 2)) points.push_back({x, y});
    require_agreement(areas, points);
}

TEST_CASE("slivers and bundles of long edges stay exact within bounded memory") {
    Dice dice{7};
    std::vector<MultiPolygon> areas;
    std::size_t edges = 0;
    // Nearly parallel slivers across the whole layer, one to five units thick, and a fan that meets in one vertex.
    for (int i = 0; i < 400; ++i)
        areas.push_back(
            {{{{-900'000'000, i * 6}, {900'000'000, i * 6 + dice.between(0, 5)}, {900'000'000, i * 6 + 6}}, {}}});
    for (int i = 0; i < 300; ++i)
        areas.push_back(
            {{{{0, 500'000}, {-3'000'000 + i * 20'000, 900'000'000}, {-3'000'000 + i * 20'000 + 20'000, 900'000'000}},
              {}}});
    for (const auto& area : areas) edges += area[0].shell.size();
    CHECK(AreaIndex{areas}.memory_bytes() < edges * 400);
    std::vector<LonLat> points;
    for (int i = 0; i < 3'000; ++i) {
        points.push_back(point_near_border(
            areas[static_cast<std::size_t>(dice.between(0, static_cast<int>(areas.size()) - 1))], dice));
        points.push_back({dice.between(-900'000'000, 900'000'000), dice.between(-5, 2'500)});
    }
    require_agreement(areas, points);
}

TEST_CASE("a layer around the world needs 128-bit products") {
    std::vector<MultiPolygon> areas{
        box(-1'800'000'000, -900'000'000, 1'800'000'000, 900'000'000),
        {{{{-1'800'000'000, -900'000'000}, {1'800'000'000, 899'999'999}, {1'799'999'999, 900'000'000}}, {}}}};
    Dice dice{3};
    std::vector<LonLat> points{{0, 0}, {-1'800'000'000, 900'000'000}};
    for (int i = 0; i < 2'000; ++i) {
        points.push_back({dice.between(-1'800'000'000, 1'800'000'000), dice.between(-900'000'000, 900'000'000)});
        const int x = dice.between(-1'700'000'000, 1'700'000'000);
        points.push_back({x, x / 2 + dice.between(-1, 1)});
    }
    require_agreement(areas, points);
}

TEST_CASE("the smallest area wins, equal ones by index, the inside before a border") {
    const std::vector<MultiPolygon> nested{box(0, 0, 1000, 1000), box(100, 100, 500, 500), box(200, 200, 300, 300),
                                           box(200, 200, 300, 300), box(250, 250, 350, 350)};
    const AreaIndex index{nested};
    CHECK(index.locate({50, 50}) == 0);
    CHECK(index.locate({150, 150}) == 1);
    CHECK(index.locate({210, 210}) == 2);  // 3 is the same square
    CHECK(index.locate({260, 260}) == 2);  // 4 has the same size
    CHECK(index.locate({320, 320}) == 4);
    CHECK(index.locate({100, 300}) == 0);   // on the border of 1, inside 0
    CHECK(index.locate({200, 250}) == 1);   // on the borders of 2 and 3, inside 1
    CHECK(index.locate({1000, 500}) == 0);  // on the outer border
    CHECK(index.locate({1001, 500}) == none);
}

TEST_CASE("every point of a division belongs to exactly one part, borders to the lower one") {
    // Irregular quarters round (0, 0) that share borders, with a T-junction where 3 meets 1 and 2.
    const std::vector<MultiPolygon> parts{{{{{-90, -80}, {0, 0}, {-10, 90}, {-90, 90}}, {}}},
                                          {{{{-90, -80}, {70, -80}, {0, 0}}, {}}},
                                          {{{{0, 0}, {70, -80}, {80, 90}, {-10, 90}}, {}}}};
    const AreaIndex index{parts};
    int inside = 0, once = 0;
    for (int x = -95; x <= 85; ++x)
        for (int y = -85; y <= 95; ++y) {
            int holders = 0;
            qm::model::Index lowest = none;
            for (qm::model::Index i = 0; i < parts.size(); ++i)
                if (qm::model::side_of(parts[i], {x, y}) != qm::model::Side::outside) {
                    ++holders;
                    lowest = std::min(lowest, i);
                }
            inside += holders > 0;
            once += index.locate({x, y}) == lowest && holders > 0;
        }
    CHECK(inside > 20'000);
    CHECK(once == inside);
    CHECK(index.locate({0, 0}) == 0);
}

TEST_CASE("empty layers, empty shapes and unknown points") {
    CHECK(AreaIndex{}.locate({0, 0}) == none);
    CHECK(AreaIndex{std::vector<MultiPolygon>{}}.locate({0, 0}) == none);
    const AreaIndex index{std::vector<MultiPolygon>{{}, box(0, 0, 10, 10), {}}};
    CHECK(index.locate({5, 5}) == 1);
    CHECK(index.locate({}) == none);
    CHECK(index.locate({5, LonLat::none}) == none);
    CHECK(AreaIndex{std::vector<MultiPolygon>{{}}}.nearest({0, 0}, 1e9).area == none);
    CHECK(index.nearest({}, 1e9).area == none);
}

TEST_CASE("one index serves many threads") {
    Dice dice{11};
    std::vector<MultiPolygon> areas;
    for (int i = 0; i < 40; ++i) areas.push_back({{star(dice.point(9'000'000), 60, 200'000, 2'000'000, dice), {}}});
    const AreaIndex index{areas};
    std::vector<LonLat> points(20'000);
    for (auto& p : points) p = dice.point(10'000'000);
    std::vector<std::vector<qm::model::Index>> answers(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : answers)
            threads.emplace_back([&] {
                for (const LonLat p : points) mine.push_back(index.locate(p));
            });
    }
    for (const auto& mine : answers) CHECK(mine == answers[0]);
}

TEST_CASE("the nearest border within tolerance, by code when equal") {
    // Near Shunde one unit is about 1.1 cm to the north and 1.0 cm to the east.
    const int x = 1'132'000'000, y = 228'000'000;
    const std::vector<MultiPolygon> areas{box(x + 10'000, y, x + 20'000, y + 10'000), box(x - 10'000, y, x, y + 10'000),
                                          box(x, y + 30'000, x + 20'000, y + 40'000)};
    const AreaIndex index{areas};
    SECTION("the middle between two goes to the lower index") {
        const auto found = index.nearest({x + 5'000, y + 5'000}, 60);
        CHECK(found.area == 0);
        CHECK(found.metres == Approx(51.26).epsilon(0.001));
        CHECK(index.nearest({x + 4'999, y + 5'000}, 60).area == 1);
    }
    SECTION("equal distance, the higher index being the smaller area") {
        const AreaIndex uneven{{areas[0], shapes::box(x - 2'000, y + 4'000, x, y + 6'000)}};
        CHECK(uneven.nearest({x + 5'000, y + 5'000}, 60).area == 0);
        CHECK(AreaIndex{{areas[1], areas[0]}}.nearest({x + 5'000, y + 5'000}, 60).area == 0);
    }
    SECTION("the tolerance is a limit") {
        CHECK(index.nearest({x + 5'000, y + 5'000}, 51.2).area == none);
        CHECK(index.nearest({x + 5'000, y + 5'000}, 51.3).area == 0);
        CHECK(index.nearest({x + 5'000, y - 50'000}, 50).area == none);  // outside the layer's box
    }
    SECTION("areas that are not accepted are passed over") {
        CHECK(index.nearest({x + 6'000, y + 5'000}, 80, [](qm::model::Index area) { return area != 0; }).area == 1);
    }
    SECTION("a point far outside the box finds the layer when the tolerance reaches") {
        CHECK(index.nearest({x - 1'000'000, y + 5'000}, 12'000).area == 1);
        CHECK(index.nearest({x, y + 5'000'000}, 1e9).area == 2);
    }
}

TEST_CASE("nearest agrees with a look at every border") {
    Dice dice{5};
    std::vector<MultiPolygon> areas;
    for (int i = 0; i < 60; ++i) {
        const LonLat middle{1'132'000'000 + dice.between(-2'000'000, 2'000'000),
                            228'000'000 + dice.between(-2'000'000, 2'000'000)};
        areas.push_back({{star(middle, dice.between(3, 80), 20'000, 200'000, dice), {}}});
    }
    const AreaIndex index{areas};
    std::string wrong;
    int found = 0;
    for (int i = 0; i < 2'000; ++i) {
        const LonLat p{1'132'000'000 + dice.between(-2'500'000, 2'500'000),
                       228'000'000 + dice.between(-2'500'000, 2'500'000)};
        const double tolerance = dice.between(0, 3) == 0 ? 50 : 1'000;
        qm::model::Index want = none;
        long want_mm = 0;
        for (qm::model::Index area = 0; area < areas.size(); ++area) {
            const double metres = qm::join::border_distance_m(areas[area], p);
            if (metres <= tolerance && (want == none || std::lround(metres * 1000) < want_mm)) {
                want = area;
                want_mm = std::lround(metres * 1000);
            }
        }
        const auto got = index.nearest(p, tolerance);
        found += want != none;
        if (got.area != want || (want != none && std::lround(got.metres * 1000) != want_mm)) wrong = shown(p);
    }
    CHECK(found > 200);
    REQUIRE(wrong == "");
}
