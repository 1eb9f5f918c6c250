// SPDX-License-Identifier: Apache-2.0
// Few crossings: barycentre sweeps for a start, then sifting (each slot tries every place of its column), then again
// from shaken copies of the best order. The shaking is a fixed sequence, so the same graph gets the same order.
#include <algorithm>
#include <cstdint>
#include <numeric>

#include "draw/graph_layout.hpp"

namespace qm::draw {
namespace {

constexpr std::size_t tie_cost = 2;  // a tie that is not between neighbours bows out into the gutter

using Order = std::vector<std::vector<std::size_t>>;

class Sorter {
  public:
    explicit Sorter(const GraphPlan& plan) : plan_{plan}, left_(plan.slots.size()), right_(plan.slots.size()) {
        for (const Link& link : plan.links) {
            right_[link.left].push_back(link.right);
            left_[link.right].push_back(link.left);
        }
        place_.resize(plan.slots.size());
        at_.resize(plan.slots.size());
        trunks_.resize(plan.columns.size());
        for (std::size_t c = 0; c < plan.columns.size(); ++c)
            for (const std::size_t node : plan.support)
                if (auto slots = served(c, node); !slots.empty()) trunks_[c].push_back(std::move(slots));
    }

    Order solve() {
        Order best = plan_.columns;
        take(best);
        for (int sweep = 0; sweep < 8; ++sweep) barycentre(best, sweep % 2 == 0);
        sift(best);
        std::size_t least = cost(best);
        Order given = plan_.columns;  // the order of the request may already be a good one
        sift(given);
        if (const std::size_t c = cost(given); c < least) {
            least = c;
            best = given;
        }
        // Shaken restarts: as many as keep the work about the same for small and large chains.
        const std::size_t rounds = std::clamp<std::size_t>(7000 / (plan_.slots.size() + 1), 40, 200);
        std::uint64_t state = 0x5eed;
        for (std::size_t round = 0; round < rounds && least > 0; ++round) {
            Order trial = best;
            shake(trial, state);
            sift(trial);
            if (const std::size_t c = cost(trial); c < least) {
                least = c;
                best = trial;
            }
        }
        return best;
    }

    std::size_t cost(const Order& order) {
        take(order);
        std::size_t total = 0;
        for (std::size_t c = 0; c < order.size(); ++c) {
            for (std::size_t i = 0; i < order[c].size(); ++i)
                for (std::size_t k = i + 1; k < order[c].size(); ++k)
                    total += inversions(left_[order[c][i]], left_[order[c][k]]);
            total += within(order[c], c);
        }
        return total;
    }

    /// Trunks rise where they cross less; behind the column when it is the same, away from the arrows of supplies.
    void choose_sides(GraphPlan& plan) {
        take(plan.columns);
        at_ = place_;
        for (GraphPlan::Trunk& t : plan.trunks) {
            const std::size_t c = plan.slots[t.slot].column;
            const auto [before, behind] = passed(plan.columns[c], c, served(c, t.node));
            t.behind = behind <= before;
        }
    }

  private:
    /// Slots of a column that a supporting link serves.
    std::vector<std::size_t> served(std::size_t c, std::size_t node) const {
        std::vector<std::size_t> slots;
        for (const GraphPlan::Trunk& t : plan_.trunks)
            if (t.node == node && plan_.slots[t.slot].column == c) slots.push_back(t.slot);
        return slots;
    }

    void take(const Order& order) {
        for (const std::vector<std::size_t>& column : order)
            for (std::size_t i = 0; i < column.size(); ++i) place_[column[i]] = i;
    }

    /// Crossings of the edges of two slots when the first stands above the second.
    std::size_t inversions(const std::vector<std::size_t>& upper, const std::vector<std::size_t>& lower) const {
        std::size_t count = 0;
        for (const std::size_t u : upper)
            for (const std::size_t l : lower)
                if (place_[u] > place_[l]) ++count;
        return count;
    }

    /// What a trunk crosses on its way up before and behind a column: it rises past all slots below the highest that
    /// it serves. There is no gutter behind the last column.
    std::pair<std::size_t, std::size_t> passed(const std::vector<std::size_t>& column, std::size_t c,
                                               const std::vector<std::size_t>& served) const {
        std::size_t top = column.size();
        for (const std::size_t slot : served) top = std::min(top, at_[slot]);
        std::size_t before = 0;
        std::size_t behind = 0;
        for (std::size_t i = top + 1; i < column.size(); ++i) {
            before += left_[column[i]].size();
            behind += right_[column[i]].size();
        }
        return {before, c + 1 < plan_.columns.size() ? behind : none};
    }

