// SPDX-License-Identifier: Apache-2.0
// One physical link may stand in several chains (same_as of links.csv): motors, chips, testing bodies.
#pragma once

#include <vector>

#include "model/district.hpp"

namespace qm::model {

struct SharedLinks {
    std::vector<std::vector<Index>> groups;  // links that are the same, in the order of their chains; most have one
    std::vector<Index> group_of;             // per link
};
/// Groups stand in the order of their first links: by chain, then as in Chain::links.
SharedLinks shared_links(const District& district);

}  // namespace qm::model
