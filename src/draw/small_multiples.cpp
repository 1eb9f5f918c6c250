// SPDX-License-Identifier: Apache-2.0
// The same ground several times, in one scale and one size, so that panels can be compared at a glance.
#include <algorithm>
#include <cmath>

#include "draw/classed.hpp"
#include "draw/classify.hpp"
#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;

constexpr double column_width = 196, gap = 20;
constexpr double least_panel = 150, title_height = 22;

void draw_panel(Group& root, const std::vector<Classed>& areas, const AreaScale& scale, const MapView& view,
                const std::string& title, const Box& space, const scene::TextMetrics& metrics) {
    Group& group = root.group("panel");
    group.add(pen::text(metrics, metrics.fitted(title, 13, 600, space.width()), {space.left, space.top + 14},
                        {13, 600, palette::ink, "t13 b6"}));
    for (const Classed& c : areas) {
        Group& one = area_group(group, c);
        scene::Style style = fill_of(c, scale, "cell");
        style.stroke = palette::page;
        style.stroke_width = 1;
        one.add(pen::outline(view.shape(c.area).outline, std::move(style)));
    }
    group.add(
        pen::outline(view.lines(indices_of(areas), true), pen::line(palette::strong_line, 0.8, role::outer_line)));
}

}  // namespace

scene::Figure draw_multiples(const SmallMultiples& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    scene::Figure figure = begin_figure(request.sheet, "map multiples");
    const bool wide = request.sheet.width >= narrow_below;
    const double top = draw_heading(figure.root, request.sheet, metrics);
    const auto& ground = atlas.ground();
    // All panels together, so that a computed scale knows every value.
    std::vector<AreaFigure> all;
    for (const auto& panel : request.panels) all.insert(all.end(), panel.areas.begin(), panel.areas.end());
    std::vector<Classed> areas = known_areas(all, ground);
    const AreaScale scale = class_areas(areas, request.scale);
    LegendPlan plan = key_of(areas, scale);
    plan.near = 0;  // not marked on maps of this size

    Extent extent;
    for (const Classed& c : areas) extent.add(ground.areas[c.area].extent);
    if (extent.empty()) extent = {0, 0, 1, 1};
    const double width = request.sheet.width - (wide ? column_width + gap : 0);
    const auto count = std::max<std::size_t>(request.panels.size(), 1);
    const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>((width + gap) / (least_panel + gap)), 1,
                                                 std::min<std::size_t>(count, 6));
    const double panel =
        std::min((width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns), 300.0);
    const double height = std::clamp(panel * extent.height() / std::max(extent.width(), 1.0), 0.5 * panel, 1.3 * panel);
    double bottom = top;
    auto next = areas.cbegin();
    for (std::size_t i = 0; i < request.panels.size(); ++i) {
        const double left = static_cast<double>(i % columns) * (panel + gap);
        const double y = top + static_cast<double>(i / columns) * (height + title_height + 14);
        const Box frame{left, y + title_height, left + panel, y + title_height + height};
        std::size_t known = 0;
        for (const AreaFigure& f : request.panels[i].areas) known += ground.find(f.area) ? 1U : 0U;
        const std::vector<Classed> own{next, next + static_cast<std::ptrdiff_t>(known)};
        next += static_cast<std::ptrdiff_t>(known);
        draw_panel(figure.root, own, scale, *ground.view(extent, frame.grown(-1)), request.panels[i].title,
                   {left, y, left + panel, frame.bottom}, metrics);
        bottom = frame.bottom + 6;
    }
    const double used = static_cast<double>(columns) * (panel + gap);
    bottom =
        wide ? std::max(bottom, draw_legend_column(figure.root, plan, request.words, metrics,
                                                   {used, top, used + column_width, 1e9}))
             : draw_legend_row(figure.root, plan, request.words, metrics, {1, bottom + 8, request.sheet.width, 1e9});
    figure.height = std::ceil(draw_footer(figure.root, request.sheet, metrics, bottom));
    return figure;
}

}  // namespace qm::draw
