// SPDX-License-Identifier: Apache-2.0
// Maps whose areas carry a figure: classes of one measure, or the change between two months.
#include <algorithm>
#include <cmath>
#include <set>

#include "draw/classify.hpp"
#include "draw/figures.hpp"
#include "draw/map_sheet.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Group;

/// An area with what classing said about it.
struct Classed {
    const AreaFigure* figure;
    std::size_t area;  // in the atlas
    State state;
    std::size_t rank = 0;  // of its class
    bool near = false;
    std::string printed;
    Glyph glyph = Glyph::none;
};

struct Scale {
    std::vector<palette::Shade> shades;
    std::vector<std::string> limits;
    bool change = false;  // diverging
};

State state_of(const AreaFigure& figure) {
    return figure.state == State::value && !figure.value ? State::no_data : figure.state;
}

std::vector<Classed> known_areas(const std::vector<AreaFigure>& figures, const Atlas& atlas) {
    std::vector<Classed> result;
    for (const AreaFigure& figure : figures)
        if (const auto index = atlas.ground().find(figure.area))
            result.push_back({&figure, *index, state_of(figure), 0, false, figure.printed, Glyph::none});
    return result;
}

std::vector<std::size_t> indices_of(const std::vector<Classed>& areas) {
    std::vector<std::size_t> result;
    for (const Classed& c : areas) result.push_back(c.area);
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

LegendPlan plan_of(const std::vector<Classed>& areas, const Scale& scale) {
    LegendPlan plan;
    plan.scale.shades = scale.shades;
    plan.scale.limits = scale.limits;
    plan.scale.change = scale.change;
    plan.scale.counts.assign(scale.shades.size(), 0);
    std::set<double> amounts;
    for (const Classed& c : areas) {
        if (c.state == State::value)
            ++plan.scale.counts[c.rank];
        else
            ++plan.states[static_cast<std::size_t>(c.state)];
        if (c.near) ++plan.near;
        if (c.figure->circled > 0) amounts.insert(c.figure->circled);
        if (c.figure->overdue_mark) ++plan.overdue;
    }
    if (!amounts.empty()) {
        plan.circle_scale = CircleScale::up_to(*amounts.rbegin());
        std::set<double> examples{*amounts.begin(), *amounts.rbegin()};
        const auto middle = amounts.lower_bound(std::sqrt(*amounts.begin() * *amounts.rbegin()));
        examples.insert(*middle);
        plan.circles.assign(examples.begin(), examples.end());
    }
    return plan;
}

void draw_areas(MapSheet& sheet, const std::vector<Classed>& areas, const Scale& scale, bool tiling) {
    Group& group = sheet.root().group("areas");
    for (const Classed& c : areas) {
        Group& one = group.group("area");
        one.key = c.figure->key;
        one.href = c.figure->href;
        one.title = c.figure->title;
        scene::Style style;
        if (c.state == State::value) {
            const palette::Shade& shade = scale.shades[c.rank];
            style = pen::fill(shade.fill, std::string{tiling ? "cell " : "park "} + shade.role);
        } else {
            style = state_style(c.state);
            if (!tiling) style.role.replace(0, 4, "park");
        }
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

void draw_area_labels(MapSheet& sheet, const std::vector<Classed>& areas, const Scale& scale, const LegendPlan& plan,
                      bool tiling) {
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
            words.circle_radius = std::max(plan.circle_scale.radius(c.figure->circled),
                                           sheet.metrics().width(words.circle_text, 12.5, 600) / 2 + 4);
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
        MapSheet::Wanted label = sheet.area_label(c.area, words, ink, c.near ? 5 : 0, true);
        label.priority = c.figure->priority;
        wanted.push_back(std::move(label));
    }
    for (MapSheet::Wanted& label : sheet.ground_labels({palette::secondary, "t2", palette::land}))
        wanted.push_back(std::move(label));
    sheet.draw_labels(std::move(wanted), {});
}

scene::Figure draw_area_map(const Sheet& paper, const MapGround& ground, const MapWords& words,
                            const std::vector<Classed>& areas, const Scale& scale, const Atlas& atlas,
                            const scene::TextMetrics& metrics) {
    const std::vector<std::size_t> indices = indices_of(areas);
    MapSheet sheet{paper, ground, words, indices, atlas, metrics};
    // Areas that share borders are parted by lines in the page colour; scattered ones need an outline of their own.
    const bool tiling = !sheet.view().lines(indices, false)->contours().empty();
    sheet.draw_ground();
    draw_areas(sheet, areas, scale, tiling);
    sheet.draw_furniture(indices);
    const LegendPlan plan = plan_of(areas, scale);
    draw_area_labels(sheet, areas, scale, plan, tiling);
    return sheet.finish(plan);
}

}  // namespace

scene::Figure draw_choropleth(const Choropleth& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    std::vector<Classed> areas = known_areas(request.areas, atlas);
    std::vector<double> values;
    for (const Classed& c : areas)
        if (c.state == State::value) values.push_back(*c.figure->value);
    const Classes classes = classify(values, request.scale);
    Scale scale;
    scale.limits = printed(classes);
    scale.shades = palette::sequential(request.scale.palette, classes.count());
    // A count stands on a whole number by nature: only measured values can be close to a limit by chance.
    const bool counts = std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
    for (Classed& c : areas) {
        if (c.state != State::value) continue;
        c.rank = classes.of(*c.figure->value);
        c.near = !counts && classes.near_limit(*c.figure->value);
    }
    return draw_area_map(request.sheet, request.ground, request.words, areas, scale, atlas, metrics);
}

scene::Figure draw_difference(const DifferenceMap& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    if (!(0 < request.dead_zone && request.dead_zone < request.strong))
        throw std::invalid_argument{"the dead zone of a difference map must be smaller than its strong change"};
    ScaleSpec spec;
    spec.breaks = {-request.strong, -request.dead_zone, request.dead_zone, request.strong};
    const Classes classes = classify({}, spec);
    Scale scale;
    scale.shades = palette::diverging();
    scale.change = true;
    scale.limits = printed(classes, true);
    std::vector<Classed> areas = known_areas(request.areas, atlas);
    for (Classed& c : areas) {
        if (c.state == State::zero) c.state = State::value;  // no change is a value here
        if (c.state != State::value) continue;
        const double d = c.figure->value.value_or(0);
        // Both limits of the dead zone belong to change: |d| ≥ dead zone.
        c.rank = d <= -request.strong ? 0 : d <= -request.dead_zone ? 1 : classes.of(d);
        c.near = classes.near_limit(d);
        c.glyph = c.rank > 2 ? Glyph::rise : c.rank < 2 ? Glyph::fall : Glyph::level;
    }
    return draw_area_map(request.sheet, request.ground, request.words, areas, scale, atlas, metrics);
}

}  // namespace qm::draw
