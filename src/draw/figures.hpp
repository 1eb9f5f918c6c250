// SPDX-License-Identifier: Apache-2.0
// One function a figure; draw.cpp is the table of them.
#pragma once

#include "draw/draw.hpp"

namespace qm::draw {

scene::Figure draw_choropleth(const Choropleth& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_difference(const DifferenceMap& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_points(const PointMap& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_defects(const DefectMap& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_coverage(const CoverageMap& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_schematic(const Schematic& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_two_measures(const TwoMeasures& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_multiples(const SmallMultiples& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_flows(const FlowMap& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_card(const BriefingCard& request, const Atlas& atlas, const scene::TextMetrics& metrics);
scene::Figure draw_chain(const ChainGraph& request, const scene::TextMetrics& metrics);
scene::Figure draw_trend(const Trend& request, const scene::TextMetrics& metrics);
scene::Figure draw_bars(const Bars& request, const scene::TextMetrics& metrics);
scene::Figure draw_heat_table(const HeatTable& request, const scene::TextMetrics& metrics);
scene::Figure draw_rate_bar(const RateBar& request, const scene::TextMetrics& metrics);

}  // namespace qm::draw
