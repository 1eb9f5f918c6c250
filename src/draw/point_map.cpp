// SPDX-License-Identifier: Apache-2.0
// Maps that show where enterprises and facilities are: one symbol each, merged only where a symbol would be lost.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

#include "base/number.hpp"
#include "draw/crowding.hpp"
#include "draw/figures.hpp"
#include "draw/map_sheet.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;
using scene::Point;

constexpr int numbers_first = 10;  // numbers of parks lead to a table; names of firms can move farther away

scene::Style style_of(PointKind kind) {
    const palette::PointStyle& known = palette::point(kind);
    const bool star = kind == PointKind::leader;
    scene::Style style = pen::fill(known.colour, star ? known.role : std::string{"pt "} + known.role);
    if (!star) {
        style.stroke = palette::page;
        style.stroke_width = 0.5;
    }
    return style;
}

void draw_symbols(Group& root, const Crowd& layout, bool outstanding) {
    Group& group = root.group("points");
    Group* run = nullptr;  // spots of one kind and key stand together
    for (const Spot& spot : layout.spots) {
        const PointFigure& p = *spot.figure;
        if (stands_out(p.kind) != outstanding) continue;
        const palette::PointStyle& known = palette::point(p.kind);
        Group* into = run;
        if (!p.title.empty() || !p.href.empty()) {
            into = &group.group("firm");
            into->key = p.key;
            into->title = p.title;
            into->href = p.href;
            run = nullptr;
        } else if (run == nullptr || run->key != p.key) {
            into = run = &group.group("firms");
            run->key = p.key;
        }
        const double radius = known.radius * (stands_out(p.kind) ? 1 : layout.size);
        if (p.kind == PointKind::leader)
            into->add(pen::symbol(scene::Shape::circle, spot.at, radius + 2, pen::fill(palette::page, role::page)));
        into->add(pen::symbol(known.shape, spot.at, radius, style_of(p.kind)));
    }
}

void draw_clusters(Group& root, const Crowd& layout, const scene::TextMetrics& metrics) {
    if (layout.clusters.empty()) return;
    Group& group = root.group("clusters");
    for (const Cluster& c : layout.clusters) {
        scene::Style style = pen::fill(palette::page, role::circle);
        style.stroke = palette::secondary;
        style.stroke_width = 1.2;
        group.add(pen::symbol(scene::Shape::circle, c.at, c.radius, std::move(style)));
        const double size = c.count < 100 || c.radius > 12 ? 11.5 : smallest_text;
        group.add(pen::text(metrics, std::to_string(c.count), {c.at.x, c.at.y + 0.36 * size},
                            {size, 600, palette::ink, role::circle_text}, scene::Anchor::middle));
    }
}

LegendPlan plan_of(const PointMap& request, const Crowd& layout) {
    LegendPlan plan;
    plan.symbols_title = request.words.symbols;
    for (const KindWords& kind : request.kinds) {
        const std::size_t count = layout.counts[static_cast<std::size_t>(kind.kind)];
        const palette::PointStyle& known = palette::point(kind.kind);
        const double radius = stands_out(kind.kind) ? known.radius - 1 : known.radius + 1.2;
        plan.symbols.push_back({known.shape, radius, style_of(kind.kind), kind.words,
                                base::format_count(static_cast<std::int64_t>(count))});
    }
    if (!layout.clusters.empty() && !request.words.cluster.empty()) {
        scene::Style style = pen::fill(palette::page, role::circle);
        style.stroke = palette::secondary;
        style.stroke_width = 1.2;
        plan.symbols.push_back({scene::Shape::circle, 7, std::move(style), request.words.cluster, ""});
    }
    return plan;
}

std::size_t hidden_by(const Candidate& candidate, const Crowd& layout) {
    std::size_t hidden = 0;
    for (const Box& box : candidate.boxes) hidden += layout.hidden_by(box);
    return hidden;
}

