// SPDX-License-Identifier: Apache-2.0
// What the supply relations of a chain say of its resilience.
#pragma once

#include <vector>

#include "model/district.hpp"

namespace qm::publish {

struct ChainShape {
    std::vector<model::Index> cut_links;  // without it the chain falls apart (articulation points, direction ignored)
    std::vector<model::Index> longest_path;  // links from first to last; empty when the relations run in a circle
    std::vector<std::vector<model::Index>> suppliers, customers;  // by position in Chain::links; link indexes, sorted
};
ChainShape shape_of(const model::Chain& chain);

}  // namespace qm::publish
