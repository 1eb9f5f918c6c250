// SPDX-License-Identifier: Apache-2.0
// Every picture that can be asked for.
#pragma once

#include <variant>

#include "draw/chain_request.hpp"
#include "draw/chart_requests.hpp"
#include "draw/coverage_request.hpp"
#include "draw/ground_request.hpp"
#include "draw/map_requests.hpp"
#include "draw/schematic_requests.hpp"

namespace qm::draw {

using Request = std::variant<Choropleth, DifferenceMap, PointMap, DefectMap, CoverageMap, ChainGraph, Trend, Bars,
                             HeatTable, RateBar, Schematic, TwoMeasures, SmallMultiples, FlowMap, BriefingCard>;

}  // namespace qm::draw
