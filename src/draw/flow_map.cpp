// SPDX-License-Identifier: Apache-2.0
// Flows between areas and points: curves whose width is their count, circles where they begin. Names are drawn last and
// stand beside the lines where they can.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "base/number.hpp"
#include "draw/figures.hpp"
#include "draw/map_sheet.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;
using scene::Point;
using scene::Segment;

constexpr double widest = 7, thinnest = 0.8;  // px
constexpr double largest_circle = 18;         // px
constexpr double shortest = 12;               // px: what is nearer is no line
constexpr double bend = 0.18;                 // of the way, to its right
constexpr int samples = 24;                   // of a curve, where labels look

struct Curve {
    const FlowMap::Flow* flow;
    Point from, control1, control2, to;
    Point at(double t) const {
        const double s = 1 - t;
        const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        return {a * from.x + b * control1.x + c * control2.x + d * to.x,
                a * from.y + b * control1.y + c * control2.y + d * to.y};
    }
};

Curve curve_of(const FlowMap::Flow& flow, Point from, Point to, double leave, double arrive) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double length = std::hypot(dx, dy);
    const Point right{-dy * bend, dx * bend};
    const Point control1{from.x + dx * 0.33 + right.x, from.y + dy * 0.33 + right.y};
    const Point control2{from.x + dx * 0.67 + right.x, from.y + dy * 0.67 + right.y};
    const auto towards = [](Point a, Point b, double way) {
        const double apart = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
        return Point{a.x + (b.x - a.x) / apart * way, a.y + (b.y - a.y) / apart * way};
    };
    const double room = std::max(0.0, length - 4);
    return {&flow, towards(from, control1, std::min(leave, room / 2)), control1, control2,
            towards(to, control2, std::min(arrive, room / 2))};
}

double width_of(std::int64_t count, std::int64_t most) {
    return std::max(thinnest,
                    widest * static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(most, 1)));
}

struct Drawn {
    std::vector<Curve> curves;                   // widest first
    std::map<std::size_t, std::int64_t> begins;  // atlas area → what begins there
    std::int64_t most = 1;
    std::int64_t rest = 0;  // not drawn: too short, or one of the smallest of too many
};

/// What a label would hide of lines, by boxes.
std::size_t hidden_by(const Candidate& candidate, const std::vector<Point>& points) {
    std::size_t hidden = 0;
    for (const Box& box : candidate.boxes)
        hidden += static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [&](Point p) {
            return p.x > box.left - 1 && p.x < box.right + 1 && p.y > box.top - 1 && p.y < box.bottom + 1;
        }));
    return hidden;
}

void prefer_free(MapSheet::Wanted& wanted, const std::vector<Point>& points) {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < wanted.candidates.size(); ++i)
        order.emplace_back(hidden_by(wanted.candidates[i], points), i);
    std::sort(order.begin(), order.end());
    Candidates ranked;
    for (const auto& [hidden, i] : order) ranked.push_back(std::move(wanted.candidates[i]));
    wanted.candidates = std::move(ranked);
}

MapSheet::Wanted name_of(const FlowMap::End& end, Point at, const MapSheet& sheet) {
    MapSheet::Wanted wanted;
    Block block = text_block(end.label, {sheet.wide() ? 13.0 : 12.0, 600, palette::ink, role::text13}, sheet.metrics());
    const double reach = palette::point(end.kind).radius + 3;
    const double w = block.core.width() / 2, h = block.core.height() / 2;
    for (const double away : {0.0, 10.0, 22.0, 38.0})
        for (const Point d : {Point{1, 0}, Point{-1, 0}, Point{0, -1}, Point{0, 1}, Point{0.7, -0.7}, Point{0.7, 0.7},
                              Point{-0.7, -0.7}, Point{-0.7, 0.7}}) {
            const Point tip{at.x + d.x * (reach + away), at.y + d.y * (reach + away)};
            const Point middle{tip.x + (d.x > 0 ? w : d.x < 0 ? -w : 0), tip.y + (d.y > 0 ? h : d.y < 0 ? -h : 0)};
            std::optional<Leader> leader;
            if (away > 0) leader = Leader{{at.x + d.x * reach, at.y + d.y * reach}, tip};
            wanted.candidates.push_back({block.boxes_at(middle), leader, 0});
        }
    wanted.blocks.push_back(std::move(block));
    wanted.inks.push_back({palette::ink, "h5", palette::land});
    wanted.unplaced = end.label;
    wanted.key = "end:" + end.label;
    wanted.priority = 20;
    return wanted;
}

