// SPDX-License-Identifier: Apache-2.0
// Outlines are what every map is made of: what the bytes say must be exactly the rounded vertices.
#include <cmath>
#include <cstdint>
#include <random>
#include <set>
#include <stdexcept>

#include "scene/path_data.hpp"
#include "scene/scene.hpp"
#include "support/catch.hpp"

using namespace qm::scene;

namespace {

using Vertex = std::pair<std::int64_t, std::int64_t>;

struct Ring {
    std::vector<Vertex> vertices;
    bool closed = false;
    friend bool operator==(const Ring&, const Ring&) = default;
};

// A reader of path data written from the SVG grammar, not from the encoder. Relative m, l, h, v, z of integers.
std::vector<Ring> parsed(const std::string& data) {
    std::vector<Ring> rings;
    std::int64_t x = 0, y = 0;
    std::size_t i = 0;
    char command = 0;
    const auto number = [&] {
        while (i < data.size() && data[i] == ' ') ++i;
        std::size_t used = 0;
        const std::int64_t value = std::stoll(data.substr(i), &used);
        i += used;
        return value;
    };
    while (i < data.size()) {
        if (data[i] == ' ') {
            ++i;
        } else if (std::isalpha(static_cast<unsigned char>(data[i])) != 0) {
            command = data[i++];
            if (command == 'z') {
                rings.back().closed = true;
                x = rings.back().vertices.front().first;
                y = rings.back().vertices.front().second;
            }
        } else {
            const std::int64_t first = number();
            switch (command) {
                case 'm':
                case 'l':
                    x += first;
                    y += number();
                    break;
                case 'h':
                    x += first;
                    break;
                case 'v':
                    y += first;
                    break;
                default:
                    FAIL("unexpected command in " << data);
            }
            if (command == 'm') rings.emplace_back();
            if (command == 'm') command = 'l';
            rings.back().vertices.emplace_back(x, y);
        }
    }
    return rings;
}

std::vector<Ring> rounded(const Outline& outline) {
    std::vector<Ring> rings;
    for (const Outline::Contour& contour : outline.contours()) {
        Ring ring{{}, contour.closed};
        for (const Point& p : contour.points)
            ring.vertices.emplace_back(std::llround(p.x * 10), std::llround(p.y * 10));
        rings.push_back(ring);
    }
    return rings;
}

Outline closed(std::vector<Point> points) {
    return Outline{{{std::move(points), true}}};
}

}  // namespace

TEST_CASE("an outline is encoded in as few characters as the grammar allows") {
    CHECK(closed({{1.2, 4}, {1.5, 3.5}, {2.5, 3.5}, {2.5, 9.5}}).path_data() == "m12 40 3-5h10v60z");
    CHECK(closed({{-1, -1}, {0, 0}, {1, 3}}).path_data() == "m-10-10 10 10 10 30z");
    CHECK(Outline{{{{{0, 0}, {1, 1}}, false}}}.path_data() == "m0 0 10 10");
    // The second contour starts from where z returned to, not from the last vertex.
    CHECK(Outline{{{{{0, 0}, {9, 0}, {9, 9}}, true}, {{{1, 1}, {2, 1}, {2, 2}}, true}}}.path_data() ==
          "m0 0h90v90zm10 10h10v10z");
}

TEST_CASE("vertices that rounding joins are drawn once, and what shrinks to a point not at all") {
    CHECK(closed({{0, 0}, {0.01, 0.02}, {5, 0}, {5, 5}, {0.04, 0}}).path_data() == "m0 0h50v50z");
    CHECK(closed({{3, 3}, {3.01, 3.02}, {3.02, 3}}).path_data().empty());
    CHECK(closed({{3, 3}, {3.01, 3.02}, {3.02, 3}}).contours().empty());
}

