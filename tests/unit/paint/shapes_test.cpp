// SPDX-License-Identifier: Apache-2.0
#include "paint/shapes.hpp"

#include <cmath>
#include <set>

#include "paint/sheet.hpp"
#include "sample.hpp"
#include "scene/text_metrics.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::scene;
using paint::arrow_of;
using paint::shape_of;
using Kind = Segment::Kind;

TEST_CASE("every symbol lies within its radius, for draw/ keeps that much room") {
    for (int i = 0; i < 9; ++i) {
        const Symbol symbol{static_cast<Shape>(i), {50, 60}, 10, {}};
        const std::vector<Segment> segments = shape_of(symbol);
        CHECK(segments.empty() == paint::is_round(symbol.shape));
        double reach = 0;
        for (const Segment& s : segments) {
            if (s.kind == Kind::close) continue;
            reach = std::max({reach, std::abs(s.to.x - 50), std::abs(s.to.y - 60)});
        }
        INFO(i);
        CHECK(reach <= 10);
        CHECK((segments.empty() || reach >= 7));  // and fills it
    }
}

TEST_CASE("shapes differ from one another without their colour") {
    std::set<std::size_t> corners;
    for (const Shape shape : {Shape::triangle, Shape::square, Shape::octagon, Shape::star}) {
        corners.insert(shape_of({shape, {0, 0}, 1, {}}).size());
    }
    CHECK(corners.size() == 4);
}

TEST_CASE("an arrow's head points along the end of its line and its shaft ends inside the head") {
    Path path;
    path.style.stroke_width = 2;
    path.segments = {{Kind::move, {0, 0}, {}, {}}, {Kind::line, {0, 50}, {}, {}}};
    const paint::Arrow down = arrow_of(path);
    CHECK(down.head[0] == Point{0, 50});
    CHECK(down.head[1].y == down.head[2].y);
    CHECK(down.head[1].y < 50);
    CHECK(down.head[1].x == -down.head[2].x);
    CHECK(down.shaft.back().to.x == 0);
    CHECK(down.shaft.back().to.y > down.head[1].y);
    CHECK(down.shaft.back().to.y < 50);
    // A curve arrives along its second control point, or the first when the second is the end itself.
    path.segments[1] = {Kind::cubic, {40, 40}, {0, 20}, {20, 40}};
    CHECK(arrow_of(path).head[1].x == arrow_of(path).head[2].x);
    path.segments[1] = {Kind::cubic, {40, 40}, {0, 40}, {40, 40}};
    CHECK(arrow_of(path).head[1].x == arrow_of(path).head[2].x);
    // Nothing to point along: no head, no crash.
    path.segments = {{Kind::move, {5, 5}, {}, {}}, {Kind::line, {5, 5}, {}, {}}};
    CHECK(arrow_of(path).head[1] == arrow_of(path).head[0]);
    path.segments.clear();
    CHECK(arrow_of(path).shaft.empty());
}

TEST_CASE("pattern marks are light on dark fills only") {
    CHECK(paint::mark_on({}) == paint::mark_on(colour("#fdf0d5")));
    CHECK(paint::mark_on(colour("#8a1220")) == colour("#ffffff"));
}

TEST_CASE("titles wrap to the paper: no line too wide, no comma first, no bracket last, no word torn") {
    Figure figure = sample::figure();
    figure.title =
        "顺德区机器人产业链质量图谱（2024年6月），北滘镇最高，Beijiao robotics cluster；其余九个镇街（含容桂）";
    const TextMetrics metrics{{sample::family}};
    for (double width = 120; width < 700; width += 17) {
        const paint::Sheet sheet = paint::sheet_around(figure, sample::options(), width);
        std::string all;
        for (const Text& line : sheet.title) {
            INFO(width << ": " << line.words);
            CHECK(line.width <= width);
            for (const char* mark : {"，", "；", "）"}) CHECK_FALSE(line.words.starts_with(mark));
            CHECK_FALSE(line.words.ends_with("（"));
            CHECK_FALSE(line.words.ends_with("Beij"));
            CHECK(line.at.y <= sheet.top);
            all += line.words;
        }
        std::string expected;
        for (const char c : figure.title) expected += c == ' ' ? "" : std::string{c};
        std::string got;
        for (const char c : all) got += c == ' ' ? "" : std::string{c};
        CHECK(got == expected);
        for (const char* word : {"Beijiao", "robotics", "cluster"}) {
            bool whole = false;
            for (const Text& line : sheet.title) whole = whole || line.words.find(word) != std::string::npos;
            CHECK(whole);
        }
    }
}

TEST_CASE("with neither title nor stamp nothing surrounds a figure, and no font is asked for") {
    Figure figure;
    const paint::Sheet sheet = paint::sheet_around(figure, {}, 100);
    CHECK(sheet.top == 0);
    CHECK(sheet.bottom == 0);
}