/// Where a name hides the fewest symbols: at once where it hides none, the rest when that is asked for.
void prefer_free_places(MapSheet::Wanted& wanted, const Crowd& layout) {
    Candidates free, rest;
    for (Candidate& c : wanted.candidates) (hidden_by(c, layout) == 0 ? free : rest).push_back(std::move(c));
    wanted.candidates = std::move(free);
    if (rest.empty() && !wanted.more) return;
    wanted.more = [&layout, rest = std::move(rest), more = std::move(wanted.more)]() mutable {
        while (more) {
            Candidates further = more();
            if (further.empty()) more = nullptr;
            std::move(further.begin(), further.end(), std::back_inserter(rest));
        }
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < rest.size(); ++i) order.emplace_back(hidden_by(rest[i], layout), i);
        std::sort(order.begin(), order.end());
        Candidates ranked;
        for (const auto& [hidden, i] : order) ranked.push_back(std::move(rest[i]));
        rest.clear();
        return ranked;
    };
}

/// A point of the area that no obstacle covers, for a leader line to begin at: `wish` if it is free.
Point in_the_open(Point wish, const Interior& interior, const std::vector<Box>& obstacles) {
    const auto open = [&](Point p) {
        return std::none_of(obstacles.begin(), obstacles.end(), [&](const Box& o) {
            return o.left - 2 < p.x && p.x < o.right + 2 && o.top - 2 < p.y && p.y < o.bottom + 2;
        });
    };
    if (open(wish)) return wish;
    const Box& own = interior.bounds();
    for (const double across : {0.5, 0.2, 0.8, 0.05, 0.95})
        for (const Point place : interior.places(2, 2, {own.left + across * own.width(), (own.top + own.bottom) / 2}))
            if (open(place)) return place;
    // All of it is hidden: at its edge, or as near to it as there is open ground.
    for (const double beyond : {0.0, 4.0, 8.0}) {
        const Box edge = own.grown(beyond);
        const Point middle{(edge.left + edge.right) / 2, (edge.top + edge.bottom) / 2};
        for (const Point at : {Point{edge.left, middle.y}, Point{edge.right, middle.y}, Point{middle.x, edge.top},
                               Point{middle.x, edge.bottom}, Point{edge.left, edge.bottom},
                               Point{edge.right, edge.bottom}, Point{edge.left, edge.top}, Point{edge.right, edge.top}})
            if (open(at)) return at;
    }
    return wish;
}

/// Leader lines of the label begin where no obstacle covers them. `obstacles` must live until the labels are placed.
void begin_in_the_open(MapSheet::Wanted& wanted, const Interior& interior, const std::vector<Box>& obstacles) {
    if (!wanted.more) return;
    wanted.more = [&interior, &obstacles, more = std::move(wanted.more), begin = std::optional<Point>{}]() mutable {
        Candidates further = more();
        for (Candidate& c : further) {
            if (!c.leader) continue;
            if (!begin) begin = in_the_open(c.leader->from, interior, obstacles);
            c.leader->from = *begin;
        }
        return further;
    };
}

MapSheet::Wanted name_of(const Spot& spot, const MapSheet& sheet, const Crowd& layout,
                         const std::vector<std::size_t>& land) {
    MapSheet::Wanted wanted;
    Block block =
        text_block(spot.figure->label, {sheet.wide() ? 13.0 : 12.0, 400, palette::ink, role::text13}, sheet.metrics());
    const double reach = palette::point(spot.figure->kind).radius + 3;
    const double w = block.core.width();
    const double h = block.core.height();
    for (const Point at : {Point{spot.at.x + reach + w / 2, spot.at.y}, Point{spot.at.x - reach - w / 2, spot.at.y},
                           Point{spot.at.x, spot.at.y - reach - h / 2}, Point{spot.at.x, spot.at.y + reach + h / 2}}) {
        Candidate c{block.boxes_at(at), std::nullopt, 0};
        if (layout.hidden_by(c.boxes.front()) == 0) wanted.candidates.push_back(std::move(c));
    }
    wanted.more = sheet.away_from(spot.at, reach, block, land);
    wanted.blocks.push_back(std::move(block));
    wanted.inks.push_back({palette::ink, "", palette::page});
    wanted.unplaced = spot.figure->label;
    wanted.key = "name:" + (spot.figure->title.empty() ? spot.figure->label : spot.figure->title);
    wanted.priority = 5;
    return wanted;
}

