// SPDX-License-Identifier: Apache-2.0
// The map of defects: each stands at its place with a numbered disc beside it.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/number.hpp"
#include "draw/clipping.hpp"
#include "draw/figures.hpp"
#include "draw/map_sheet.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;
using scene::Point;

constexpr double symbol_radius = 5;
constexpr double edge = 14;  // marks of what lies outside keep this far from the frame

/// Shape, colour and role together, so that each is told apart in grey as well.
struct Look {
    scene::Shape shape;
    scene::Colour colour;
    const char* role;
};
Look look_of(Defect kind) {
    switch (kind) {
        case Defect::gap:
            return {scene::Shape::square, palette::gap, role::gap};
        case Defect::overlap:
            return {scene::Shape::diamond, palette::good, role::good};
        case Defect::repaired:
            return {scene::Shape::triangle, palette::bar, role::bar};
        case Defect::park:
            return {scene::Shape::ring, palette::ink, "s-ink"};
        case Defect::outside:
            break;
    }
    return {scene::Shape::cross, palette::ink, "s-ink"};
}

scene::Style style_of(Defect kind) {
    const Look look = look_of(kind);
    if (look.shape == scene::Shape::ring || look.shape == scene::Shape::cross)
        return pen::line(look.colour, 2, look.role);
    return pen::fill(look.colour, look.role);
}

/// Where the way from the middle of the frame to the point leaves it.
Point within(Point p, const Box& frame, bool& beyond) {
    const Box inner = frame.grown(-edge);
    const Point middle{(inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2};
    const double dx = p.x - middle.x, dy = p.y - middle.y;
    const double over = std::max(std::abs(dx) / (inner.width() / 2), std::abs(dy) / (inner.height() / 2));
    beyond = over > 1;
    return beyond ? Point{middle.x + dx / over, middle.y + dy / over} : p;
}

struct Placed {
    const DefectMark* mark;
    Point at, disc;
    bool beyond = false;
    double radius = 0;  // of the disc
};

double nearest_to(Point p, const std::vector<Placed>& placed, std::size_t upto) {
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < placed.size(); ++i) {
        least = std::min(least, std::hypot(p.x - placed[i].at.x, p.y - placed[i].at.y) - symbol_radius);
        if (i < upto)
            least = std::min(least, std::hypot(p.x - placed[i].disc.x, p.y - placed[i].disc.y) - placed[i].radius);
    }
    return least;
}

/// The discs one after another, each at the first place around its mark that is free; where none is, at the freest.
void place_discs(std::vector<Placed>& placed, const Box& frame) {
    constexpr std::array<double, 8> turns{-45, 45, -135, 135, 0, 180, -90, 90};
    for (std::size_t i = 0; i < placed.size(); ++i) {
        Placed& one = placed[i];
        double best = -std::numeric_limits<double>::max();
        bool found = false;
        for (double reach = symbol_radius + one.radius + 3; reach < 90 && !found; reach += 9)
            for (const double turn : turns) {
                const double angle = turn * std::numbers::pi / 180;
                const Point p{one.at.x + reach * std::cos(angle), one.at.y + reach * std::sin(angle)};
                const double r = one.radius;
                if (!Box{p.x - r, p.y - r, p.x + r, p.y + r}.inside(frame)) continue;
                const double room = nearest_to(p, placed, i) - r;
                if (room > best) {
                    best = room;
                    one.disc = p;
                }
                if (room >= 1.5) {
                    found = true;
                    break;
                }
            }
    }
}

