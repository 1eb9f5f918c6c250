// SPDX-License-Identifier: Apache-2.0
#include "draw/classed.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "draw/classify.hpp"
#include "draw/pen.hpp"

namespace qm::draw {

std::vector<Classed> known_areas(const std::vector<AreaFigure>& figures, const Atlas::Ground& ground) {
    std::vector<Classed> result;
    for (const AreaFigure& figure : figures) {
        const State state = figure.state == State::value && !figure.value ? State::no_data : figure.state;
        if (const auto index = ground.find(figure.area))
            result.push_back({&figure, *index, state, 0, false, figure.printed, Glyph::none});
    }
    return result;
}

std::vector<std::size_t> indices_of(const std::vector<Classed>& areas) {
    std::vector<std::size_t> result;
    for (const Classed& c : areas) result.push_back(c.area);
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

AreaScale class_areas(std::vector<Classed>& areas, const ScaleSpec& spec) {
    std::vector<double> values;
    for (const Classed& c : areas)
        if (c.state == State::value) values.push_back(*c.figure->value);
    const Classes classes = classify(values, spec);
    AreaScale scale;
    scale.limits = printed(classes);
    scale.shades = palette::sequential(spec.palette, classes.count());
    const bool counts = std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
    for (Classed& c : areas) {
        if (c.state != State::value) continue;
        c.rank = classes.of(*c.figure->value);
        c.near = !counts && classes.near_limit(*c.figure->value, spec.near);
    }
    return scale;
}

LegendPlan key_of(const std::vector<Classed>& areas, const AreaScale& scale) {
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

scene::Group& area_group(scene::Group& parent, const Classed& c) {
    scene::Group& one = parent.group("area");
    one.key = c.figure->key;
    one.href = c.figure->href;
    one.title = c.figure->title;
    return one;
}

scene::Style fill_of(const Classed& c, const AreaScale& scale, const std::string& base) {
    if (c.state == State::value) return pen::fill(scale.shades[c.rank].fill, base + " " + scale.shades[c.rank].role);
    scene::Style style = state_style(c.state);
    style.role.replace(0, 4, base);
    return style;
}

Lopsided fullest(const std::vector<std::size_t>& counts) {
    Lopsided found;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > found.units) found = {i, counts[i], found.of};
        found.of += counts[i];
    }
    return found;
}

std::optional<scene::CrowdedClass> tell_fullest(LegendPlan& plan, int percent) {
    const Lopsided found = fullest(plan.scale.counts);
    if (!found.told(percent)) return std::nullopt;
    plan.crowded = found.units;
    plan.crowded_of = found.of;
    const auto& limits = plan.scale.limits;
    return scene::CrowdedClass{found.units, found.of, found.rank == 0 ? "" : limits[found.rank - 1],
                               found.rank < limits.size() ? limits[found.rank] : ""};
}

}  // namespace qm::draw
