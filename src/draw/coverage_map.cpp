// SPDX-License-Identifier: Apache-2.0
// The map of a service network. Reached and unreached differ in shape and pattern, not in colour alone.
#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <utility>

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

constexpr double mark_radius = 4.5;
constexpr int corners_of_circle = 72;

struct Look {
    scene::Shape shape;
    double radius;
    scene::Style style;
};

Look look_of(StationRank rank) {
    scene::Style style = pen::fill(palette::ink, role::ink);
    if (rank == StationRank::centre) return {scene::Shape::star, 9, std::move(style)};
    style = pen::fill(palette::point(PointKind::upstream).colour, "p-U");
    if (rank == StationRank::town) return {scene::Shape::square, 5, std::move(style)};
    return {scene::Shape::circle, 3.2, std::move(style)};
}

scene::Style ground_within() {
    return pen::fill(palette::page, role::page);
}

scene::Style park_style(Reach reach) {
    scene::Style style;
    switch (reach) {
        case Reach::within:
            style = pen::fill(palette::bar_pale, role::bar_pale);
            style.stroke = palette::secondary;
            style.stroke_width = 0.8;
            break;
        case Reach::beyond:
            style = pen::fill(palette::page, role::page);
            style.stroke = palette::gap;
            style.stroke_width = 1.8;
            break;
        case Reach::unknown:
            style = pen::fill(palette::blank, role::no_data);
            style.pattern = scene::Pattern::hatch;
            style.stroke = palette::secondary;
            style.stroke_width = 0.8;
            break;
    }
    return style;
}

scene::Style mark_style() {
    return pen::fill(palette::gap, role::gap);
}

/// The ground within reach of any station: discs of one colour, so that together they are one area.
void draw_reach(MapSheet& sheet, const CoverageMap& request, const std::vector<std::size_t>& land) {
    Group& group = sheet.root().group("reach");
    const double radius = request.reach_m * sheet.view().px_per_metre();
    for (const CoverageStation& station : request.stations) {
        const Point at = sheet.view().at(station.at);
        std::vector<Point> points;
        for (int i = 0; i < corners_of_circle; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners_of_circle;
            points.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
        }
        points = cut_ring(points, sheet.frame());
        if (points.size() > 2) group.add(pen::polyline(points, true, ground_within()));
    }
    for (const bool outer : {false, true})
        if (auto lines = sheet.view().lines(land, outer); lines && !lines->contours().empty())
            group.add(
                pen::outline(std::move(lines), pen::line(palette::strong_line, outer ? 1.0 : 0.7, role::grey_line)));
}

/// A point that surely lies in the park.
Point inside_of(const AreaShape& shape) {
    const auto places = shape.interior.places(2, 2, shape.interior.centroid());
    return places.empty() ? shape.interior.centroid() : places.front();
}

struct Unreached {
    const CoveragePark* park;
    std::size_t area;
    Point at;
};

std::vector<Unreached> draw_parks(MapSheet& sheet, const CoverageMap& request, const Atlas& atlas) {
    std::vector<Unreached> unreached;
    Group& group = sheet.root().group("parks");
    for (const Reach reach : {Reach::within, Reach::unknown, Reach::beyond})
        for (const CoveragePark& park : request.parks) {
            const auto area = atlas.ground().find(park.area);
            if (park.reach != reach || !area) continue;
            const AreaShape& shape = sheet.view().shape(*area);
            if (shape.outline->contours().empty()) continue;
            Group& one = group.group("area");
            one.key = park.key;
            one.title = park.title;
            one.href = park.href;
            one.add(pen::outline(shape.outline, park_style(reach)));
            if (reach == Reach::beyond) {
                const Point at = inside_of(shape);
                one.add(pen::symbol(scene::Shape::triangle, at, mark_radius, mark_style()));
                unreached.push_back({&park, *area, at});
            }
        }
    return unreached;
}

void draw_lines(MapSheet& sheet, const std::vector<Unreached>& unreached) {
    Group& group = sheet.root().group("ways");
    for (const Unreached& one : unreached) {
        if (!one.park->nearest.known()) continue;
        group.add(
            pen::segment(one.at, sheet.view().at(one.park->nearest), pen::line(palette::gap, 1.2, "s-gap", {4, 3})));
    }
}

void draw_stations(MapSheet& sheet, const CoverageMap& request, std::vector<Box>& obstacles) {
    Group& group = sheet.root().group("stations");
    for (const StationRank rank : {StationRank::park, StationRank::town, StationRank::centre})
        for (const CoverageStation& station : request.stations) {
            if (station.rank != rank) continue;
            const Look look = look_of(rank);
            const Point at = sheet.view().at(station.at);
            Group& one = group.group("station");
            one.key = station.key;
            one.title = station.title;
            one.href = station.href;
            one.add(pen::symbol(look.shape, at, look.radius + 1.5, pen::fill(palette::page, role::page)));
            one.add(pen::symbol(look.shape, at, look.radius, look.style));
            if (rank == StationRank::park) continue;
            const double r = look.radius + 1;
            obstacles.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
        }
}

