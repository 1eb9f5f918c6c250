// SPDX-License-Identifier: Apache-2.0
// The problem list: each row of table "problems" placed in the state machine and on its clocks. Limits: rectify within
// 60 days of the order and recheck within 75, second recheck between day 60 and 90 of the announcement (SAMR Order 18,
// arts 46–48); filing of serious problems and feedback on leads as the office sets them in [clocks].
#pragma once

#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/snapshot.hpp"

namespace qm::assess {

/// Sorted by id. Findings: R001 a state word that the kind does not have (the state is then taken from the dates),
/// R002 dates in an impossible order, R003 struck off without a reason, R004 finished without a date.
std::vector<model::Problem> list_problems(const model::Snapshot& snapshot, const model::Config& config,
                                          base::Feedback& feedback);

}  // namespace qm::assess