Drawn lay_out(const FlowMap& request, const MapSheet& sheet, const Atlas::Ground& ground) {
    Drawn drawn;
    struct Known {
        const FlowMap::Flow* flow;
        std::size_t area;
    };
    std::vector<Known> known;
    for (const FlowMap::Flow& flow : request.flows) {
        if (flow.to >= request.ends.size()) throw std::invalid_argument{"a flow leads to an end that is not there"};
        if (flow.count <= 0) continue;
        const auto area = ground.find(flow.from_area);
        if (!area || !request.ends[flow.to].at.known()) {
            drawn.rest += flow.count;
            continue;
        }
        known.push_back({&flow, *area});
        drawn.begins[*area] += flow.count;
    }
    std::sort(known.begin(), known.end(), [](const Known& a, const Known& b) {
        return std::tie(b.flow->count, a.flow->from_area, a.flow->to, a.flow->key) <
               std::tie(a.flow->count, b.flow->from_area, b.flow->to, b.flow->key);
    });
    if (!known.empty()) drawn.most = known.front().flow->count;
    std::int64_t largest = 1;
    for (const auto& [area, count] : drawn.begins) largest = std::max(largest, count);
    const CircleScale circles = CircleScale::up_to(static_cast<double>(largest), largest_circle);
    for (const Known& k : known) {
        const Point from = sheet.view().shape(k.area).interior.centroid();
        const FlowMap::End& end = request.ends[k.flow->to];
        const Point to = sheet.view().at(end.at);
        const bool within = Box{to.x, to.y, to.x, to.y}.inside(sheet.frame());
        if (drawn.curves.size() >= request.most || !within || std::hypot(to.x - from.x, to.y - from.y) < shortest) {
            drawn.rest += k.flow->count;
            continue;
        }
        drawn.curves.push_back(curve_of(*k.flow, from, to, circles.radius(static_cast<double>(drawn.begins[k.area])),
                                        palette::point(end.kind).radius + 2));
    }
    return drawn;
}

void draw_curves(Group& root, const Drawn& drawn) {
    Group& group = root.group("flows");
    for (const Curve& curve : drawn.curves) {
        Group& one = group.group("flow");
        one.key = curve.flow->key;
        one.title = curve.flow->title;
        scene::Path path;
        path.segments = {{Segment::Kind::move, curve.from, {}, {}},
                         {Segment::Kind::cubic, curve.to, curve.control1, curve.control2}};
        path.style = pen::line(palette::bar, width_of(curve.flow->count, drawn.most), "s-flow");
        path.style.opacity = 0.6;
        one.add(std::move(path));
    }
}

LegendPlan key_of(const FlowMap& request, const Drawn& drawn, const CircleScale& circles) {
    LegendPlan plan;
    plan.lines_title = request.flow_words;
    std::set<std::int64_t> counts;
    for (const Curve& curve : drawn.curves) counts.insert(curve.flow->count);
    if (!counts.empty()) {
        std::set<std::int64_t> examples{*counts.begin(), *counts.rbegin()};
        examples.insert(*counts.lower_bound((*counts.begin() + *counts.rbegin()) / 2));
        for (const std::int64_t n : examples) plan.lines.push_back({width_of(n, drawn.most), base::format_count(n)});
    }
    if (drawn.rest > 0 && !request.rest_words.empty()) {
        plan.note = request.rest_words;
        if (const auto at = plan.note.find("{n}"); at != std::string::npos)
            plan.note.replace(at, 3, base::format_count(drawn.rest));
    }
    std::set<double> amounts;
    for (const auto& [area, count] : drawn.begins) amounts.insert(static_cast<double>(count));
    if (!amounts.empty()) {
        std::set<double> examples{*amounts.begin(), *amounts.rbegin()};
        examples.insert(*amounts.lower_bound(std::sqrt(*amounts.begin() * *amounts.rbegin())));
        plan.circles.assign(examples.begin(), examples.end());
        plan.circle_scale = circles;
    }
    for (const KindWords& kind : request.kinds) {
        const palette::PointStyle& known = palette::point(kind.kind);
        const auto count = std::count_if(request.ends.begin(), request.ends.end(),
                                         [&](const FlowMap::End& end) { return end.kind == kind.kind; });
        plan.symbols.push_back({known.shape, known.radius - 1, pen::fill(known.colour, known.role), kind.words,
                                base::format_count(count)});
    }
    return plan;
}

}  // namespace

