// SPDX-License-Identifier: Apache-2.0
// Maps whose areas carry a figure: classes of one measure, or the change between two months.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "draw/classed.hpp"
#include "draw/classify.hpp"
#include "draw/figures.hpp"
#include "draw/map_sheet.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Group;

void draw_areas(MapSheet& sheet, const std::vector<Classed>& areas, const AreaScale& scale, bool tiling) {
    Group& group = sheet.root().group("areas");
    for (const Classed& c : areas) {
        Group& one = area_group(group, c);
        scene::Style style = fill_of(c, scale, tiling ? "cell" : "park");
        style.stroke = tiling ? palette::page : palette::strong_line;
        style.stroke_width = tiling ? 2 : 1;
        one.add(pen::outline(sheet.view().shape(c.area).outline, std::move(style)));
    }
    if (tiling)
        group.add(pen::outline(sheet.view().lines(indices_of(areas), true),
                               pen::line(palette::strong_line, 0.8, role::outer_line)));
    for (const Classed& c : areas) {
        if (tiling && c.state == State::zero)  // white on white paper: shown by its own line
            group.add(pen::outline(sheet.view().lines({c.area}, true),
                                   pen::line(palette::strong_line, 0.8, role::outer_line)));
        if (!c.near) continue;
        if (scene::OutlinePtr line = sheet.view().inset_line(c.area, 4))
            group.add(pen::outline(std::move(line), pen::line(palette::ink, 1.2, role::near_break, {4, 3})));
    }
}

void draw_area_labels(MapSheet& sheet, const std::vector<Classed>& areas, const AreaScale& scale,
                      const LegendPlan& plan, bool tiling) {
    std::vector<MapSheet::Wanted> wanted;
    for (const Classed& c : areas) {
        if (c.figure->label.empty() && c.printed.empty()) continue;
        LabelWords words;
        words.name = c.figure->label.empty() ? c.printed : c.figure->label;
        if (!c.figure->label.empty()) words.figure = c.printed;
        words.glyph = words.figure.empty() ? Glyph::none : c.glyph;
        words.size = tiling ? (sheet.wide() ? 14.5 : 13) : (sheet.wide() ? 12.5 : 11.5);
        words.clock = c.figure->overdue_mark;
        if (c.figure->circled > 0) {
            words.circle_text = c.figure->circled_text;
            words.circle_radius = plan.circle_scale.radius(c.figure->circled);
        }
        BlockInk ink;
        if (c.state == State::value) {
            const palette::Shade& shade = scale.shades[c.rank];
            ink = {shade.text, shade.text_role, std::nullopt};
            if (shade.halo) ink.halo = shade.fill;
        } else if (c.state != State::zero) {
            ink.halo = palette::blank;  // keeps words readable upon hatch and dots
            ink.role = "ln";
        }
        MapSheet::Wanted label = sheet.area_label(c.area, words, ink, c.near ? 5 : 0, areas.size() <= most_leaders);
        label.priority = c.figure->priority;
        wanted.push_back(std::move(label));
    }
    for (MapSheet::Wanted& label : sheet.ground_labels({palette::secondary, "t2", palette::land}))
        wanted.push_back(std::move(label));
    sheet.draw_labels(std::move(wanted), {});
}

scene::Figure draw_area_map(const Sheet& paper, const MapGround& ground, const MapWords& words,
                            const std::vector<Classed>& areas, const AreaScale& scale, const Atlas& atlas,
                            const scene::TextMetrics& metrics, LegendPlan plan) {
    const std::vector<std::size_t> indices = indices_of(areas);
    MapSheet sheet{paper, ground, words, indices, atlas, metrics};
    // Areas that share borders are parted by lines in the page colour; scattered ones need an outline of their own.
    const bool tiling = !sheet.view().lines(indices, false)->contours().empty();
    sheet.draw_ground();
    draw_areas(sheet, areas, scale, tiling);
    sheet.draw_furniture(indices);
    draw_area_labels(sheet, areas, scale, plan, tiling);
    return sheet.finish(plan);
}

}  // namespace

scene::Figure draw_choropleth(const Choropleth& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<Classed> areas = known_areas(request.areas, atlas.ground());
    const AreaScale scale = class_areas(areas, request.scale);
    LegendPlan plan = key_of(areas, scale);
    auto crowded = tell_fullest(plan, request.scale.lopsided);
    scene::Figure figure =
        draw_area_map(request.sheet, request.ground, request.words, areas, scale, atlas, metrics, std::move(plan));
    figure.crowded_class = std::move(crowded);
    return figure;
}

scene::Figure draw_difference(const DifferenceMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    if (!(0 < request.dead_zone && request.dead_zone < request.strong))
        throw std::invalid_argument{"the dead zone of a difference map must be smaller than its strong change"};
    ScaleSpec spec;
    spec.breaks = {-request.strong, -request.dead_zone, request.dead_zone, request.strong};
    const Classes classes = classify({}, spec);
    AreaScale scale;
    scale.shades = palette::diverging();
    scale.change = true;
    scale.limits = printed(classes, true);
    std::vector<Classed> areas = known_areas(request.areas, atlas.ground());
    for (Classed& c : areas) {
        if (c.state == State::zero) c.state = State::value;  // no change is a value here
        if (c.state != State::value) continue;
        const double d = c.figure->value.value_or(0);
        // Both limits of the dead zone belong to change: |d| ≥ dead zone.
        c.rank = d <= -request.strong ? 0 : d <= -request.dead_zone ? 1 : classes.of(d);
        c.near = classes.near_limit(d, request.near);
        c.glyph = c.rank > 2 ? Glyph::rise : c.rank < 2 ? Glyph::fall : Glyph::level;
    }
    return draw_area_map(request.sheet, request.ground, request.words, areas, scale, atlas, metrics,
                         key_of(areas, scale));
}

scene::Figure draw_two_measures(const TwoMeasures& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    if (request.second.size() != request.areas.size())
        throw std::invalid_argument{"a map of two measures needs both for every area"};
    std::vector<Classed> areas = known_areas(request.areas, atlas.ground());
    AreaScale scale;
    scale.shades = palette::bivariate();
    for (Classed& c : areas) {
        const auto& second = request.second[static_cast<std::size_t>(c.figure - request.areas.data())];
        if (c.state == State::zero) c.state = State::value;  // none failed is a value here
        if (c.state == State::value && (!second || !c.figure->value)) c.state = State::no_data;
        if (c.state != State::value) continue;
        c.rank =
            (request.first_measure.dark(*c.figure->value) ? 1U : 0U) + (request.second_measure.dark(*second) ? 2U : 0U);
        c.glyph = static_cast<Glyph>(static_cast<std::size_t>(Glyph::field0) + c.rank);
    }
    LegendPlan plan = key_of(areas, scale);
    FieldsKey fields;
    std::copy_n(plan.scale.counts.begin(), 4, fields.counts.begin());
    fields.first = request.first_measure;
    fields.second = request.second_measure;
    plan.scale = {};
    plan.fields = std::move(fields);
    return draw_area_map(request.sheet, request.ground, request.words, areas, scale, atlas, metrics, std::move(plan));
}

}  // namespace qm::draw