void draw_outlines(MapSheet& sheet, const PointMap& request, const Atlas& atlas,
                   std::vector<MapSheet::Wanted>& wanted) {
    Group& group = sheet.root().group("parks");
    for (const AreaFigure& figure : request.outlines) {
        const auto index = atlas.ground().find(figure.area);
        if (!index) continue;
        const AreaShape& shape = sheet.view().shape(*index);
        if (shape.outline->contours().empty()) continue;
        Group& one = group.group("area");
        one.key = figure.key;
        one.href = figure.href;
        one.title = figure.title;
        const bool here = figure.area == request.ground.focus;
        scene::Style style = here ? pen::fill(palette::page, role::here) : pen::fill(palette::land, "park f-land");
        style.stroke = here ? palette::ink : palette::secondary;
        style.stroke_width = here ? 1.6 : 1;
        one.add(pen::outline(shape.outline, std::move(style)));
        if (figure.label.empty()) continue;
        LabelWords words;
        words.name = figure.label;
        words.figure = figure.printed;
        words.size = sheet.wide() ? 12.5 : 11.5;
        words.clock = figure.overdue_mark;
        MapSheet::Wanted label =
            sheet.area_label(*index, words, {palette::ink, "parkn", here ? palette::page : palette::land}, 0,
                             request.outlines.size() <= most_leaders);
        label.priority = figure.priority + numbers_first;
        if (!figure.title.empty()) label.unplaced = figure.title;
        wanted.push_back(std::move(label));
    }
}

}  // namespace

scene::Figure draw_points(const PointMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<std::size_t> parks, land;
    for (const AreaFigure& figure : request.outlines)
        if (const auto index = atlas.ground().find(figure.area)) parks.push_back(*index);
    for (const GroundArea& area : request.ground.areas)
        if (const auto index = atlas.ground().find(area.area)) land.push_back(*index);
    MapSheet sheet{request.sheet, request.ground, request.words, parks, atlas, metrics};
    sheet.draw_ground();
    const bool fitted = !request.ground.focus.empty();
    sheet.draw_furniture(fitted ? parks : land);

    double land_area = 0;
    for (const std::size_t area : land) land_area += sheet.view().shape(area).interior.area();
    if (land.empty()) land_area = sheet.frame().width() * sheet.frame().height();
    std::vector<MapSheet::Wanted> wanted;
    draw_outlines(sheet, request, atlas, wanted);
    const Crowd layout = crowd(request.points, sheet.view(), land_area);
    draw_symbols(sheet.root(), layout, false);
    draw_clusters(sheet.root(), layout, metrics);
    draw_symbols(sheet.root(), layout, true);

    for (MapSheet::Wanted& label : wanted) prefer_free_places(label, layout);
    const BlockInk name{fitted ? palette::secondary : palette::ink, fitted ? "t2" : "h5", palette::land};
    for (MapSheet::Wanted& label : sheet.ground_labels(name)) {
        // The name of a town does not stand upon its parks.
        std::erase_if(label.candidates, [&](const Candidate& c) {
            return std::any_of(parks.begin(), parks.end(), [&](std::size_t park) {
                return sheet.view().shape(park).interior.cover(c.boxes.front()) > 0;
            });
        });
        prefer_free_places(label, layout);
        label.priority = fitted ? -10 : 10;
        if (!fitted) label.unplaced = label.blocks.front().texts.front().words;
        wanted.push_back(std::move(label));
    }
    std::vector<MapSheet::Wanted> names;
    std::vector<Box> obstacles;
    for (const Cluster& c : layout.clusters) {
        const double r = 0.8 * c.radius;
        obstacles.push_back({c.at.x - r, c.at.y - r, c.at.x + r, c.at.y + r});
    }
    for (const Spot& spot : layout.spots) {
        if (!stands_out(spot.figure->kind)) continue;
        const double r = palette::point(spot.figure->kind).radius + 1;
        obstacles.push_back({spot.at.x - r, spot.at.y - r, spot.at.x + r, spot.at.y + r});
        if (!spot.figure->label.empty()) names.push_back(name_of(spot, sheet, layout, land));
    }
    for (MapSheet::Wanted& label : wanted)
        if (label.area >= 0)
            begin_in_the_open(label, sheet.view().shape(static_cast<std::size_t>(label.area)).interior, obstacles);
    std::move(names.begin(), names.end(), std::back_inserter(wanted));
    // A place is left when it has come to hide a circle or many symbols and another hides none.
    for (MapSheet::Wanted& label : wanted)
        label.still_good = [&layout, free = !label.candidates.empty()](const Candidate& c) {
            return !free || hidden_by(c, layout) < 4;
        };
    sheet.draw_labels(std::move(wanted), obstacles);
    return sheet.finish(plan_of(request, layout));
}

}  // namespace qm::draw