scene::Figure draw_flows(const FlowMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<std::size_t> land;
    for (const GroundArea& area : request.ground.areas)
        if (const auto index = atlas.ground().find(area.area)) land.push_back(*index);
    MapWords words = request.words;
    words.circled = request.begin_words;
    MapSheet sheet{request.sheet, request.ground, words, {}, atlas, metrics};
    sheet.draw_ground();
    sheet.draw_furniture(land);
    const Drawn drawn = lay_out(request, sheet, atlas.ground());
    draw_curves(sheet.root(), drawn);

    std::vector<Point> lines;  // what names should not hide
    for (const Curve& curve : drawn.curves)
        for (int i = 0; i <= samples; ++i) lines.push_back(curve.at(static_cast<double>(i) / samples));
    std::vector<Box> obstacles;
    std::int64_t largest = 1;
    for (const auto& [area, count] : drawn.begins) largest = std::max(largest, count);
    const CircleScale circles = CircleScale::up_to(static_cast<double>(largest), largest_circle);
    Group& begins = sheet.root().group("begins");
    for (const auto& [area, count] : drawn.begins) {
        const Point at = sheet.view().shape(area).interior.centroid();
        const double radius = circles.radius(static_cast<double>(count));
        scene::Style style = pen::fill(palette::page, role::circle);
        style.stroke = palette::bar;
        style.stroke_width = 1.4;
        begins.add(pen::symbol(scene::Shape::circle, at, radius, std::move(style)));
        const std::string number = base::format_count(count);
        const double size = metrics.width(number, 11.5, 600) / 2 + 1.5 <= radius ? 11.5 : smallest_text;
        if (metrics.width(number, size, 600) / 2 + 1 <= radius)
            begins.add(pen::text(metrics, number, {at.x, at.y + 0.36 * size},
                                 {size, 600, palette::ink, role::circle_text}, scene::Anchor::middle));
        obstacles.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
    }
    Group& points = sheet.root().group("points");
    std::vector<MapSheet::Wanted> wanted;
    for (const FlowMap::End& end : request.ends) {
        if (!end.at.known()) continue;
        const Point at = sheet.view().at(end.at);
        if (!Box{at.x, at.y, at.x, at.y}.inside(sheet.frame())) continue;
        const palette::PointStyle& known = palette::point(end.kind);
        Group& one = points.group("firm");
        one.key = end.key;
        one.href = end.href;
        one.title = end.title;
        one.add(pen::symbol(scene::Shape::circle, at, known.radius + 2, pen::fill(palette::page, role::page)));
        one.add(pen::symbol(known.shape, at, known.radius, pen::fill(known.colour, known.role)));
        const double r = known.radius + 1;
        obstacles.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
        if (!end.label.empty()) wanted.push_back(name_of(end, at, sheet));
    }
    for (MapSheet::Wanted& label : sheet.ground_labels({palette::secondary, "t2 h5", palette::land}))
        wanted.push_back(std::move(label));
    for (MapSheet::Wanted& label : wanted) prefer_free(label, lines);
    sheet.draw_labels(std::move(wanted), obstacles);
    return sheet.finish(key_of(request, drawn, circles));
}

}  // namespace qm::draw
