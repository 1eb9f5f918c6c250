// SPDX-License-Identifier: Apache-2.0
#include "draw/labels.hpp"

#include <cmath>
#include <utility>

#include "draw/interior.hpp"
#include "drawing.hpp"

using namespace qm;
using draw::Candidate;
using draw::Label;
using scene::Box;
using scene::Point;

namespace {

const Box frame{0, 0, 200, 200};

Candidate at(double x, double y) {
    return {{Box{x, y, x + 40, y + 12}}, std::nullopt, 0};
}

std::vector<int> places(std::vector<Label> labels, const std::vector<Box>& obstacles, const Box& within,
                        double gap = 1) {
    std::vector<int> indices;
    for (const draw::Placement& placed : draw::place_labels(std::move(labels), obstacles, within, gap))
        indices.push_back(placed.index);
    return indices;
}

scene::Outline ring(std::vector<Point> points) {
    return scene::Outline{{scene::Outline::Contour{std::move(points), true}}};
}

}  // namespace

TEST_CASE("the important label gets the contested place") {
    const std::vector<Label> labels = {{0, {at(10, 10)}, {}}, {5, {at(10, 10)}, {}}};
    CHECK(places(labels, {}, frame) == std::vector<int>{-1, 0});
}

TEST_CASE("a label that finds nothing moves one that has another place") {
    const std::vector<Label> labels = {{5, {at(10, 10), at(10, 60)}, {}}, {5, {at(12, 12)}, {}}};
    CHECK(places(labels, {}, frame) == std::vector<int>{1, 0});
}

TEST_CASE("an important label is not sent to the end of a leader line for a lesser one") {
    Candidate far = at(10, 60);
    far.leader = draw::Leader{{30, 16}, {30, 60}};
    const std::vector<Label> labels = {{5, {at(10, 10), far}, {}}, {1, {at(12, 12)}, {}}};
    CHECK(places(labels, {}, frame) == std::vector<int>{0, -1});
}

TEST_CASE("further candidates are looked for only when the first found no place, also to make room for another") {
    int asked = 0;
    const auto further = [&asked] {
        return [&asked, left = true]() mutable {
            ++asked;
            return std::exchange(left, false) ? draw::Candidates{at(10, 60), at(10, 120)} : draw::Candidates{};
        };
    };
    CHECK(places({{0, {at(10, 10)}, further()}}, {}, frame) == std::vector<int>{0});
    CHECK(asked == 0);
    const auto placed = draw::place_labels({{5, {at(10, 10)}, {}}, {0, {at(12, 12)}, further()}}, {}, frame);
    CHECK(asked == 1);
    CHECK(placed[1].index == 1);
    CHECK(placed[1].candidate.boxes.front().top == 60);
    CHECK(places({{0, {at(10, 10)}, further()}, {0, {at(12, 12)}, {}}}, {}, frame) == std::vector<int>{1, 0});
    CHECK(asked == 3);  // the second time to hear that there are no more
}

TEST_CASE("labels stay in the frame, off obstacles, and apart by the gap") {
    CHECK(places({{0, {at(170, 10)}, {}}}, {}, frame) == std::vector<int>{-1});
    CHECK(places({{0, {at(10, 10)}, {}}}, {Box{49, 15, 60, 20}}, frame) == std::vector<int>{-1});
    CHECK(places({{0, {at(10, 10)}, {}}, {0, {at(51, 10)}, {}}}, {}, frame, 0.5) == std::vector<int>{0, 0});
    CHECK(places({{0, {at(10, 10)}, {}}, {0, {at(51, 10)}, {}}}, {}, frame, 2) == std::vector<int>{0, -1});
}

TEST_CASE("leader lines neither cross each other nor run through labels or obstacles") {
    Candidate a = at(100, 10), b = at(100, 100);
    a.leader = draw::Leader{{20, 100}, {100, 16}};
    b.leader = draw::Leader{{20, 16}, {100, 100}};
    CHECK(places({{0, {a}, {}}, {0, {b}, {}}}, {}, frame) == std::vector<int>{0, -1});
    CHECK(places({{1, {at(40, 60)}, {}}, {0, {a}, {}}}, {}, frame) == std::vector<int>{0, -1});
    CHECK(places({{0, {a}, {}}}, {Box{55, 55, 65, 65}}, frame) == std::vector<int>{-1});
    CHECK(draw::meets({0, 0, 10, 10}, {{-5, 5}, {15, 6}}));
    CHECK_FALSE(draw::meets({0, 0, 10, 10}, {{-5, 5}, {-1, 6}}));
    CHECK_FALSE(draw::meets({0, 0, 10, 10}, {{11, -5}, {11, 20}}));
}

TEST_CASE("a box placed in an area lies wholly inside it") {
    // An L: the centre of its box is outside.
    const draw::Interior interior{ring({{0, 0}, {40, 0}, {40, 160}, {160, 160}, {160, 200}, {0, 200}})};
    CHECK(interior.area() == Approx(40 * 160 + 160 * 40).epsilon(0.01));
    CHECK_FALSE(interior.contains(Point{100, 80}));
    CHECK(interior.contains(Point{20, 80}));
    const auto wide = interior.places(100, 20, interior.centroid());
    REQUIRE_FALSE(wide.empty());
    for (const Point p : wide) {
        CHECK(p.y - 10 >= 160 - draw::Interior::step);
        CHECK(interior.contains(Box{p.x - 50, p.y - 9, p.x + 50, p.y + 9}));
    }
    CHECK(interior.places(164, 20, {0, 0}).empty());
    CHECK_FALSE(interior.places(156, 20, {0, 0}).empty());
    CHECK(interior.places(50, 150, {0, 0}).empty());
    CHECK(interior.cover({-40, 0, 40, 100}) == Approx(0.5).epsilon(0.02));
    CHECK(interior.cover({300, 0, 340, 100}) == 0);
}

