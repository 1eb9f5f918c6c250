// SPDX-License-Identifier: Apache-2.0
// Town and park of every enterprise, by point and by declaration.
#pragma once

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

/// Fills method, declared_*, located_*, distance_m and the town and park of table "enterprises". A point outside all
/// towns and parks is not usable: the row falls back on its declaration. A declared park without a boundary cannot be
/// contradicted and stands. Findings: J002 unknown words; J003 declared park, point elsewhere ({declared}, {located},
/// {metres} to the declared park); J004 the same for towns; J005 point outside all towns; J006 nearest park taken
/// ({park}, {metres}).
void place_enterprises(const Context& context, const model::Table& table, model::Places& places,
                       base::Feedback& feedback);

}  // namespace qm::join
