// SPDX-License-Identifier: Apache-2.0
// Schematic maps: a tile or a circle for each area, coloured and labelled as on the map of borders.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "draw/classed.hpp"
#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/label_block.hpp"
#include "draw/labels.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"
#include "draw/schematic_layout.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;
using scene::Point;

constexpr double column_width = 196, column_gap = 24;  // as on maps of borders
constexpr double gap = 4;                              // px between tiles and between circles
constexpr double tallest = 620, largest_tile = 104;    // px

/// Where an area stands on the page: a square, or a circle within it.
struct Place {
    Box box;
    double radius = 0;  // circles
    Point middle() const { return {(box.left + box.right) / 2, (box.top + box.bottom) / 2}; }
};

/// Middles of the areas in metres on the ground, y downwards.
std::vector<Point> centres_of(const std::vector<Classed>& areas, const Atlas::Ground& ground) {
    std::vector<Point> result;
    const double scale = 0.02;  // px per metre: fine enough for a middle
    Extent all;
    for (const Classed& c : areas) all.add(ground.areas[c.area].extent);
    if (all.empty()) return std::vector<Point>(areas.size());
    const Box frame{0, 0, std::max(all.width() * scale, 1.0), std::max(all.height() * scale, 1.0)};
    const auto view = ground.view(all, frame);
    for (const Classed& c : areas) {
        const Point p = view->shape(c.area).interior.centroid();
        result.push_back({p.x / view->px_per_metre(), p.y / view->px_per_metre()});
    }
    return result;
}

double land_of(const std::vector<Classed>& areas, const Atlas::Ground& ground) {
    Extent all;
    for (const Classed& c : areas) all.add(ground.areas[c.area].extent);
    return all.empty() ? 1 : std::max(all.width() * all.height() * 0.7, 1.0);
}

std::vector<Place> tiles(const Schematic& request, const std::vector<Classed>& areas, const Atlas& atlas, double width,
                         double top) {
    std::vector<std::pair<int, int>> cells;
    if (request.tiles.empty()) {
        const double side = std::sqrt(land_of(areas, atlas.ground()) / static_cast<double>(areas.size()));
        cells = tile_grid(centres_of(areas, atlas.ground()), side);
    } else {
        std::map<std::string, std::pair<int, int>> given;
        std::set<std::pair<int, int>> taken;
        for (const TilePlace& t : request.tiles)
            if (!given.emplace(t.area, std::pair{t.row, t.column}).second || !taken.emplace(t.row, t.column).second)
                throw std::invalid_argument{"two tiles of one area or in one place"};
        for (const Classed& c : areas) {
            const auto found = given.find(c.figure->area);
            if (found == given.end()) throw std::invalid_argument{"no tile for " + c.figure->area};
            cells.push_back(found->second);
        }
    }
    int columns = 1, rows = 1;
    for (const auto& [row, column] : cells) {
        rows = std::max(rows, row + 1);
        columns = std::max(columns, column + 1);
    }
    const double side = std::min({(width + gap) / columns, (tallest + gap) / rows, largest_tile}) - gap;
    std::vector<Place> places;
    for (const auto& [row, column] : cells) {
        const double x = 1 + column * (side + gap), y = top + 1 + row * (side + gap);
        places.push_back({{x, y, x + side, y + side}, 0});
    }
    return places;
}

std::vector<Place> circles(const std::vector<Classed>& areas, const Atlas& atlas, double width, double top,
                           CircleScale& scale) {
    double most = 0, sum = 0;
    for (const Classed& c : areas) {
        most = std::max(most, c.figure->amount);
        sum += c.figure->amount;
    }
    // Circles cover about half of the land; metres first, the page at the end.
    const double unit = sum > 0 ? std::sqrt(0.42 * land_of(areas, atlas.ground()) / (3.141592653589793 * sum)) : 1;
    const double smallest = 0.02 * unit * std::sqrt(std::max(most, 1.0));
    std::vector<double> radii;
    for (const Classed& c : areas) radii.push_back(std::max(smallest, unit * std::sqrt(c.figure->amount)));
    const double apart = 0.06 * unit * std::sqrt(std::max(most, 1.0));
    const std::vector<Point> at = moved_apart(centres_of(areas, atlas.ground()), radii, apart);
    Box all{1e300, 1e300, -1e300, -1e300};
    for (std::size_t i = 0; i < at.size(); ++i)
        all = {std::min(all.left, at[i].x - radii[i]), std::min(all.top, at[i].y - radii[i]),
               std::max(all.right, at[i].x + radii[i]), std::max(all.bottom, at[i].y + radii[i])};
    constexpr double side = 34;  // px for labels beside small circles
    const double factor = std::min((width - 2 * side) / all.width(), tallest / all.height());
    scale.unit = unit * factor;
    const double used = all.width() * factor;
    const double left = std::min((width - used) / 2, 3 * side);
    std::vector<Place> places;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double r = std::max(2.0, radii[i] * factor);
        const Point c{left + (at[i].x - all.left) * factor, top + 2 + (at[i].y - all.top) * factor};
        places.push_back({{c.x - r, c.y - r, c.x + r, c.y + r}, r});
    }
    return places;
}

