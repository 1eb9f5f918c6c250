// SPDX-License-Identifier: Apache-2.0
// A line parallel to the border of an area, inside it: level line of the distance to the border, traced by marching
// squares. Moving vertices along their normals would knot at every bay of a real shoreline; a level line cannot.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "draw/interior.hpp"
#include "draw/thinning.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Outline;
using scene::Point;

constexpr double cell = 2;  // px

double distance2(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const double ex = p.x - a.x - t * dx;
    const double ey = p.y - a.y - t * dy;
    return ex * ex + ey * ey;
}

/// Depth inside the area at the nodes of a grid (negative outside), exact up to `reach` px from the border.
struct Field {
    std::size_t columns = 0, rows = 0;
    Point origin;
    std::vector<double> depth;
    double at(std::size_t c, std::size_t r) const { return depth[r * columns + c]; }
    Point node(std::size_t c, std::size_t r) const {
        return {origin.x + static_cast<double>(c) * cell, origin.y + static_cast<double>(r) * cell};
    }
};

Field depths(const Outline& outline, double reach) {
    const Box& bounds = outline.bounds();
    Field f;
    f.origin = {bounds.left - 2 * cell, bounds.top - 2 * cell};
    f.columns = static_cast<std::size_t>(std::ceil(bounds.width() / cell)) + 5;
    f.rows = static_cast<std::size_t>(std::ceil(bounds.height() / cell)) + 5;
    f.depth.assign(f.columns * f.rows, reach * reach);
    std::vector<char> inside(f.depth.size(), 0);
    for (const Outline::Contour& contour : outline.contours()) {
        for (std::size_t i = 0; i < contour.points.size(); ++i) {
            const Point a = contour.points[i];
            const Point b = contour.points[(i + 1) % contour.points.size()];
            const auto column = [&](double x) { return (x - f.origin.x) / cell; };
            const auto line = [&](double y) { return (y - f.origin.y) / cell; };
            const double margin = reach / cell;
            const auto c0 = static_cast<std::size_t>(std::max(0.0, std::floor(column(std::min(a.x, b.x)) - margin)));
            const auto c1 = static_cast<std::size_t>(std::ceil(column(std::max(a.x, b.x)) + margin));
            const auto r0 = static_cast<std::size_t>(std::max(0.0, std::floor(line(std::min(a.y, b.y)) - margin)));
            const auto r1 = static_cast<std::size_t>(std::ceil(line(std::max(a.y, b.y)) + margin));
            for (std::size_t r = r0; r <= std::min(r1, f.rows - 1); ++r)
                for (std::size_t c = c0; c <= std::min(c1, f.columns - 1); ++c) {
                    double& d = f.depth[r * f.columns + c];
                    d = std::min(d, distance2(f.node(c, r), a, b));
                }
            for (std::size_t r = 0; r < f.rows; ++r) {
                const double y = f.node(0, r).y;
                if ((a.y <= y) == (b.y <= y)) continue;
                const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
                const double from = std::max(0.0, std::ceil((x - f.origin.x) / cell));
                for (auto c = static_cast<std::size_t>(from); c < f.columns; ++c) inside[r * f.columns + c] ^= 1;
            }
        }
    }
    for (std::size_t i = 0; i < f.depth.size(); ++i) f.depth[i] = (inside[i] ? 1 : -1) * std::sqrt(f.depth[i]);
    return f;
}

/// Edges of the grid are numbered: horizontal ones by twice their left node, vertical ones that plus one.
using Edge = std::size_t;

Point crossing(const Field& f, Edge edge, double level) {
    const std::size_t node = edge / 2;
    const std::size_t c = node % f.columns;
    const std::size_t r = node / f.columns;
    const bool vertical = edge % 2 == 1;
    const double a = f.at(c, r) - level;
    const double b = (vertical ? f.at(c, r + 1) : f.at(c + 1, r)) - level;
    const double t = a / (a - b);
    const Point p = f.node(c, r);
    return vertical ? Point{p.x, p.y + t * cell} : Point{p.x + t * cell, p.y};
}

/// The grid leaves a corner at every line it crosses; most say nothing.
std::vector<Point> smoothed(const std::vector<Point>& ring) {
    Arc arc;
    for (const Point p : ring) arc.points.push_back({p.x, p.y});
    arc.points.push_back(arc.points.front());
    std::vector<Point> result;
    for (const Metres p : thinned(arc, 0.35)) result.push_back({p.x, p.y});
    result.pop_back();
    return result;
}

}  // namespace

scene::OutlinePtr inset(const Outline& outline, double distance) {
    const Field f = depths(outline, distance + 2 * cell);
    std::map<Edge, Edge> next;  // each crossing leads to one other, deep side on the left
    for (std::size_t r = 0; r + 1 < f.rows; ++r) {
        for (std::size_t c = 0; c + 1 < f.columns; ++c) {
            const Edge top = 2 * (r * f.columns + c);
            const Edge left = top + 1;
            const Edge right = top + 3;
            const Edge bottom = 2 * ((r + 1) * f.columns + c);
            const unsigned deep = (f.at(c, r) > distance ? 1U : 0U) | (f.at(c + 1, r) > distance ? 2U : 0U) |
                                  (f.at(c + 1, r + 1) > distance ? 4U : 0U) | (f.at(c, r + 1) > distance ? 8U : 0U);
            switch (deep) {
                case 1:
                    next[top] = left;
                    break;
                case 2:
                    next[right] = top;
                    break;
                case 3:
                    next[right] = left;
                    break;
                case 4:
                    next[bottom] = right;
                    break;
                case 5:
                    next[top] = left, next[bottom] = right;
                    break;
                case 6:
                    next[bottom] = top;
                    break;
                case 7:
                    next[bottom] = left;
                    break;
                case 8:
                    next[left] = bottom;
                    break;
                case 9:
                    next[top] = bottom;
                    break;
                case 10:
                    next[left] = bottom, next[right] = top;
                    break;
                case 11:
                    next[right] = bottom;
                    break;
                case 12:
                    next[left] = right;
                    break;
                case 13:
                    next[top] = right;
                    break;
                case 14:
                    next[left] = top;
                    break;
                default:
                    break;
            }
        }
    }
    std::vector<Outline::Contour> contours;
    while (!next.empty()) {
        Outline::Contour contour;
        Edge edge = next.begin()->first;
        while (true) {
            const auto found = next.find(edge);
            if (found == next.end()) break;
            const Point p = crossing(f, edge, distance);
            contour.points.push_back(p);
            edge = found->second;
            next.erase(found);
        }
        if (contour.points.size() > 12) contours.push_back({smoothed(contour.points), true});
    }
    return contours.empty() ? nullptr : std::make_shared<const Outline>(std::move(contours));
}

}  // namespace qm::draw
