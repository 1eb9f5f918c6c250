// SPDX-License-Identifier: Apache-2.0
// The map of the data-quality page: what is wrong with boundaries and points, each under its number.
#include <string>
#include <utility>

#include "draw/plan/words.hpp"
#include "model/addresses.hpp"
#include "model/ground_findings.hpp"

namespace qm::draw::planning {
namespace {

constexpr double ground_width = 700;

Defect defect_of(model::GroundKind kind) {
    return static_cast<Defect>(kind);
}
static_assert(static_cast<int>(Defect::gap) == static_cast<int>(model::GroundKind::gap) &&
              static_cast<int>(Defect::outside) == static_cast<int>(model::GroundKind::outside));

}  // namespace

void plan_ground(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto found = model::ground_items(snapshot);
    if (found.items.empty()) return;
    DefectMap map;
    map.sheet = words.sheet("map-ground", words.say("ground_title", {{"month", words.month(snapshot.month)}}), "",
                            words.say("ground_reading", {{"count", std::to_string(found.items.size())}}));
    map.words = words.map_words();
    map.words.symbols = words.say("ground_symbols");
    for (model::Index town = 0; town < district.towns.size(); ++town) {
        if (district.towns[town].shape.empty()) continue;
        map.ground.areas.push_back(words.town_ground(town));
        map.ground.areas.back().href.clear();  // the picture is of the data, not of the towns
    }
    for (const auto kind : {model::GroundKind::gap, model::GroundKind::overlap, model::GroundKind::repaired,
                            model::GroundKind::park, model::GroundKind::outside})
        map.kinds.push_back({defect_of(kind), words.say(("ground_" + std::string{model::name_of(kind)}).c_str())});
    for (const auto& item : found.items) {
        DefectMark mark;
        mark.number = std::to_string(item.number);
        mark.kind = defect_of(item.kind);
        mark.at = item.at;
        if (item.shape != nullptr) mark.shape = *item.shape;
        mark.title = mark.number + " · " + words.input.phrases.sentence(item.finding);
        mark.href = "#ground-" + mark.number;
        map.marks.push_back(std::move(mark));
    }
    figures.push_back(forms(map, ground_width, true, true, false));
}

}  // namespace qm::draw::planning
