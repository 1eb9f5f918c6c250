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

int longest(const Neighbours& following) {
    std::vector<int> waiting(following.size(), 0), reach(following.size(), 0);
    for (const auto& list : following)
        for (const std::size_t next : list) ++waiting[next];
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < waiting.size(); ++i)
        if (waiting[i] == 0) ready.push_back(i);
    std::size_t done = 0;
    int most = 0;
    for (; done < ready.size(); ++done)
        for (const std::size_t next : following[ready[done]]) {
            reach[next] = std::max(reach[next], reach[ready[done]] + 1);
            most = std::max(most, reach[next]);
            if (--waiting[next] == 0) ready.push_back(next);
        }
    return done == following.size() ? most : 0;
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
    shape.longest_path = longest(following);
    const std::size_t whole = parts_without(both, count);
    for (std::size_t i = 0; i < count; ++i)
        if (!both[i].empty() && parts_without(both, i) > whole) shape.cut_links.push_back(chain.links[i]);
    return shape;
}

}  // namespace qm::publish
