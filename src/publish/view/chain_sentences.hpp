// SPDX-License-Identifier: Apache-2.0
// The finding and the sentences of a chain: the link with the most pressing problems, the thinnest support, links
// without or with one enterprise.
#pragma once

#include "publish/view/parts.hpp"

namespace qm::publish {

struct SupportCounts {
    int cells = 0;  // without those that do not apply
    int present = 0, weak = 0, absent = 0;
    int absent_of[4] = {0, 0, 0, 0};
    int gained = 0, lost = 0;  // cells that rose or fell against the month before
};
SupportCounts support_counts(const MonthFacts& m, model::Index chain);
HeadView chain_head(const MonthFacts& m, model::Index chain, const SupportCounts& supports);

}  // namespace qm::publish
