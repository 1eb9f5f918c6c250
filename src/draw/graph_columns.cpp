// SPDX-License-Identifier: Apache-2.0
// Which column each link stands in, and which columns each edge passes.
#include <algorithm>
#include <map>
#include <stdexcept>

#include "draw/graph_layout.hpp"

namespace qm::draw {
namespace {

constexpr std::size_t most_columns = 5;  // cards stay readable on 1152 px

struct Ends {
    std::size_t from, to;  // nodes
};

std::vector<Ends> ends_of(const ChainGraph& request) {
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        if (request.nodes[i].stage >= request.stages.size())
            throw std::invalid_argument{"link of an unknown stage: " + request.nodes[i].id};
        index.emplace(request.nodes[i].id, i);
    }
    std::vector<Ends> result;
    for (const ChainEdge& edge : request.edges) {
        const auto from = index.find(edge.from);
        const auto to = index.find(edge.to);
        if (from == index.end() || to == index.end())
            throw std::invalid_argument{"edge to an unknown link: " + edge.from + " → " + edge.to};
        result.push_back({from->second, to->second});
    }
    return result;
}

/// Longest path from a link without suppliers in its own stage, cut at `most`.
std::vector<std::size_t> ranks(const ChainGraph& request, const std::vector<Ends>& ends, std::size_t stage,
                               std::size_t most) {
    std::vector<std::size_t> rank(request.nodes.size(), 0);
    for (std::size_t round = 0; round < most; ++round)
        for (const Ends& e : ends)
            if (e.from != e.to && request.nodes[e.from].stage == stage && request.nodes[e.to].stage == stage)
                rank[e.to] = std::min(most, std::max(rank[e.to], rank[e.from] + 1));
    return rank;
}

std::size_t wanted_columns(const ChainGraph& request, const std::vector<Ends>& ends, std::size_t stage) {
    const int asked = request.stages[stage].columns;
    if (asked > 0) return static_cast<std::size_t>(asked);
    const auto links =
        std::count_if(request.nodes.begin(), request.nodes.end(), [&](const ChainNode& n) { return n.stage == stage; });
    const auto inner = std::count_if(ends.begin(), ends.end(), [&](const Ends& e) {
        return request.nodes[e.from].stage == stage && request.nodes[e.to].stage == stage;
    });
    return links >= 4 && 2 * inner >= links ? 2 : 1;
}

}  // namespace

GraphPlan plan_columns(const ChainGraph& request) {
    const std::vector<Ends> ends = ends_of(request);
    GraphPlan plan;
    std::vector<std::size_t> wanted(request.stages.size(), 0);
    std::size_t total = 0;
    for (std::size_t s = 0; s < request.stages.size(); ++s) {
        if (request.stages[s].support) continue;
        wanted[s] = wanted_columns(request, ends, s);
        total += wanted[s];
    }
    for (std::size_t s = 0; s < wanted.size() && total > most_columns; ++s)
        if (request.stages[s].columns == 0 && wanted[s] > 1) {
            total -= wanted[s] - 1;
            wanted[s] = 1;
        }

    plan.slot_of.assign(request.nodes.size(), none);
    for (std::size_t s = 0; s < request.stages.size(); ++s) {
        if (request.stages[s].support) {
            for (std::size_t i = 0; i < request.nodes.size(); ++i)
                if (request.nodes[i].stage == s) plan.support.push_back(i);
            continue;
        }
        const std::size_t first = plan.columns.size();
        plan.columns.resize(first + wanted[s]);
        plan.headings.push_back({s, first, first + wanted[s] - 1});
        const std::vector<std::size_t> rank = ranks(request, ends, s, wanted[s] - 1);
        for (std::size_t i = 0; i < request.nodes.size(); ++i) {
            if (request.nodes[i].stage != s) continue;
            plan.slot_of[i] = plan.slots.size();
            plan.columns[first + rank[i]].push_back(plan.slots.size());
            plan.slots.push_back({i, none, first + rank[i]});
        }
    }
    for (std::size_t e = 0; e < ends.size(); ++e) {
        const std::size_t from = plan.slot_of[ends[e].from];
        const std::size_t to = plan.slot_of[ends[e].to];
        if (ends[e].from == ends[e].to) continue;
        if (from == none && to == none) {
            plan.loose.push_back({e, {ends[e].from, ends[e].to}});
        } else if (from == none) {
            plan.trunks.push_back({ends[e].from, to, e, true});
        } else if (to == none) {
            plan.trunks.push_back({ends[e].to, from, e, false});
        } else if (plan.slots[from].column == plan.slots[to].column) {
            plan.ties.push_back({from, to, e});
        } else {
            // A supply that flows back is laid out like any other and drawn from its far end.
            const bool ahead = plan.slots[from].column < plan.slots[to].column;
            if (!ahead) plan.backward.push_back(e);
            std::size_t left = ahead ? from : to;
            const std::size_t last = ahead ? to : from;
            for (std::size_t c = plan.slots[left].column + 1; c < plan.slots[last].column; ++c) {
                const std::size_t passage = plan.slots.size();
                plan.slots.push_back({none, e, c});
                plan.columns[c].push_back(passage);
                plan.links.push_back({left, passage, e});
                left = passage;
            }
            plan.links.push_back({left, last, e});
        }
    }
    return plan;
}

}  // namespace qm::draw
