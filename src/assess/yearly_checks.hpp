// SPDX-License-Identifier: Apache-2.0
// What honours, mechanisms and assessments say against what can be counted.
#pragma once

#include "base/feedback.hpp"
#include "model/snapshot.hpp"

namespace qm::assess {

/// Findings: H001 an honour says another number of years in a row than its rows; H002 a year of the assessment is
/// missing; H003 a chain that does not exist; H004 a mechanism in control systems names no enterprise.
void check_yearly(const model::Snapshot& snapshot, base::Diagnostics& findings);

}  // namespace qm::assess
