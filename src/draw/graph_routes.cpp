// SPDX-License-Identifier: Apache-2.0
#include "draw/graph_routes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace qm::draw {
namespace {

using scene::Box;
using scene::Point;
using scene::Segment;
using K = Segment::Kind;

constexpr double first_lane = 13;  // of trunks, from the card; the arrow needs it
constexpr double lane = 6;
constexpr double first_level = 24;  // of trunks, below the columns
constexpr double level = 10;
constexpr double corner = 5;

void curve(Route& r, Point from, Point to) {
    const double middle = (from.x + to.x) / 2;
    r.segments.push_back({K::cubic, to, {middle, from.y}, {middle, to.y}});
}

/// A path of level and upright lines with rounded corners.
Route bent(const std::vector<Point>& points) {
    Route r;
    r.segments.push_back({K::move, points.front(), {}, {}});
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point a = points[i - 1], b = points[i], c = points[i + 1];
        const double before = std::hypot(b.x - a.x, b.y - a.y);
        const double after = std::hypot(c.x - b.x, c.y - b.y);
        const double radius = std::min({corner, before / 2, after / 2});
        if (radius < 0.5) {
            r.segments.push_back({K::line, b, {}, {}});
            continue;
        }
        const Point in{b.x + (a.x - b.x) * radius / before, b.y + (a.y - b.y) * radius / before};
        const Point out{b.x + (c.x - b.x) * radius / after, b.y + (c.y - b.y) * radius / after};
        r.segments.push_back({K::line, in, {}, {}});
        r.segments.push_back({K::cubic,
                              out,
                              {(in.x + 2 * b.x) / 3, (in.y + 2 * b.y) / 3},
                              {(out.x + 2 * b.x) / 3, (out.y + 2 * b.y) / 3}});
    }
    r.segments.push_back({K::line, points.back(), {}, {}});
    return r;
}

Route reversed(const Route& route) {
    Route r;
    r.segments.push_back({K::move, route.segments.back().to, {}, {}});
    for (std::size_t i = route.segments.size(); i-- > 1;) {
        const Segment& s = route.segments[i];
        r.segments.push_back({s.kind, route.segments[i - 1].to, s.control2, s.control1});
    }
    return r;
}

class Router {
  public:
    Router(const GraphPlan& plan, const Ports& ports, GraphLayout& layout) : plan_{plan}, layout_{layout} {
        link_left_.resize(plan.links.size());
        link_right_.resize(plan.links.size());
        tie_from_.resize(plan.ties.size());
        tie_to_.resize(plan.ties.size());
        trunk_.resize(plan.trunks.size());
        for (const std::vector<Port>& side : ports.right)
            for (const Port& p : side) {
                if (p.kind == Port::link) link_left_[p.index] = p.y;
                if (p.kind == Port::tie_from) tie_from_[p.index] = p.y;
                if (p.kind == Port::tie_to) tie_to_[p.index] = p.y;
                if (p.kind == Port::trunk) trunk_[p.index] = p.y;
            }
        for (const std::vector<Port>& side : ports.left)
            for (const Port& p : side) {
                if (p.kind == Port::link) link_right_[p.index] = p.y;
                if (p.kind == Port::trunk) trunk_[p.index] = p.y;
            }
    }

    void links() {
        std::map<std::size_t, std::vector<std::size_t>> by_edge;  // links of an edge come from left to right
        for (std::size_t i = 0; i < plan_.links.size(); ++i) by_edge[plan_.links[i].edge].push_back(i);
        for (const auto& [edge, parts] : by_edge) {
            Route r;
            for (const std::size_t i : parts) {
                const Link& link = plan_.links[i];
                const Point from{right_of(plan_.slots[link.left].column), link_left_[i]};
                const Point to{layout_.column_left[plan_.slots[link.right].column], link_right_[i]};
                r.segments.push_back({r.segments.empty() ? K::move : K::line, from, {}, {}});
                curve(r, from, to);
            }
            layout_.routes[edge] = flows_back_.count(edge) != 0 ? reversed(r) : r;
        }
    }

    void set_backward(std::set<std::size_t> edges) { flows_back_ = std::move(edges); }

