// SPDX-License-Identifier: Apache-2.0
#include "model/network.hpp"

#include <algorithm>
#include <numeric>

namespace qm::model {

std::vector<Index> by_distance(const Network& network) {
    std::vector<Index> order(network.parks.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return network.parks[a].metres > network.parks[b].metres; });
    return order;
}

}  // namespace qm::model
