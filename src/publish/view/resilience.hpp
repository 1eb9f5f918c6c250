// SPDX-License-Identifier: Apache-2.0
// Where a chain is thin: links without an enterprise, with one only, that live on imports, that hold it together, whose
// output is in few hands; and the longest way through it.
#pragma once

#include <string>
#include <vector>

#include "publish/template/view_type.hpp"
#include "publish/view/chain_shape.hpp"
#include "publish/view/month_facts.hpp"

namespace qm::publish {

struct ResilienceLink {
    std::string label, href, note;
    QM_FIELDS(ResilienceLink, label, href, note)
};

struct ResilienceRow {
    std::string key, name, meaning, count, more;
    bool path = false;  // the links follow one another
    std::vector<ResilienceLink> links;
    QM_FIELDS(ResilienceRow, key, name, meaning, count, more, path, links)
};

/// `links` in the order to show. Concentrated: the index of output STR07 at `concentrated_from` or more, as printed.
inline constexpr int concentrated_from = 2500;
std::vector<ResilienceRow> resilience_rows(const MonthFacts& m, const std::vector<model::Index>& links,
                                           const ChainShape& shape);

}  // namespace qm::publish
