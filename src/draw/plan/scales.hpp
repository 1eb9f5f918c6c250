// SPDX-License-Identifier: Apache-2.0
// Scales that stay: a colour means the same in every month.
#pragma once

#include <vector>

#include "base/date.hpp"
#include "draw/map_requests.hpp"
#include "model/facts.hpp"
#include "model/indicator.hpp"

namespace qm::draw::planning {

/// A scale whose limits would be computed (quantile, equal, jenks) gets the limits that the figures of the towns gave
/// in the earliest month of `history` that knows the indicator by the definition of `month` and whose figures part at
/// all. Later months do not move them: what was printed stays comparable. Left as it is: given limits, and figures that
/// add up through the year (period ytd), which by December would all stand in the highest class.
ScaleSpec kept_scale(ScaleSpec wanted, const std::vector<model::Facts>& history, base::Month month,
                     const model::Indicator& indicator);

}  // namespace qm::draw::planning
