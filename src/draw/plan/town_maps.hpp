// SPDX-License-Identifier: Apache-2.0
// Town figures of an indicator as coloured areas: what maps of borders, schematic maps and small multiples share, so
// that a town has the same colour on all of them.
#pragma once

#include <string>
#include <vector>

#include "draw/plan/words.hpp"

namespace qm::draw::planning {

/// `by_enterprise`: the denominator are enterprises, so that few of them make a small sample.
std::vector<AreaFigure> town_areas(const Words& words, const model::Indicator& indicator, bool by_enterprise,
                                   const std::string& up);
bool per_enterprise(const model::Indicator& indicator);

ScaleSpec scale_of(const Words& words, const model::Indicator& indicator);

/// `up`: from the page to the folder of the month, "" or "../".
Choropleth choropleth(const Words& words, const model::Indicator& indicator, std::string name, const std::string& up);

/// The indicator of the home map when it has towns; nullptr otherwise.
const model::Indicator* home_indicator(const Words& words);

}  // namespace qm::draw::planning
