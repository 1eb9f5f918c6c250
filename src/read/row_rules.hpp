// SPDX-License-Identifier: Apache-2.0
// What the columns of one row must keep to among each other (rules of schemas.csv): a part is at most its whole, an end
// is not before its start, an event is not in the future. What breaks a rule is told and stays.
#pragma once

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/table.hpp"

namespace qm::read {

/// Findings N005 (numbers) and N009 (dates) at the cell; `today` is the last day that may have happened. The sources of
/// the table must be set.
void check_row_rules(const model::Table& table, base::Date today, base::Diagnostics& findings);

}  // namespace qm::read
