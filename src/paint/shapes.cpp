// SPDX-License-Identifier: Apache-2.0
#include "paint/shapes.hpp"

#include <cmath>
#include <cstddef>

namespace qm::paint {
namespace {

using scene::Point;
using scene::Segment;
using Kind = Segment::Kind;

std::vector<Segment> polygon(Point centre, double radius, const std::vector<Point>& unit) {
    std::vector<Segment> segments;
    for (const Point& p : unit) {
        const Point to{centre.x + radius * p.x, centre.y + radius * p.y};
        segments.push_back({segments.empty() ? Kind::move : Kind::line, to, {}, {}});
    }
    segments.push_back({Kind::close, {}, {}, {}});
    return segments;
}

// Written out rather than computed: sin and cos may differ in the last bit between machines.
const std::vector<Point> octagon = {{0.383, -0.924}, {0.924, -0.383}, {0.924, 0.383},   {0.383, 0.924},
                                    {-0.383, 0.924}, {-0.924, 0.383}, {-0.924, -0.383}, {-0.383, -0.924}};
const std::vector<Point> star = {{0, -1},   {0.247, -0.34},  {0.951, -0.309}, {0.4, 0.13},      {0.588, 0.809},
                                 {0, 0.42}, {-0.588, 0.809}, {-0.4, 0.13},    {-0.951, -0.309}, {-0.247, -0.34}};

std::vector<Segment> rounded_square(Point centre, double radius) {
    constexpr double side = 0.88, corner = 0.4, reach = corner * 0.4477;  // a quarter circle as a cubic
    const auto at = [&](double x, double y) { return Point{centre.x + radius * x, centre.y + radius * y}; };
    std::vector<Segment> segments{{Kind::move, at(corner - side, -side), {}, {}}};
    // Each side in turn, rotated by quarter turns: (x, y) → (−y, x).
    double ux = 1, uy = 0;
    for (int i = 0; i < 4; ++i) {
        const auto turned = [&](double x, double y) { return at(x * ux - y * uy, x * uy + y * ux); };
        segments.push_back({Kind::line, turned(side - corner, -side), {}, {}});
        segments.push_back(
            {Kind::cubic, turned(side, corner - side), turned(side - reach, -side), turned(side, reach - side)});
        const double next = -uy;
        uy = ux;
        ux = next;
    }
    segments.push_back({Kind::close, {}, {}, {}});
    return segments;
}

}  // namespace

bool is_round(scene::Shape shape) {
    return shape == scene::Shape::circle || shape == scene::Shape::ring;
}

std::vector<Segment> shape_of(const scene::Symbol& symbol) {
    const Point c = symbol.at;
    const double r = symbol.radius;
    switch (symbol.shape) {
        case scene::Shape::square:
            return polygon(c, r, {{-0.88, -0.88}, {0.88, -0.88}, {0.88, 0.88}, {-0.88, 0.88}});
        case scene::Shape::rounded_square:
            return rounded_square(c, r);
        case scene::Shape::triangle:
            return polygon(c, r, {{0, -1}, {1, 0.8}, {-1, 0.8}});
        case scene::Shape::diamond:
            return polygon(c, r, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}});
        case scene::Shape::octagon:
            return polygon(c, r, octagon);
        case scene::Shape::star:
            return polygon(c, r, star);
        case scene::Shape::cross: {
            const double d = 0.7 * r;
            return {{Kind::move, {c.x - d, c.y - d}, {}, {}},
                    {Kind::line, {c.x + d, c.y + d}, {}, {}},
                    {Kind::move, {c.x + d, c.y - d}, {}, {}},
                    {Kind::line, {c.x - d, c.y + d}, {}, {}}};
        }
        case scene::Shape::circle:
        case scene::Shape::ring:
            break;
    }
    return {};
}

Arrow arrow_of(const scene::Path& path) {
    Arrow arrow{path.segments, {}};
    std::vector<Segment>& shaft = arrow.shaft;
    if (shaft.size() < 2) return arrow;
    Segment& last = shaft.back();
    const Point tip = last.to;
    arrow.head = {tip, tip, tip};
    Point from = shaft[shaft.size() - 2].to;
    if (last.kind == Kind::cubic) {
        if (last.control1 != tip) from = last.control1;
        if (last.control2 != tip) from = last.control2;
    }
    const double dx = tip.x - from.x, dy = tip.y - from.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    if (last.kind == Kind::move || last.kind == Kind::close || length == 0) return arrow;
    const double size = 4 + 1.8 * path.style.stroke_width;
    const Point back{dx / length * size, dy / length * size};
    arrow.head[1] = {tip.x - back.x + back.y * 0.45, tip.y - back.y - back.x * 0.45};
    arrow.head[2] = {tip.x - back.x - back.y * 0.45, tip.y - back.y + back.x * 0.45};
    // The shaft stops half-way into the head; a piece shorter than that keeps its direction and only touches it.
    const double cut = std::min(0.5, 0.9 * length / size);
    const Point shift{back.x * cut, back.y * cut};
    last.to = {tip.x - shift.x, tip.y - shift.y};
    if (last.kind == Kind::cubic) last.control2 = {last.control2.x - shift.x, last.control2.y - shift.y};
    return arrow;
}

Tile tile_of(scene::Pattern pattern) {
    switch (pattern) {
        case scene::Pattern::hatch:
            return {6, 1.4, 0, false};
        case scene::Pattern::cross:
            return {7, 1, 0, true};
        case scene::Pattern::dots:
            return {7, 0, 1.3, false};
        case scene::Pattern::none:
            break;
    }
    return {};
}

scene::Colour mark_on(const std::optional<scene::Colour>& fill) {
    const bool dark = fill && fill->red * 299 + fill->green * 587 + fill->blue * 114 < 128'000;
    return dark ? scene::Colour{0xff, 0xff, 0xff} : scene::Colour{0x6e, 0x77, 0x81};
}

}  // namespace qm::paint
