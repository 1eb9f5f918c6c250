// SPDX-License-Identifier: Apache-2.0
// Whether this month and the one before speak of the same towns. What one of them lacks is not a change.
#pragma once

#include <string>
#include <string_view>

#include "publish/view/month_facts.hpp"

namespace qm::publish {

/// Why totals over towns (district, chain, link) of this table do not compare with the month before: towns whose file
/// came in one of the two only. Empty when they compare, and when there is no month before.
std::string not_comparable(const MonthFacts& m, std::string_view table);
/// The same for an indicator, also for one that is made of two others.
std::string not_comparable(const MonthFacts& m, const model::Indicator& indicator);
/// The same for one town by itself.
std::string not_comparable(const MonthFacts& m, std::string_view table, model::Index town);

/// All tables that do not compare, as one note; empty when all do.
std::string not_comparable(const MonthFacts& m);

}  // namespace qm::publish
