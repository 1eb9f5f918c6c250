// SPDX-License-Identifier: Apache-2.0
// Counts crossings as the eye does: on the drawn lines, not on the order they came from.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "draw/graph_layout.hpp"

namespace qm::draw {
namespace {

using scene::Point;
using scene::Segment;
using K = Segment::Kind;

std::vector<Point> flattened(const Route& route) {
    std::vector<Point> points;
    for (const Segment& s : route.segments) {
        if (s.kind != K::cubic) {
            points.push_back(s.to);
            continue;
        }
        const Point a = points.back();
        constexpr int steps = 24;
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const double u = 1 - t;
            const auto at = [&](double p, double c1, double c2, double q) {
                return u * u * u * p + 3 * u * u * t * c1 + 3 * u * t * t * c2 + t * t * t * q;
            };
            points.push_back(
                {at(a.x, s.control1.x, s.control2.x, s.to.x), at(a.y, s.control1.y, s.control2.y, s.to.y)});
        }
    }
    return points;
}

}  // namespace

std::size_t crossings_of(const std::vector<Route>& routes, const std::vector<std::size_t>& bundle) {
    std::vector<std::vector<Point>> lines;
    for (const Route& r : routes) lines.push_back(flattened(r));
    std::set<std::array<long, 4>> found;  // lines of a bundle lie upon each other: one crossing at one place
    for (std::size_t a = 0; a < lines.size(); ++a)
        for (std::size_t b = a + 1; b < lines.size(); ++b) {
            if (bundle[a] == bundle[b]) continue;
            for (std::size_t i = 0; i + 1 < lines[a].size(); ++i)
                for (std::size_t k = 0; k + 1 < lines[b].size(); ++k) {
                    const Point p = lines[a][i], q = lines[a][i + 1], r = lines[b][k], s = lines[b][k + 1];
                    if (std::max(p.x, q.x) < std::min(r.x, s.x) || std::max(r.x, s.x) < std::min(p.x, q.x) ||
                        std::max(p.y, q.y) < std::min(r.y, s.y) || std::max(r.y, s.y) < std::min(p.y, q.y))
                        continue;
                    const auto side = [](Point o, Point u, Point v) {
                        return (u.x - o.x) * (v.y - o.y) - (u.y - o.y) * (v.x - o.x);
                    };
                    const double d1 = side(p, q, r), d2 = side(p, q, s), d3 = side(r, s, p), d4 = side(r, s, q);
                    // Half open, so that a crossing at a joint of two pieces counts once.
                    if ((d1 > 0) == (d2 > 0) || (d3 > 0) == (d4 > 0)) continue;
                    const double t = d1 / (d1 - d2);
                    found.insert({static_cast<long>(std::min(bundle[a], bundle[b])),
                                  static_cast<long>(std::max(bundle[a], bundle[b])),
                                  std::lround((r.x + t * (s.x - r.x)) / 3), std::lround((r.y + t * (s.y - r.y)) / 3)});
                }
        }
    return found.size();
}

}  // namespace qm::draw
