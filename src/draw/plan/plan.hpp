// SPDX-License-Identifier: Apache-2.0
// Which figures the pages of one month show, and what each of them says: a snapshot to draw requests. The words come
// from the phrases of one language ([figure] …); addresses from model/addresses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/phrases.hpp"
#include "draw/atlas.hpp"
#include "draw/request.hpp"
#include "model/config.hpp"
#include "model/facts.hpp"
#include "model/snapshot.hpp"

namespace qm::draw {

struct PlanInput {
    const model::Snapshot& snapshot;
    const model::Changes* changes = nullptr;   // against the month before
    const std::vector<model::Facts>& history;  // stored months up to this one, oldest first
    const model::Config& config;
    const base::Phrases& phrases;
    bool english = false;
};

/// One figure in the forms that pages need. `wide` and `narrow` go into pages without heading and footer (the page
/// prints them); `sheet` stands alone, with heading, source and review line.
struct PlannedFigure {
    std::string name;  // "map-home", "chain-robot", "map-town-440606102" …
    Request wide;
    std::optional<Request> narrow;
    std::optional<Request> sheet;
    bool paper = false;           // the sheet is also wanted as PDF and PNG
    std::optional<Request> card;  // briefing card of 1080 × 1440 px, as PNG; its name is that of the file
};

AtlasInput atlas_input(const model::District& district);

/// What [map] tiles of the configuration says. A name that is no town, a town twice or one that is missing makes the
/// whole of it void: `wrong` is what to name then, and places are computed.
struct GivenTiles {
    std::vector<TilePlace> tiles;
    std::string wrong;
};
GivenTiles given_tiles(const model::District& district, const std::vector<std::string>& rows);

/// Names: map-home · map-difference · map-indicator-<slug> · trend-<slug> · chain-<slug> · map-chain-<slug> ·
/// supports-<slug> · map-flows-<slug of a chain> · map-tiles · map-circles · map-pair · map-months · map-ground ·
/// map-network · map-town-<slug> · map-park-<slug>. Sorted by name.
std::vector<PlannedFigure> plan(const PlanInput& input);

}  // namespace qm::draw
