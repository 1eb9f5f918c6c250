// SPDX-License-Identifier: Apache-2.0
#include "publish/view/chain_shape.hpp"

#include <algorithm>

namespace qm::publish {
namespace {

using model::Index;
using Neighbours = std::vector<std::vector<std::size_t>>;

std::size_t parts_without(const Neighbours& neighbours, std::size_t left_out) {
    std::vector<bool> seen(neighbours.size(), false);
    if (left_out < seen.size()) seen[left_out] = true;
    std::size_t parts = 0;
    for (std::size_t start = 0; start < neighbours.size(); ++start) {
        if (seen[start]) continue;
        ++parts;
        std::vector<std::size_t> stack{start};
        seen[start] = true;
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            for (const std::size_t next : neighbours[at])
                if (!seen[next]) seen[next] = true, stack.push_back(next);
        }
    }
    return parts;
}

// Of several equally long ones that with the least positions from its end backwards.
std::vector<std::size_t> longest(const Neighbours& following) {
    std::vector<int> waiting(following.size(), 0), reach(following.size(), 0);
    for (const auto& list : following)
        for (const std::size_t next : list) ++waiting[next];
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < waiting.size(); ++i)
        if (waiting[i] == 0) ready.push_back(i);
    std::vector<std::size_t> before(following.size(), following.size());
    std::size_t done = 0;
    for (; done < ready.size(); ++done)
        for (const std::size_t at = ready[done]; const std::size_t next : following[at]) {
            if (const int far = reach[at] + 1; far > reach[next] || (far == reach[next] && at < before[next])) {
                reach[next] = far;
                before[next] = at;
            }
            if (--waiting[next] == 0) ready.push_back(next);
        }
    std::vector<std::size_t> path;
    if (done < following.size() || following.empty()) return path;
    auto at = static_cast<std::size_t>(std::max_element(reach.begin(), reach.end()) - reach.begin());
    if (reach[at] == 0) return path;
    for (; at < following.size(); at = before[at]) path.push_back(at);
    std::reverse(path.begin(), path.end());
    return path;
}

void sort_unique(std::vector<Index>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

ChainShape shape_of(const model::Chain& chain) {
    ChainShape shape;
    const std::size_t count = chain.links.size();
    shape.suppliers.resize(count);
    shape.customers.resize(count);
    Neighbours both(count), following(count);
    const auto position = [&](Index link) {
        return static_cast<std::size_t>(std::find(chain.links.begin(), chain.links.end(), link) - chain.links.begin());
    };
    for (const model::Edge& edge : chain.edges) {
        const std::size_t from = position(edge.from), to = position(edge.to);
        if (from >= count || to >= count || from == to) continue;
        both[from].push_back(to);
        both[to].push_back(from);
        following[from].push_back(to);
        shape.customers[from].push_back(edge.to);
        shape.suppliers[to].push_back(edge.from);
    }
    for (auto* lists : {&shape.suppliers, &shape.customers})
        for (auto& list : *lists) sort_unique(list);
    for (const std::size_t at : longest(following)) shape.longest_path.push_back(chain.links[at]);
    const std::size_t whole = parts_without(both, count);
    for (std::size_t i = 0; i < count; ++i)
        if (!both[i].empty() && parts_without(both, i) > whole) shape.cut_links.push_back(chain.links[i]);
    return shape;
}

}  // namespace qm::publish
