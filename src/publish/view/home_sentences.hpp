// SPDX-License-Identifier: Apache-2.0
// The finding and the three sentences of the home page, made from facts by rules: the rates that miss 100 %, the
// overdue problems with the units that hold most of them, the two links with the most pressing problems.
#pragma once

#include "publish/view/parts.hpp"

namespace qm::publish {

HeadView home_head(const MonthFacts& m);

/// "比上月少 6 件", "与上月持平"; empty in the first month.
std::string than_before(const MonthFacts& m, int before, int after, model::Index town = model::none);

}  // namespace qm::publish