void draw_place(Group& group, const Classed& c, const Place& place, const AreaScale& scale, bool circle) {
    Group& one = area_group(group, c);
    scene::Style style = fill_of(c, scale, "cell");
    style.stroke = palette::strong_line;
    style.stroke_width = 0.8;
    style.role += " sch";
    if (circle)
        one.add(pen::symbol(scene::Shape::circle, place.middle(), place.radius, std::move(style)));
    else
        one.add(pen::card(place.box, 3, std::move(style)));
    if (!c.near) return;
    const scene::Style dashed = pen::line(palette::ink, 1.2, role::near_break, {4, 3});
    if (circle && place.radius > 8)
        one.add(pen::symbol(scene::Shape::circle, place.middle(), place.radius - 3.5, dashed));
    else if (!circle)
        one.add(pen::rectangle(place.box.grown(-3.5), dashed));
}

/// Centres of a label: within its place, else beside it.
Candidates candidates_of(const Place& place, const std::vector<Block>& blocks, std::size_t line,
                         const std::vector<Place>& places, bool circle) {
    Candidates result;
    const Point middle = place.middle();
    for (std::size_t form = 0; form < line; ++form) {
        const Box& core = blocks[form].core;
        const bool fits = circle ? std::hypot(core.width() / 2, core.height() / 2) + 1 <= place.radius
                                 : core.width() + 6 <= place.box.width() && core.height() + 6 <= place.box.height();
        if (fits) result.push_back({blocks[form].boxes_at(middle), std::nullopt, static_cast<int>(form)});
    }
    if (!circle) return result;
    const auto add = [&](Point at, std::optional<Leader> leader, std::size_t form) {
        Candidate c{blocks[form].boxes_at(at), leader, static_cast<int>(form)};
        for (const Box& b : c.boxes)
            for (const Place& other : places) {
                const double dx = std::max({b.left - other.middle().x, 0.0, other.middle().x - b.right});
                const double dy = std::max({b.top - other.middle().y, 0.0, other.middle().y - b.bottom});
                if (std::hypot(dx, dy) < other.radius + 1) return;
            }
        if (leader)
            for (const Place& other : places)
                if (&other != &place && meets(other.box, *leader)) return;
        result.push_back(std::move(c));
    };
    const double w = blocks[line].core.width() / 2, h = blocks[line].core.height() / 2;
    for (const double away : {3.0, 12.0, 24.0, 40.0, 60.0})
        for (int turn = 0; turn < 16; ++turn) {
            const double angle = turn * 0.39269908169872414;
            const double x = std::cos(angle), y = std::sin(angle);
            const double reach = place.radius + away;
            const Point tip{middle.x + reach * x, middle.y + reach * y};
            const Point at{tip.x + (x > 0.3 ? w : x < -0.3 ? -w : 0), tip.y + (y > 0.3 ? h : y < -0.3 ? -h : 0)};
            std::optional<Leader> leader;
            if (away > 5)
                leader =
                    Leader{{middle.x + place.radius * x, middle.y + place.radius * y}, {tip.x - 2 * x, tip.y - 2 * y}};
            add(at, leader, line);
        }
    return result;
}

}  // namespace

