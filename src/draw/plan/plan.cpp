// SPDX-License-Identifier: Apache-2.0
#include "draw/plan/plan.hpp"

#include <algorithm>

#include "draw/plan/words.hpp"

namespace qm::draw {

AtlasInput atlas_input(const model::District& district) {
    AtlasInput input;
    for (const auto& town : district.towns) input.areas.push_back({"town:" + town.code, "town", town.shape});
    for (const auto& park : district.parks) input.areas.push_back({"park:" + park.id, "park", park.shape});
    return input;
}

std::vector<PlannedFigure> plan(const PlanInput& input) {
    const planning::Words words{input};
    std::vector<PlannedFigure> figures;
    planning::plan_district(words, figures);
    planning::plan_chains(words, figures);
    planning::plan_places(words, figures);
    planning::plan_towns(words, figures);
    planning::plan_ground(words, figures);
    planning::plan_network(words, figures);
    planning::plan_cards(words, figures);
    std::sort(figures.begin(), figures.end(),
              [](const PlannedFigure& a, const PlannedFigure& b) { return a.name < b.name; });
    return figures;
}

}  // namespace qm::draw