    void ties() {
        for (std::size_t i = 0; i < plan_.ties.size(); ++i) {
            const GraphPlan::Tie& tie = plan_.ties[i];
            const Box& from = layout_.cards[plan_.slots[tie.from].node];
            const Box& to = layout_.cards[plan_.slots[tie.to].node];
            Route& r = layout_.routes[tie.edge];
            const double middle = (from.left + from.right) / 2;
            if (ties_directly(plan_, tie)) {
                const bool down = from.top < to.top;
                r.segments = {{K::move, {middle, down ? from.bottom : from.top}, {}, {}},
                              {K::line, {middle, down ? to.top : to.bottom}, {}, {}}};
            } else {
                const double bow = from.right + 26;
                r.segments = {{K::move, {from.right, tie_from_[i]}, {}, {}},
                              {K::cubic, {to.right, tie_to_[i]}, {bow, tie_from_[i]}, {bow, tie_to_[i]}}};
            }
        }
    }

    void supports(const std::vector<double>& heights);
    void loose(const std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>>& edges);

  private:
    double right_of(std::size_t column) const { return layout_.column_left[column] + layout_.card_width; }

    /// Upright part of a trunk: its lane in the gutter before or behind a column.
    struct Rise {
        std::size_t supporter;  // index into plan.support
        std::size_t column;
        double x, top;
    };
    std::vector<Rise> rises() const;
    std::size_t clashes(const std::vector<Rise>& rises, const std::vector<double>& stems,
                        const std::vector<std::size_t>& level_of, double& length) const;

    const GraphPlan& plan_;
    GraphLayout& layout_;
    std::vector<double> link_left_, link_right_, tie_from_, tie_to_, trunk_;  // y of ports
    std::set<std::size_t> flows_back_;
};

std::vector<Router::Rise> Router::rises() const {
    std::vector<Rise> result;
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
        for (const bool behind : {false, true}) {
            std::vector<Rise> here;
            for (std::size_t k = 0; k < plan_.support.size(); ++k) {
                Rise rise{k, c, 0, 1e9};
                for (std::size_t i = 0; i < plan_.trunks.size(); ++i) {
                    const GraphPlan::Trunk& t = plan_.trunks[i];
                    if (t.node == plan_.support[k] && plan_.slots[t.slot].column == c && t.behind == behind)
                        rise.top = std::min(rise.top, trunk_[i]);
                }
                if (rise.top < 1e9) here.push_back(rise);
            }
            // The highest runs farthest out: its branches then pass above the ends of the others.
            std::stable_sort(here.begin(), here.end(), [](const Rise& a, const Rise& b) { return a.top > b.top; });
            for (std::size_t k = 0; k < here.size(); ++k) {
                const double out = first_lane + lane * static_cast<double>(k);
                here[k].x = behind ? right_of(c) + out : layout_.column_left[c] - out;
                result.push_back(here[k]);
            }
        }
    }
    return result;
}

/// Crossings of trunks with each other below the columns, and the length of their level parts.
std::size_t Router::clashes(const std::vector<Rise>& rises, const std::vector<double>& stems,
                            const std::vector<std::size_t>& level_of, double& length) const {
    std::vector<std::pair<double, double>> reach;
    length = 0;
    for (std::size_t k = 0; k < stems.size(); ++k) {
        std::pair<double, double> r{stems[k], stems[k]};
        for (const Rise& rise : rises)
            if (rise.supporter == k) r = {std::min(r.first, rise.x), std::max(r.second, rise.x)};
        length += r.second - r.first;
        reach.push_back(r);
    }
    std::size_t count = 0;
    for (std::size_t a = 0; a < stems.size(); ++a)
        for (std::size_t b = 0; b < stems.size(); ++b) {
            if (a == b || level_of[a] >= level_of[b]) continue;  // a runs above b
            for (const Rise& rise : rises)
                if (rise.supporter == b && reach[a].first < rise.x && rise.x < reach[a].second) ++count;
            if (reach[b].first < stems[a] && stems[a] < reach[b].second) ++count;
        }
    return count;
}

