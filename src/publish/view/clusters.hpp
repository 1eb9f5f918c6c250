// SPDX-License-Identifier: Apache-2.0
// The strategic clusters ("4 + 5"), a row each: what was given of them, and what is computed of the chains that have a
// map. A chain that no cluster names has its row as well, so that every chain is found here.
#pragma once

#include <string>
#include <vector>

#include "publish/view/parts.hpp"

namespace qm::publish {

struct ClusterRow {
    std::string key, name, chain, chain_href, output, firms_given, period, source, note, absent;
    bool first = false, mapped = false;
    NumberView firms, open;
    QM_FIELDS(ClusterRow, key, name, chain, chain_href, output, firms_given, period, source, note, absent, first,
              mapped, firms, open)
};

struct ClusterGroup {
    std::string name, count;
    std::vector<ClusterRow> rows;
    QM_FIELDS(ClusterGroup, name, count, rows)
};

std::vector<ClusterGroup> cluster_groups(const MonthFacts& m);

}  // namespace qm::publish
