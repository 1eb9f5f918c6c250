// SPDX-License-Identifier: Apache-2.0
#include "join/link_sets.hpp"

#include <algorithm>
#include <utility>

namespace qm::join {

std::uint32_t LinkSets::add(std::vector<model::Index> links) {
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    const auto [at, fresh] = numbers_.try_emplace(std::move(links), static_cast<std::uint32_t>(by_number_.size()));
    if (fresh) by_number_.push_back(&at->first);
    return at->second;
}

std::vector<std::vector<model::Index>> LinkSets::finish(std::vector<std::uint32_t>& renumbered) const {
    std::vector<std::vector<model::Index>> sets;
    renumbered.assign(by_number_.size(), 0);
    for (const auto& [set, number] : numbers_) {  // the empty set sorts first
        renumbered[number] = static_cast<std::uint32_t>(sets.size());
        sets.push_back(set);
    }
    return sets;
}

}  // namespace qm::join
