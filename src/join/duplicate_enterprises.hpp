// SPDX-License-Identifier: Apache-2.0
// Rows of the register that may be one enterprise. Nothing is merged here: groups are proposed, the office decides.
#pragma once

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

/// Fills places.duplicates, in an order that does not depend on that of the rows. Names meet by model::blocking_key.
/// Two different valid codes are never proposed as one. Findings on every row but the one to keep: I014 proposed
/// ({rule}, {enterprise}, {other}: place of the row to keep, {row} for merges.csv); I017 the same name or organisation
/// code, but valid codes that differ ({rule}, {enterprise}, {value}, {other_value}, {other}).
void find_duplicates(const Context& context, const model::Table& table, model::Places& places,
                     base::Feedback& feedback);

}  // namespace qm::join
