// SPDX-License-Identifier: Apache-2.0
#include "model/shared_links.hpp"

#include <algorithm>
#include <numeric>

namespace qm::model {

SharedLinks shared_links(const District& district) {
    // The root of a group is its link with the least number.
    std::vector<Index> root(district.links.size());
    std::iota(root.begin(), root.end(), Index{0});
    const auto root_of = [&](Index link) {
        while (root[link] != link) link = root[link];
        return link;
    };
    for (Index link = 0; link < district.links.size(); ++link) {
        const Index other = district.link_by_id(district.links[link].same_as);
        if (other == none) continue;
        const Index a = root_of(link), b = root_of(other);
        root[std::max(a, b)] = std::min(a, b);
    }
    SharedLinks shared;
    shared.group_of.assign(district.links.size(), none);
    std::vector<Index> group_of_root(district.links.size(), none);
    for (const auto& chain : district.chains)
        for (const Index link : chain.links) {
            Index& group = group_of_root[root_of(link)];
            if (group == none) {
                group = static_cast<Index>(shared.groups.size());
                shared.groups.emplace_back();
            }
            shared.groups[group].push_back(link);
            shared.group_of[link] = group;
        }
    return shared;
}

}  // namespace qm::model
