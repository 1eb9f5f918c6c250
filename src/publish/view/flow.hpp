// SPDX-License-Identifier: Apache-2.0
// What became of the open supervision problems from one month to the next. The balance is exact by construction of the
// problem list; what does not balance is shown as unexplained, never hidden.
#pragma once

#include <functional>

#include "model/facts.hpp"

namespace qm::publish {

struct Flow {
    int before = 0;  // open at the end of the earlier month
    int fresh = 0;   // not in the earlier list
    int reopened = 0;
    int closed = 0;  // finished, those new and finished within the month included
    int struck = 0;  // struck off with a reason
    int gone = 0;    // were open, and no longer in the list: not a closure
    int persisting = 0;
    int after = 0;  // open at the end of the later month
    int overdue_before = 0, overdue_after = 0;
    int newly_overdue = 0, no_longer_overdue = 0;
    int unexplained() const { return after - (before + fresh + reopened - closed - struck - gone); }
};

using KeepProblem = std::function<bool(const model::StoredProblem&)>;
/// Bottlenecks are never counted. A problem belongs where it stands in the later month, else where it stood before.
Flow flow_of(const model::Changes& changes, const KeepProblem& keep = {});

}  // namespace qm::publish