/// The number of a park beyond reach: beside its mark, else further away on a line that begins at the mark.
MapSheet::Wanted number_of(const Unreached& one, const MapSheet& sheet, const std::vector<std::size_t>& land) {
    MapSheet::Wanted wanted;
    Block block =
        text_block(one.park->number, {sheet.wide() ? 12.5 : 11.5, 600, palette::gap, "parkn"}, sheet.metrics());
    const double reach = mark_radius + 4;
    const double w = block.core.width() / 2, h = block.core.height() / 2;
    for (const auto& [x, y] : {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, -1}, std::pair{0, 1}, std::pair{1, -1},
                               std::pair{1, 1}, std::pair{-1, -1}, std::pair{-1, 1}})
        wanted.candidates.push_back(
            {block.boxes_at({one.at.x + x * (reach + w), one.at.y + y * (reach + h)}), std::nullopt, 0});
    wanted.more = sheet.away_from(one.at, reach, block, land);
    wanted.blocks.push_back(std::move(block));
    wanted.inks.push_back({palette::gap, "", palette::page});
    wanted.unplaced = one.park->title;
    return wanted;
}

LegendPlan plan_of(const CoverageMap& request) {
    LegendPlan plan;
    plan.symbols_title = request.words.symbols;
    const auto stations = [&](StationRank rank) {
        return std::count_if(request.stations.begin(), request.stations.end(),
                             [&](const CoverageStation& one) { return one.rank == rank; });
    };
    const auto parks = [&](Reach reach) {
        return std::count_if(request.parks.begin(), request.parks.end(),
                             [&](const CoveragePark& one) { return one.reach == reach; });
    };
    for (const auto& [rank, words] :
         {std::pair{StationRank::centre, &request.legend.centre}, std::pair{StationRank::town, &request.legend.town},
          std::pair{StationRank::park, &request.legend.park}}) {
        const Look look = look_of(rank);
        plan.symbols.push_back(
            {look.shape, std::min(look.radius, 7.0), look.style, *words, base::format_count(stations(rank))});
    }
    plan.symbols.push_back({scene::Shape::square, 5.5, park_style(Reach::within), request.legend.within,
                            base::format_count(parks(Reach::within))});
    plan.symbols.push_back({scene::Shape::triangle, mark_radius + 1, mark_style(), request.legend.beyond,
                            base::format_count(parks(Reach::beyond))});
    if (parks(Reach::unknown) > 0)
        plan.symbols.push_back({scene::Shape::square, 5.5, park_style(Reach::unknown), request.legend.unknown,
                                base::format_count(parks(Reach::unknown))});
    scene::Style reach = ground_within();
    reach.stroke = palette::strong_line;
    reach.stroke_width = 1;
    plan.symbols.push_back({scene::Shape::circle, 6.5, std::move(reach), request.legend.reach, ""});
    return plan;
}

}  // namespace

scene::Figure draw_coverage(const CoverageMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<std::size_t> parks, land;
    for (const CoveragePark& park : request.parks)
        if (const auto index = atlas.ground().find(park.area)) parks.push_back(*index);
    for (const GroundArea& area : request.ground.areas)
        if (const auto index = atlas.ground().find(area.area)) land.push_back(*index);
    MapSheet sheet{request.sheet, request.ground, request.words, parks, atlas, metrics};
    sheet.draw_ground();
    sheet.draw_furniture(land);
    if (request.reach_m > 0) draw_reach(sheet, request, land);
    const std::vector<Unreached> unreached = draw_parks(sheet, request, atlas);
    draw_lines(sheet, unreached);
    std::vector<Box> obstacles;
    draw_stations(sheet, request, obstacles);
    for (const Unreached& one : unreached) {
        const double r = mark_radius + 1;
        obstacles.push_back({one.at.x - r, one.at.y - r, one.at.x + r, one.at.y + r});
    }
    std::vector<MapSheet::Wanted> wanted;
    int priority = static_cast<int>(unreached.size());
    for (const Unreached& one : unreached) {
        MapSheet::Wanted label = number_of(one, sheet, land);
        label.priority = 10 + priority--;
        wanted.push_back(std::move(label));
    }
    for (MapSheet::Wanted& label : sheet.ground_labels({palette::secondary, "t2", palette::page})) {
        label.priority = -10;
        wanted.push_back(std::move(label));
    }
    sheet.draw_labels(std::move(wanted), obstacles);
    return sheet.finish(plan_of(request));
}

}  // namespace qm::draw
