// SPDX-License-Identifier: Apache-2.0
#include "draw/clipping.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace qm::draw {

using scene::Box;
using scene::Point;

namespace {

Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

template <class Depth>
std::vector<Point> cut_side(const std::vector<Point>& ring, Depth depth) {
    std::vector<Point> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const double da = depth(a);
        const double db = depth(b);
        if (da >= 0) result.push_back(a);
        if ((da >= 0) != (db >= 0)) result.push_back(between(a, b, da / (da - db)));
    }
    return result;
}

/// Liang–Barsky: the part of a segment within the box.
std::optional<std::pair<Point, Point>> cut_segment(Point a, Point b, const Box& box) {
    double from = 0, to = 1;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {a.x - box.left, box.right - a.x, a.y - box.top, box.bottom - a.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0) return std::nullopt;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
    }
    if (from > to) return std::nullopt;
    return std::pair{from > 0 ? between(a, b, from) : a, to < 1 ? between(a, b, to) : b};
}

}  // namespace

std::vector<Point> cut_ring(const std::vector<Point>& ring, const Box& box) {
    std::vector<Point> r = cut_side(ring, [&](Point p) { return p.x - box.left; });
    r = cut_side(r, [&](Point p) { return box.right - p.x; });
    r = cut_side(r, [&](Point p) { return p.y - box.top; });
    return cut_side(r, [&](Point p) { return box.bottom - p.y; });
}

std::vector<std::vector<Point>> cut_line(const std::vector<Point>& line, const Box& box) {
    std::vector<std::vector<Point>> parts;
    bool open = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto piece = cut_segment(line[i], line[i + 1], box);
        if (!piece) {
            open = false;
            continue;
        }
        if (!open || !(parts.back().back() == piece->first)) parts.push_back({piece->first});
        parts.back().push_back(piece->second);
        open = piece->second == line[i + 1];
    }
    return parts;
}

}  // namespace qm::draw