void Router::supports(const std::vector<double>& heights) {
    if (plan_.support.empty()) return;
    const std::size_t n = plan_.support.size();
    // The heading of the row stands under the first column when there is room for it.
    const std::size_t first = plan_.columns.size() > 1 ? 1 : 0;
    const std::size_t room = plan_.columns.size() - first;
    const std::vector<Rise> up = rises();

    std::vector<std::size_t> column(n), level_of(n);
    for (std::size_t k = 0; k < n; ++k) {
        column[k] = first + k % room;
        level_of[k] = k;
    }
    if (n <= room && n <= 5) {
        // All ways to stand in the row and all orders of levels: few enough to try.
        std::vector<std::size_t> seats(room);
        std::iota(seats.begin(), seats.end(), first);
        std::size_t least = none;
        double shortest = 0;
        do {
            std::vector<std::size_t> levels(n);
            std::iota(levels.begin(), levels.end(), 0U);
            std::vector<double> stems;
            for (std::size_t k = 0; k < n; ++k) stems.push_back(layout_.column_left[seats[k]] + layout_.card_width / 2);
            do {
                double length = 0;
                const std::size_t c = clashes(up, stems, levels, length);
                if (c < least || (c == least && length < shortest - 0.5)) {
                    least = c;
                    shortest = length;
                    column.assign(seats.begin(), seats.begin() + static_cast<std::ptrdiff_t>(n));
                    level_of = levels;
                }
            } while (std::next_permutation(levels.begin(), levels.end()));
        } while (std::next_permutation(seats.begin(), seats.end()));
    }

    const double base = layout_.foot;
    layout_.foot = base + (up.empty() ? 8 : first_level - 4 + level * static_cast<double>(n)) + 16;
    double top = layout_.foot;
    for (std::size_t row = 0; row * room < n || row == 0; ++row) {
        double tallest = 0;
        for (std::size_t k = 0; k < n; ++k) {
            if (n > room && k / room != row) continue;
            const double left = layout_.column_left[column[k]];
            const double height = heights[plan_.support[k]];
            layout_.cards[plan_.support[k]] = {left, top, left + layout_.card_width, top + height};
            tallest = std::max(tallest, height);
        }
        layout_.bottom = top + tallest;
        top = layout_.bottom + 22;
        if (n <= room) break;
    }
    for (std::size_t i = 0; i < plan_.trunks.size(); ++i) {
        const GraphPlan::Trunk& trunk = plan_.trunks[i];
        const std::size_t k = static_cast<std::size_t>(
            std::find(plan_.support.begin(), plan_.support.end(), trunk.node) - plan_.support.begin());
        const std::size_t c = plan_.slots[trunk.slot].column;
        const double end = trunk.behind ? right_of(c) : layout_.column_left[c];
        const auto rise =
            std::find_if(up.begin(), up.end(), [&](const Rise& r) { return r.supporter == k && r.column == c; });
        const double y = base + first_level + level * static_cast<double>(level_of[k]);
        const Box& card = layout_.cards[trunk.node];
        std::vector<Point> points;
        if (card.top <= layout_.foot) {
            const double stem = (card.left + card.right) / 2;
            points = {{stem, card.top}, {stem, y}};
        } else {  // in a lower row: leaves at the side and rises between the cards above
            const double stem = card.left - 10 - 5 * static_cast<double>(k / room);
            const double middle = (card.top + card.bottom) / 2;
            points = {{card.left, middle}, {stem, middle}, {stem, y}};
        }
        points.insert(points.end(), {{rise->x, y}, {rise->x, trunk_[i]}, {end, trunk_[i]}});
        const Route r = bent(points);
        layout_.routes[trunk.edge] = trunk.outward ? r : reversed(r);
    }
}

void Router::loose(const std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>>& edges) {
    for (const auto& [edge, ends] : edges) {
        const Box& a = layout_.cards[ends.first];
        const Box& b = layout_.cards[ends.second];
        const double ya = (a.top + a.bottom) / 2;
        const double yb = (b.top + b.bottom) / 2;
        Route& r = layout_.routes[edge];
        const bool right = a.left < b.left;
        r.segments.push_back({K::move, {right ? a.right : a.left, ya}, {}, {}});
        curve(r, r.segments.front().to, {right ? b.left : b.right, yb});
    }
}

}  // namespace

void route(const GraphPlan& plan, const Ports& ports, const std::vector<double>& heights, GraphLayout& layout,
           std::size_t edges) {
    layout.routes.assign(edges, {});
    Router router{plan, ports, layout};
    router.set_backward({plan.backward.begin(), plan.backward.end()});
    router.links();
    router.ties();
    router.supports(heights);
    router.loose(plan.loose);
    std::vector<std::size_t> bundle(edges);
    std::iota(bundle.begin(), bundle.end(), 0U);
    for (const GraphPlan::Trunk& t : plan.trunks) bundle[t.edge] = edges + t.node;
    layout.crossings = crossings_of(layout.routes, bundle);
}

}  // namespace qm::draw
