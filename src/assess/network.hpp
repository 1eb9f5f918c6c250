// SPDX-License-Identifier: Apache-2.0
// How far every park is from the service network, and what stands behind the rows of chain leaders' suppliers.
#pragma once

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/snapshot.hpp"

namespace qm::assess {

/// Fills snapshot.network. A park's distance runs from the nearest point of its area, so a park with a station inside
/// is at 0 m; whole metres. Equally near: the lower facility id. J019: stations without a usable point; J020: orders
/// of stations that nobody knows.
void measure_network(model::Snapshot& snapshot, const model::Config& config, base::Feedback& feedback);

/// Fills snapshot.supplies: suppliers are known by credit code, without one by a name that only one enterprise bears.
/// Needs snapshot.problems. J021: a row whose leader is no chain leader of its chain.
void find_supplies(model::Snapshot& snapshot, base::Feedback& feedback);

}  // namespace qm::assess