    /// Crossings with trunks, and of ties, for a column in this order.
    std::size_t within(const std::vector<std::size_t>& column, std::size_t c) {
        std::size_t total = 0;
        for (std::size_t i = 0; i < column.size(); ++i) at_[column[i]] = i;
        for (const std::vector<std::size_t>& served : trunks_[c]) {
            const auto [before, behind] = passed(column, c, served);
            total += std::min(before, behind);
        }
        for (const GraphPlan::Tie& tie : plan_.ties) {
            if (plan_.slots[tie.from].column != c) continue;
            const std::size_t a = std::min(at_[tie.from], at_[tie.to]);
            const std::size_t b = std::max(at_[tie.from], at_[tie.to]);
            if (b > a + 1) total += tie_cost;
            for (std::size_t i = a + 1; i < b; ++i) total += right_[column[i]].size() + 1;
        }
        return total;
    }

    void barycentre(Order& order, bool rightwards) {
        const std::size_t n = order.size();
        for (std::size_t k = 1; k < n; ++k) {
            const std::size_t c = rightwards ? k : n - 1 - k;
            const auto& neighbours = rightwards ? left_ : right_;
            std::vector<std::pair<double, std::size_t>> ranked;
            for (const std::size_t slot : order[c]) {
                double sum = 0;
                for (const std::size_t other : neighbours[slot]) sum += static_cast<double>(place_[other]);
                ranked.emplace_back(neighbours[slot].empty() ? static_cast<double>(place_[slot])
                                                             : sum / static_cast<double>(neighbours[slot].size()),
                                    slot);
            }
            std::stable_sort(ranked.begin(), ranked.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
            for (std::size_t i = 0; i < ranked.size(); ++i) {
                order[c][i] = ranked[i].second;
                place_[ranked[i].second] = i;
            }
        }
    }

    void sift(Order& order) {
        take(order);
        for (bool improved = true; improved;) {
            improved = false;
            for (std::size_t c = 0; c < order.size(); ++c) {
                const std::vector<std::size_t> slots = order[c];
                for (const std::size_t slot : slots) improved = sift_one(order[c], c, slot) || improved;
            }
        }
    }

    /// Moves a slot to the place of its column where it causes least; true when that is better than before.
    bool sift_one(std::vector<std::size_t>& column, std::size_t c, std::size_t slot) {
        const std::size_t before =
            static_cast<std::size_t>(std::find(column.begin(), column.end(), slot) - column.begin());
        std::vector<std::size_t> trial = column;
        trial.erase(trial.begin() + static_cast<std::ptrdiff_t>(before));
        // From the top down: every slot passed changes sides.
        std::size_t crossing = 0;
        for (const std::size_t other : trial)
            crossing += inversions(left_[slot], left_[other]) + inversions(right_[slot], right_[other]);
        trial.insert(trial.begin(), slot);
        std::size_t best = none, best_place = 0, now = 0;
        for (std::size_t p = 0; p < trial.size(); ++p) {
            const std::size_t total = crossing + within(trial, c);
            if (p == before) now = total;
            if (total < best) {
                best = total;
                best_place = p;
            }
            if (p + 1 == trial.size()) break;
            const std::size_t passed = trial[p + 1];
            crossing -= inversions(left_[slot], left_[passed]) + inversions(right_[slot], right_[passed]);
            crossing += inversions(left_[passed], left_[slot]) + inversions(right_[passed], right_[slot]);
            std::swap(trial[p], trial[p + 1]);
        }
        if (best >= now) return false;
        column.erase(column.begin() + static_cast<std::ptrdiff_t>(before));
        column.insert(column.begin() + static_cast<std::ptrdiff_t>(best_place), slot);
        for (std::size_t i = 0; i < column.size(); ++i) place_[column[i]] = i;
        return true;
    }

    static void shake(Order& order, std::uint64_t& state) {
        const auto next = [&state](std::size_t below) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return static_cast<std::size_t>((state >> 33) % below);
        };
        const std::size_t swaps = 2 + next(6);
        for (std::size_t i = 0; i < swaps; ++i) {
            std::vector<std::size_t>& column = order[next(order.size())];
            if (column.size() < 2) continue;
            const std::size_t a = next(column.size());
            const std::size_t b = next(column.size());
            std::swap(column[a], column[b]);
        }
    }

    const GraphPlan& plan_;
    std::vector<std::vector<std::size_t>> left_, right_;  // neighbours of each slot
    std::vector<std::size_t> place_;
    std::vector<std::size_t> at_;                                // place of each slot in the column being tried
    std::vector<std::vector<std::vector<std::size_t>>> trunks_;  // by column, by supporting link: slots served
};

}  // namespace

std::size_t order_columns(GraphPlan& plan) {
    if (plan.columns.empty()) return 0;
    Sorter sorter{plan};
    plan.columns = sorter.solve();
    sorter.choose_sides(plan);
    return count_crossings(plan);
}

std::size_t count_crossings(const GraphPlan& plan) {
    return Sorter{plan}.cost(plan.columns);
}

}  // namespace qm::draw