TEST_CASE("the share of land under a box is that of its areas, each px once") {
    const draw::Interior left{ring({{20, 20}, {100, 20}, {100, 120}, {20, 120}})};
    const draw::Interior corner{ring({{60, 80}, {160, 80}, {160, 180}})};
    const draw::Interior within{ring({{30, 30}, {50, 30}, {50, 50}, {30, 50}})};
    const draw::LandCover cover{{&left, &corner, &within}, frame};
    CHECK(cover.share({40, 40, 60, 60}) == Approx(1));
    CHECK(cover.share({0, 0, 18, 18}) == 0);
    CHECK(cover.share({170, 20, 190, 40}) == 0);
    CHECK(cover.share({-60, 30, 20 + 60, 50}) == Approx(60.0 / 140));  // outside the frame there is no land
    for (double x = 5; x < 150; x += 7)
        for (double y = 5; y < 180; y += 9) {
            const Box box{x, y, x + 41, y + 13};
            double points = 0;
            for (double u = 0.5; u < 41; ++u)
                for (double v = 0.5; v < 13; ++v)
                    points += left.contains(Point{x + u, y + v}) || corner.contains(Point{x + u, y + v});
            CHECK(cover.share(box) == Approx(points / (41 * 13)).margin(0.05));
        }
}

TEST_CASE("holes are outside") {
    const draw::Interior interior{scene::Outline{
        {{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, true}, {{{30, 30}, {70, 30}, {70, 70}, {30, 70}}, true}}}};
    CHECK_FALSE(interior.contains(Point{50, 50}));
    CHECK(interior.places(40, 40, {50, 50}).empty());
    CHECK_FALSE(interior.places(26, 26, {50, 50}).empty());
}

TEST_CASE("the inset line keeps its distance and never leaves the area") {
    const scene::Outline outline = ring({{0, 0}, {120, 10}, {100, 90}, {60, 60}, {20, 110}});
    const draw::Interior interior{outline};
    const scene::OutlinePtr line = draw::inset(outline, 6);
    REQUIRE(line);
    const auto& border = outline.contours()[0].points;
    const auto depth = [&](Point p) {
        double least = 1e9;
        for (std::size_t i = 0; i < border.size(); ++i) {
            const Point a = border[i], b = border[(i + 1) % border.size()];
            const double dx = b.x - a.x, dy = b.y - a.y;
            const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            least = std::min(least, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
        }
        return least;
    };
    for (const auto& contour : line->contours())
        for (const Point p : contour.points) {
            CHECK(interior.contains(p));
            CHECK(depth(p) == Approx(6).margin(0.8));
        }
    // And it goes all the way round: what it encloses is what lies deeper.
    const draw::Interior inner{*line};
    for (double x = 1; x < 120; x += 3)
        for (double y = 1; y < 110; y += 3) {
            const Point p{x, y};
            if (interior.contains(p) && std::abs(depth(p) - 6) < 2.5) continue;
            CHECK(inner.contains(p) == (interior.contains(p) && depth(p) > 6));
        }
    CHECK(draw::inset(ring({{0, 0}, {8, 0}, {8, 8}, {0, 8}}), 6) == nullptr);
}

TEST_CASE("outside candidates begin at the anchor, stay in the frame and prefer open ground") {
    const draw::Interior land{ring({{0, 0}, {100, 0}, {100, 200}, {0, 200}})};
    const draw::LandCover cover{{&land}, frame};
    draw::OutsideCandidates search{{80, 100}, 50, 12, frame, cover, 3, 20};
    draw::Candidates found;
    for (draw::Candidates next = search.next(); !next.empty(); next = search.next())
        found.insert(found.end(), next.begin(), next.end());
    REQUIRE(found.size() > 100);
    const auto length = [](const Candidate& c) {
        return std::hypot(c.leader->to.x - c.leader->from.x, c.leader->to.y - c.leader->from.y);
    };
    for (const Candidate& c : found) {
        CHECK(c.boxes.front().inside(frame));
        CHECK(c.form == 3);
        REQUIRE(c.leader);
        CHECK(c.leader->from == Point{80, 100});
        CHECK_FALSE(draw::meets(c.boxes.front(), *c.leader));
        CHECK(length(c) >= 20);
    }
    CHECK(land.cover(found.front().boxes.front()) == 0);
    // Given some at a time, and yet in the one order: on open ground by distance, covered ones as if farther.
    const auto cost = [&](const Candidate& c) {
        const double on_land = cover.share(c.boxes.front());
        return length(c) + (on_land > 0 ? 40 : 0) + 140 * on_land;
    };
    for (std::size_t i = 1; i < found.size(); ++i) CHECK(cost(found[i - 1]) <= cost(found[i]) + 1e-9);
}
