// SPDX-License-Identifier: Apache-2.0
// What no single point shows, only all of them together.
#pragma once

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

/// After place_enterprises; nothing is moved. From ten points on:
/// P005, P011, P012 file by file: see datum_hypotheses.hpp.
/// P007 ten points or more, and at least a twentieth of all, are one and the same ({count}, {points}, {point}).
/// Failure B006 (exit 5): fewer than half of the points lie in a town: boundaries of another place ({inside},
/// {points}).
void check_points(const Context& context, const model::Table& table, const model::Places& places,
                  base::Feedback& feedback);

}  // namespace qm::join
