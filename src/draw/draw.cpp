// SPDX-License-Identifier: Apache-2.0
#include "draw/draw.hpp"

#include "draw/figures.hpp"

namespace qm::draw {
namespace {

/// The figures there are: one row each.
struct Artist {
    const Atlas& atlas;
    const scene::TextMetrics& metrics;
    scene::Figure operator()(const Choropleth& r) const { return draw_choropleth(r, atlas, metrics); }
    scene::Figure operator()(const DifferenceMap& r) const { return draw_difference(r, atlas, metrics); }
    scene::Figure operator()(const PointMap& r) const { return draw_points(r, atlas, metrics); }
    scene::Figure operator()(const DefectMap& r) const { return draw_defects(r, atlas, metrics); }
    scene::Figure operator()(const CoverageMap& r) const { return draw_coverage(r, atlas, metrics); }
    scene::Figure operator()(const Schematic& r) const { return draw_schematic(r, atlas, metrics); }
    scene::Figure operator()(const TwoMeasures& r) const { return draw_two_measures(r, atlas, metrics); }
    scene::Figure operator()(const SmallMultiples& r) const { return draw_multiples(r, atlas, metrics); }
    scene::Figure operator()(const FlowMap& r) const { return draw_flows(r, atlas, metrics); }
    scene::Figure operator()(const BriefingCard& r) const { return draw_card(r, atlas, metrics); }
    scene::Figure operator()(const ChainGraph& r) const { return draw_chain(r, metrics); }
    scene::Figure operator()(const Trend& r) const { return draw_trend(r, metrics); }
    scene::Figure operator()(const Bars& r) const { return draw_bars(r, metrics); }
    scene::Figure operator()(const HeatTable& r) const { return draw_heat_table(r, metrics); }
    scene::Figure operator()(const RateBar& r) const { return draw_rate_bar(r, metrics); }
};

}  // namespace

scene::Figure draw(const Request& request, const Atlas& atlas, const scene::TextMetrics& metrics) {
    return std::visit(Artist{atlas, metrics}, request);
}

}  // namespace qm::draw
