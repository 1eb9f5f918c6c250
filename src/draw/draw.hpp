// SPDX-License-Identifier: Apache-2.0
// The door of draw/: knowledge to pictures. Callers state what they know (plain values, all words given); the figure
// comes back laid out, measured and labelled, for any painter. Same request, same figure.
#pragma once

#include "draw/atlas.hpp"
#include "draw/plan/plan.hpp"
#include "draw/request.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

/// Labels that found no place are listed in Figure::unplaced_labels in the order of their numbers on the map. Areas
/// that the atlas does not know are skipped. Throws std::invalid_argument on a request that contradicts itself (limits
/// not ascending, edge to an unknown link, unknown palette): a mistake of the caller, never of the data.
scene::Figure draw(const Request& request, const Atlas& atlas, const scene::TextMetrics& metrics);

}  // namespace qm::draw
