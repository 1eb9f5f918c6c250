// SPDX-License-Identifier: Apache-2.0
// Every table but "enterprises": whose is each row.
#pragma once

#include <string>

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

/// The enterprise by the column of type uscc_ref, else by the name in column "enterprise" (or the text column right
/// after the code); park and town by their own columns, else by the row's point, the park's town, the enterprise;
/// links by the own column, else those of the enterprise. Table "parks" is its own park. Link numbers are those of
/// context.link_sets. Findings, one for each distinct value with {count} and {table}: J001 code not in the list,
/// J002, J007, J008 name not in the list and no code given, J009 name that several enterprises share.
model::RowPlaces follow(Context& context, const model::Table& table, const model::Places& places,
                        base::Feedback& feedback);

}  // namespace qm::join