void draw_shapes(MapSheet& sheet, const DefectMap& request) {
    Group& group = sheet.root().group("defects");
    for (const DefectMark& mark : request.marks) {
        std::vector<scene::Outline::Contour> contours;
        for (const auto& polygon : mark.shape) {
            const auto add = [&](const model::Ring& ring) {
                std::vector<Point> points;
                for (const auto& point : ring) points.push_back(sheet.view().at(point));
                points = cut_ring(points, sheet.frame());
                if (points.size() > 2) contours.push_back({std::move(points), true});
            };
            add(polygon.shell);
            for (const auto& hole : polygon.holes) add(hole);
        }
        if (contours.empty()) continue;
        const Look look = look_of(mark.kind);
        group.add(pen::outline(std::make_shared<const scene::Outline>(std::move(contours)),
                               pen::fill(look.colour, look.role)));
    }
}

void draw_marks(MapSheet& sheet, const std::vector<Placed>& placed) {
    Group& leaders = sheet.root().group("leaders");
    for (const Placed& one : placed)
        leaders.add(pen::segment(one.at, one.disc, pen::line(palette::secondary, 1, role::leader_line)));
    Group& group = sheet.root().group("marks");
    for (const Placed& one : placed) {
        Group& mark = group.group("mark");
        mark.key = "ground-" + one.mark->number;
        mark.title = one.mark->title;
        mark.href = one.mark->href;
        const Look look = look_of(one.mark->kind);
        // A white edge keeps the mark from its own ground.
        if (look.shape != scene::Shape::ring && look.shape != scene::Shape::cross)
            mark.add(pen::symbol(look.shape, one.at, symbol_radius + 1.5, pen::fill(palette::page, role::page)));
        mark.add(pen::symbol(look.shape, one.at, symbol_radius, style_of(one.mark->kind)));
        scene::Style disc = pen::fill(palette::page, role::circle);
        disc.stroke = palette::ink;
        disc.stroke_width = 1.2;
        if (one.beyond) disc.dash = {3, 2};
        mark.add(pen::symbol(scene::Shape::circle, one.disc, one.radius, std::move(disc)));
        constexpr double size = 12;
        mark.add(pen::text(sheet.metrics(), one.mark->number, {one.disc.x, one.disc.y + 0.36 * size},
                           {size, 600, palette::ink, role::circle_text}, scene::Anchor::middle));
    }
}

LegendPlan plan_of(const DefectMap& request) {
    LegendPlan plan;
    plan.symbols_title = request.words.symbols;
    for (const DefectWords& kind : request.kinds) {
        const auto count = std::count_if(request.marks.begin(), request.marks.end(),
                                         [&](const DefectMark& mark) { return mark.kind == kind.kind; });
        if (count > 0)
            plan.symbols.push_back(
                {look_of(kind.kind).shape, symbol_radius, style_of(kind.kind), kind.words, base::format_count(count)});
    }
    return plan;
}

}  // namespace

scene::Figure draw_defects(const DefectMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<std::size_t> land;
    for (const GroundArea& area : request.ground.areas)
        if (const auto index = atlas.ground().find(area.area)) land.push_back(*index);
    MapSheet sheet{request.sheet, request.ground, request.words, land, atlas, metrics};
    sheet.draw_ground();
    sheet.draw_furniture(land);
    draw_shapes(sheet, request);
    std::vector<Placed> placed;
    for (const DefectMark& mark : request.marks) {
        Placed one{&mark, {}, {}};
        one.at = within(sheet.view().at(mark.at), sheet.frame(), one.beyond);
        one.radius = std::max(8.5, metrics.width(mark.number, 12, 600) / 2 + 3.5);
        placed.push_back(one);
    }
    place_discs(placed, sheet.frame());
    std::vector<Box> obstacles;
    for (const Placed& one : placed) {
        const double r = one.radius + 1, s = symbol_radius + 1;
        obstacles.push_back({one.disc.x - r, one.disc.y - r, one.disc.x + r, one.disc.y + r});
        obstacles.push_back({one.at.x - s, one.at.y - s, one.at.x + s, one.at.y + s});
    }
    sheet.draw_labels(sheet.ground_labels({palette::secondary, "t2", palette::land}), obstacles);
    draw_marks(sheet, placed);
    return sheet.finish(plan_of(request));
}

}  // namespace qm::draw