TEST_CASE("path data reads back as the rounded vertices, without drift over ten thousand differences") {
    std::mt19937 random{20240630};
    for (int round = 0; round < 50; ++round) {
        std::vector<Outline::Contour> contours;
        for (unsigned k = 0; k < 1 + random() % 4; ++k) {
            Outline::Contour contour;
            contour.closed = random() % 2 == 0;
            double x = 500, y = 500;
            for (unsigned i = 0; i < (round == 0 ? 10'000u : 3 + random() % 60); ++i) {
                // Steps of thirds of a tenth: summing rounded differences would wander off.
                x += (static_cast<double>(random() % 201) - 100) / 30;
                y += random() % 4 == 0 ? 0 : (static_cast<double>(random() % 201) - 100) / 30;
                contour.points.push_back({x, y});
            }
            contours.push_back(contour);
        }
        const Outline outline{contours};
        CHECK(parsed(outline.path_data()) == rounded(outline));
        // Every vertex lies within half a tenth of where it was asked for.
        const Point asked = contours[0].points.back();
        const Point drawn = outline.contours()[0].points.back();
        if (!contours[0].closed) {
            CHECK(std::abs(asked.x - drawn.x) <= 0.05 + 1e-9);
            CHECK(std::abs(asked.y - drawn.y) <= 0.05 + 1e-9);
        }
    }
}

TEST_CASE("neighbours share their border exactly, wherever their rings begin") {
    std::vector<Point> border;
    for (int i = 0; i <= 40; ++i) border.push_back({100 + 7.0 * std::sin(i / 3.0), 50 + i * 1.37});
    std::vector<Point> left{{10.03, 30.07}}, right{{190.21, 60.66}};
    left.insert(left.end(), border.begin(), border.end());
    right.insert(right.end(), border.rbegin(), border.rend());
    const auto vertices_of = [](const Outline& outline) {
        std::set<Vertex> all;
        for (const Ring& ring : parsed(outline.path_data())) all.insert(ring.vertices.begin(), ring.vertices.end());
        return all;
    };
    const std::set<Vertex> a = vertices_of(closed(left)), b = vertices_of(closed(right));
    std::size_t shared = 0;
    for (const Vertex& v : a) shared += b.count(v);
    CHECK(shared == a.size() - 1);  // all but the one vertex that is the left one's own
    CHECK(shared == b.size() - 1);
}

TEST_CASE("bounds are those of what is drawn") {
    const Outline outline{{{{{1.04, 2}, {30.06, 2}, {30, 9.98}}, true}, {{{-5, 4}, {0, 4}, {0, 5}}, true}}};
    CHECK(outline.bounds().left == -5);
    CHECK(outline.bounds().top == 2);
    CHECK(outline.bounds().right == Approx(30.1));
    CHECK(outline.bounds().bottom == 10);
}

TEST_CASE("a place that is on no page is refused") {
    CHECK_THROWS_AS(closed({{0, 0}, {std::nan(""), 1}, {2, 2}}), std::invalid_argument);
    CHECK_THROWS_AS(closed({{0, 0}, {1e300, 1}, {2, 2}}), std::invalid_argument);
}

TEST_CASE("px are printed with at most one decimal, no zero before the point, no locale") {
    const auto px = [](std::int64_t value) {
        std::string text;
        append_px(text, value);
        return text;
    };
    CHECK(px(0) == "0");
    CHECK(px(5) == ".5");
    CHECK(px(-5) == "-.5");
    CHECK(px(40) == "4");
    CHECK(px(-123) == "-12.3");
    CHECK(px(12345678) == "1234567.8");
    PathData data{PathData::Unit::px};
    data.move(5, 15);
    data.line(12, 23);  // .7 .8: the point separates
    data.line(22, 33);  // 1 1 after a fraction: a space is needed
    data.line(27, 32);  // .5 after a whole number: a space is needed, or 1 would become 1.5
    CHECK(data.text() == "m.5 1.5.7.8 1 1 .5-.1");
}
