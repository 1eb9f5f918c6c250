// SPDX-License-Identifier: Apache-2.0
// From an order of slots to positions: heights of columns, cards drawn towards what they are tied to, ports.
#include "draw/graph_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "draw/graph_routes.hpp"

namespace qm::draw {
namespace {

constexpr double card_gap = 22;     // between cards
constexpr double passage_gap = 12;  // between a card and a passing edge
constexpr double lane_gap = 8;      // between passing edges
constexpr double port_gap = 11;     // between edges at a card, when there is room
constexpr double least_port_gap = 6.5;
constexpr double port_margin = 10;  // from the corners of a card
constexpr double tie_pull = 2;      // cards tied within a column stand close
constexpr int relaxations = 12;

/// Least weighted squares subject to ascending order (pool adjacent violators), then kept within [low, high].
std::vector<double> ascending(const std::vector<double>& wish, const std::vector<double>& weight, double low,
                              double high) {
    struct Pool {
        double mean, weight;
        std::size_t size;
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wish.size(); ++i) {
        pools.push_back({wish[i], weight[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
            const Pool last = pools.back();
            pools.pop_back();
            Pool& into = pools.back();
            into.mean = (into.mean * into.weight + last.mean * last.weight) / (into.weight + last.weight);
            into.weight += last.weight;
            into.size += last.size;
        }
    }
    std::vector<double> result;
    for (const Pool& pool : pools)
        result.insert(result.end(), pool.size, std::clamp(pool.mean, low, std::max(low, high)));
    return result;
}

class Positions {
  public:
    Positions(const GraphPlan& plan, std::vector<double>& card_heights, double top)
        : plan_{plan}, place_(plan.slots.size()), height_(plan.slots.size(), 0), centre_(plan.slots.size(), 0) {
        for (const std::vector<std::size_t>& column : plan.columns)
            for (std::size_t i = 0; i < column.size(); ++i) place_[column[i]] = i;
        collect_ports();
        for (std::size_t s = 0; s < plan.slots.size(); ++s) {
            const std::size_t node = plan.slots[s].node;
            if (node == none) continue;
            const std::size_t most = std::max(ports_.left[s].size(), ports_.right[s].size());
            double& height = card_heights[node];
            if (most > 1) height = std::max(height, 2 * port_margin + least_port_gap * static_cast<double>(most - 1));
            height_[s] = height;
        }
        set_offsets();
        pack(top);
        for (int round = 0; round < relaxations; ++round)
            for (std::size_t k = 0; k < plan.columns.size(); ++k)
                relax(round % 2 == 0 ? k : plan.columns.size() - 1 - k, top);
    }

    double bottom() const { return bottom_; }
    double centre(std::size_t slot) const { return centre_[slot]; }
    double height(std::size_t slot) const { return height_[slot]; }
    /// y of the ends of links, ties and trunks.
    Ports ports() const {
        Ports result = ports_;
        for (std::vector<Port>& side : result.left) settle(side);
        for (std::vector<Port>& side : result.right) settle(side);
        return result;
    }

  private:
    void settle(std::vector<Port>& side) const {
        for (Port& p : side) p.y = centre_[p.slot] + p.offset;
    }

    void collect_ports() {
        ports_.left.resize(plan_.slots.size());
        ports_.right.resize(plan_.slots.size());
        const auto key = [&](std::size_t slot) { return static_cast<double>(place_[slot]); };
        for (std::size_t i = 0; i < plan_.links.size(); ++i) {
            const Link& link = plan_.links[i];
            ports_.right[link.left].push_back({link.left, Port::link, i, key(link.right)});
            ports_.left[link.right].push_back({link.right, Port::link, i, key(link.left)});
        }
        for (std::size_t i = 0; i < plan_.ties.size(); ++i) {
            const GraphPlan::Tie& tie = plan_.ties[i];
            if (ties_directly(plan_, tie)) continue;
            const bool down = place_[tie.from] < place_[tie.to];
            ports_.right[tie.from].push_back({tie.from, Port::tie_from, i, down ? 1e6 : -1e6});
            ports_.right[tie.to].push_back({tie.to, Port::tie_to, i, down ? -1e6 : 1e6});
        }
        // Trunks come from below: those that end highest run leftmost and enter above the others.
        for (std::size_t i = 0; i < plan_.trunks.size(); ++i) {
            const GraphPlan::Trunk& t = plan_.trunks[i];
            (t.behind ? ports_.right : ports_.left)[t.slot].push_back(
                {t.slot, Port::trunk, i, 1e6 + static_cast<double>(highest(t))});
        }
        const auto sort = [](std::vector<Port>& side) {
            std::stable_sort(side.begin(), side.end(), [](const Port& a, const Port& b) { return a.key < b.key; });
        };
        std::for_each(ports_.left.begin(), ports_.left.end(), sort);
        std::for_each(ports_.right.begin(), ports_.right.end(), sort);
    }

    std::size_t highest(const GraphPlan::Trunk& trunk) const {
        std::size_t top = place_[trunk.slot];
        for (const GraphPlan::Trunk& other : plan_.trunks)
            if (other.node == trunk.node && plan_.slots[other.slot].column == plan_.slots[trunk.slot].column)
                top = std::min(top, place_[other.slot]);
        return top;
    }

    void set_offsets() {
        const auto spread = [&](std::vector<Port>& side) {
            if (side.size() < 2) return;
            const double room = height_[side.front().slot] - 2 * port_margin;
            const double n = static_cast<double>(side.size() - 1);
            const double gap = plan_.slots[side.front().slot].node == none ? 0 : std::min(port_gap, room / n);
            for (std::size_t i = 0; i < side.size(); ++i) side[i].offset = (static_cast<double>(i) - n / 2) * gap;
        };
        std::for_each(ports_.left.begin(), ports_.left.end(), spread);
        std::for_each(ports_.right.begin(), ports_.right.end(), spread);
        left_offset_.assign(plan_.links.size(), 0);
        right_offset_.assign(plan_.links.size(), 0);
        for (const std::vector<Port>& side : ports_.right)
            for (const Port& p : side)
                if (p.kind == Port::link) left_offset_[p.index] = p.offset;
        for (const std::vector<Port>& side : ports_.left)
            for (const Port& p : side)
                if (p.kind == Port::link) right_offset_[p.index] = p.offset;
    }

    double distance(std::size_t upper, std::size_t lower) const {
        const bool a = plan_.slots[upper].node == none;
        const bool b = plan_.slots[lower].node == none;
        return height_[upper] / 2 + (a && b ? lane_gap : a || b ? passage_gap : card_gap) + height_[lower] / 2;
    }

    /// The tallest column decides; the others begin spread over its height.
    void pack(double top) {
        const auto packed = [&](const std::vector<std::size_t>& column) {
            double height = 0;
            for (std::size_t i = 0; i < column.size(); ++i)
                height += i == 0 ? height_[column[0]] / 2 : distance(column[i - 1], column[i]);
            return column.empty() ? 0 : height + height_[column.back()] / 2;
        };
        double tallest = 0;
        for (const std::vector<std::size_t>& column : plan_.columns) tallest = std::max(tallest, packed(column));
        bottom_ = top + tallest;
        for (const std::vector<std::size_t>& column : plan_.columns) {
            const double spare = (tallest - packed(column)) / static_cast<double>(column.size() + 1);
            double y = top;
            for (std::size_t i = 0; i < column.size(); ++i) {
                y += spare + (i == 0 ? height_[column[0]] / 2 : distance(column[i - 1], column[i]));
                centre_[column[i]] = y;
            }
        }
    }

    void relax(std::size_t c, double top) {
        const std::vector<std::size_t>& column = plan_.columns[c];
        if (column.empty()) return;
        std::vector<double> sum(plan_.slots.size(), 0), count(plan_.slots.size(), 0);
        for (std::size_t i = 0; i < plan_.links.size(); ++i) {
            const Link& link = plan_.links[i];
            const auto pull = [&](std::size_t slot, double wish, bool other_passes) {
                if (plan_.slots[slot].column != c) return;
                const double w = plan_.slots[slot].node == none && other_passes ? 4 : 1;  // long edges run straight
                sum[slot] += w * wish;
                count[slot] += w;
            };
            pull(link.left, centre_[link.right] + right_offset_[i] - left_offset_[i],
                 plan_.slots[link.right].node == none);
            pull(link.right, centre_[link.left] + left_offset_[i] - right_offset_[i],
                 plan_.slots[link.left].node == none);
        }
        for (const GraphPlan::Tie& tie : plan_.ties) {
            if (plan_.slots[tie.from].column != c || !ties_directly(plan_, tie)) continue;
            const bool down = place_[tie.from] < place_[tie.to];
            const double apart = down ? distance(tie.from, tie.to) : -distance(tie.to, tie.from);
            sum[tie.from] += tie_pull * (centre_[tie.to] - apart);
            count[tie.from] += tie_pull;
            sum[tie.to] += tie_pull * (centre_[tie.from] + apart);
            count[tie.to] += tie_pull;
        }
        std::vector<double> wish, weight;
        double along = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            const std::size_t slot = column[i];
            if (i > 0) along += distance(column[i - 1], slot);
            const bool tied = count[slot] > 0;
            wish.push_back((tied ? sum[slot] / count[slot] : centre_[slot]) - along);
            weight.push_back(tied ? count[slot] : 0.1);
        }
        const double low = top + height_[column.front()] / 2;
        const double high = bottom_ - height_[column.back()] / 2 - along;
        const std::vector<double> best = ascending(wish, weight, low, high);
        along = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (i > 0) along += distance(column[i - 1], column[i]);
            centre_[column[i]] = best[i] + along;
        }
    }

    const GraphPlan& plan_;
    std::vector<std::size_t> place_;
    std::vector<double> height_, centre_;
    std::vector<double> left_offset_, right_offset_;  // of the ends of each link
    Ports ports_;
    double bottom_ = 0;
};

}  // namespace

bool ties_directly(const GraphPlan& plan, const GraphPlan::Tie& tie) {
    const std::vector<std::size_t>& column = plan.columns[plan.slots[tie.from].column];
    const auto a = std::find(column.begin(), column.end(), tie.from) - column.begin();
    const auto b = std::find(column.begin(), column.end(), tie.to) - column.begin();
    return std::abs(a - b) == 1;
}

void shift(GraphLayout& layout, double dx) {
    for (double& x : layout.column_left) x += dx;
    for (scene::Box& box : layout.cards) box = {box.left + dx, box.top, box.right + dx, box.bottom};
    for (Route& r : layout.routes)
        for (scene::Segment& s : r.segments) {
            s.to.x += dx;
            s.control1.x += dx;
            s.control2.x += dx;
        }
}

GraphLayout lay_out(const ChainGraph& request, const GraphPlan& plan, const GraphMeasures& measures) {
    GraphLayout layout;
    const std::size_t n = std::max<std::size_t>(plan.columns.size(), 1);
    const double columns = static_cast<double>(n);
    // Trunks to the first column need a gutter of their own before it.
    const bool before = std::any_of(plan.trunks.begin(), plan.trunks.end(), [&](const GraphPlan::Trunk& t) {
        return plan.slots[t.slot].column == 0 && !t.behind;
    });
    const double indent = before ? 20 + 6 * static_cast<double>(plan.support.size()) : 0;
    layout.card_width = measures.card_width;
    const double gutter = n > 1 ? (measures.width - indent - columns * layout.card_width) / (columns - 1) : 0;
    for (std::size_t c = 0; c < n; ++c)
        layout.column_left.push_back(indent + static_cast<double>(c) * (layout.card_width + gutter));

    std::vector<double> heights = measures.heights;
    const Positions positions{plan, heights, measures.top};
    layout.foot = positions.bottom();
    layout.cards.resize(request.nodes.size());
    for (std::size_t s = 0; s < plan.slots.size(); ++s) {
        const std::size_t node = plan.slots[s].node;
        if (node == none) continue;
        const double left = layout.column_left[plan.slots[s].column];
        const double top = std::round(positions.centre(s) - positions.height(s) / 2);
        layout.cards[node] = {left, top, left + layout.card_width, top + positions.height(s)};
    }
    layout.bottom = layout.foot;
    route(plan, positions.ports(), heights, layout, request.edges.size());
    return layout;
}

}  // namespace qm::draw
