// SPDX-License-Identifier: Apache-2.0
#include "publish/view/flow.hpp"

namespace qm::publish {

Flow flow_of(const model::Changes& changes, const KeepProblem& keep) {
    Flow flow;
    for (const model::ProblemChange& change : changes.problems) {
        const model::StoredProblem& shown = change.after ? *change.after : *change.before;
        if (shown.kind == "bottleneck" || (keep && !keep(shown))) continue;
        const bool was_open = change.before && change.before->open;
        const bool is_open = change.after && change.after->open;
        const bool was_overdue = was_open && change.before->overdue;
        const bool is_overdue = is_open && change.after->overdue;
        flow.before += was_open;
        flow.after += is_open;
        flow.overdue_before += was_overdue;
        flow.overdue_after += is_overdue;
        flow.newly_overdue += is_overdue && !was_overdue;
        flow.no_longer_overdue += was_overdue && !is_overdue;
        if (was_open && is_open) {
            ++flow.persisting;
        } else if (!was_open && is_open) {
            ++(change.before ? flow.reopened : flow.fresh);
        } else if (!change.after) {
            flow.gone += was_open;
        } else if (was_open || !change.before) {
            if (!was_open) ++flow.fresh;
            ++(change.after->state == "struck_off" ? flow.struck : flow.closed);
        }
    }
    return flow;
}

}  // namespace qm::publish