scene::Figure draw_schematic(const Schematic& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "map schematic");
    const bool wide = request.sheet.width >= narrow_below;
    const bool circle = request.kind == SchematicKind::circles;
    const double top = draw_heading(figure.root, request.sheet, metrics);
    std::vector<Classed> areas = known_areas(request.areas, atlas.ground());
    const AreaScale scale = class_areas(areas, request.scale);
    LegendPlan plan = key_of(areas, scale);
    auto crowded = tell_fullest(plan, request.scale.lopsided);
    const double width = request.sheet.width - (wide ? column_width + column_gap : 0);
    CircleScale circle_scale;
    const std::vector<Place> places = areas.empty() ? std::vector<Place>{}
                                      : circle      ? circles(areas, atlas, width, top, circle_scale)
                                                    : tiles(request, areas, atlas, width, top);
    Group& group = figure.root.group("areas");
    Box used{0, top, 1, top + 1};
    for (std::size_t i = 0; i < areas.size(); ++i) {
        draw_place(group, areas[i], places[i], scale, circle);
        used.right = std::max(used.right, places[i].box.right);
        used.bottom = std::max(used.bottom, places[i].box.bottom);
    }

    std::vector<Label> labels;
    std::vector<std::vector<Block>> blocks;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        LabelWords words;
        words.name = areas[i].figure->label.empty() ? areas[i].printed : areas[i].figure->label;
        if (!areas[i].figure->label.empty()) words.figure = areas[i].printed;
        words.size = wide ? 14.5 : 13;
        blocks.push_back(blocks_of(words, metrics));
        const std::size_t line = blocks.back().size();
        blocks.back().push_back(line_block(words, metrics));
        labels.push_back(
            {areas[i].figure->priority, candidates_of(places[i], blocks.back(), line, places, circle), {}});
    }
    const Box frame{0, top, wide ? width + column_gap / 2 : request.sheet.width, used.bottom + 40};
    const std::vector<Placement> placed = place_labels(std::move(labels), {}, frame, 1.5);
    Group& texts = figure.root.group("lbg");
    for (std::size_t i = 0; i < areas.size(); ++i) {
        BlockInk ink;
        if (areas[i].state == State::value) {
            const palette::Shade& shade = scale.shades[areas[i].rank];
            ink = {shade.text, shade.text_role, std::nullopt};
            if (shade.halo) ink.halo = shade.fill;
        } else if (areas[i].state != State::zero) {
            ink.halo = palette::blank;
            ink.role = "ln";
        }
        if (placed[i].index < 0) {
            figure.unplaced_labels.push_back(areas[i].figure->label + " " + areas[i].printed);
            const double size = smallest_text;
            const std::string number = std::to_string(figure.unplaced_labels.size());
            const Point at = places[i].middle();
            if (!circle || metrics.width(number, size) / 2 + 2 <= places[i].radius)
                texts.add(pen::text(metrics, number, {at.x, at.y + 0.35 * size}, {size, 600, ink.colour, role::name},
                                    scene::Anchor::middle));
            continue;
        }
        const Candidate& c = placed[i].candidate;
        const auto form = static_cast<std::size_t>(c.form);
        if (form + 1 == blocks[i].size()) ink = {palette::ink, "", palette::page};  // beside the circle
        if (c.leader)
            figure.root.group("leaders").add(
                pen::segment(c.leader->from, c.leader->to, pen::line(palette::secondary, 0.8, role::leader_line)));
        const Block& block = blocks[i][form];
        draw_block(texts, block,
                   {c.boxes.front().left - block.boxes.front().left, c.boxes.front().top - block.boxes.front().top},
                   ink, metrics);
        for (const Box& b : c.boxes) used.bottom = std::max(used.bottom, b.bottom);
    }

    if (circle && !request.words.circled.empty()) {
        std::set<double> amounts;
        for (const Classed& c : areas)
            if (c.figure->amount > 0) amounts.insert(c.figure->amount);
        plan.circles.clear();
        if (!amounts.empty()) {
            std::set<double> examples{*amounts.begin(), *amounts.rbegin()};
            examples.insert(*amounts.lower_bound(std::sqrt(*amounts.begin() * *amounts.rbegin())));
            plan.circles.assign(examples.begin(), examples.end());
        }
        plan.circle_scale = circle_scale;
        plan.circles_filled = true;
    }
    double bottom = used.bottom + 4;
    if (!figure.unplaced_labels.empty() && (request.sheet.footer || !wide))
        bottom = draw_unplaced(figure.root, figure.unplaced_labels, metrics,
                               {1, bottom, wide ? width : request.sheet.width, 1e9});
    // The legend stands near a drawing that does not need its whole width.
    const double right = std::min(width, used.right + 60) + column_gap;
    bottom =
        wide ? std::max(bottom, draw_legend_column(figure.root, plan, request.words, metrics,
                                                   {right, top, right + column_width, 1e9}))
             : draw_legend_row(figure.root, plan, request.words, metrics, {1, bottom + 8, request.sheet.width, 1e9});
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, bottom));
    figure.crowded_class = std::move(crowded);
    return figure;
}

}  // namespace qm::draw
