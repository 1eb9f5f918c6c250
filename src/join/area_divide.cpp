// SPDX-License-Identifier: Apache-2.0
#include "join/area_divide.hpp"

#include <algorithm>

namespace qm::join {
namespace {

using base::Wide;

bool on_edge(const AreaEdge& e, GridPoint p) {
    return cell::in_box(e.ax, e.ay, e.bx, e.by, p.x, p.y) && turn(e, p) == 0;
}

// Whether the segment between two points that lie on no edge crosses this one; see AreaIndex::locate_in_leaf.
bool crosses(const AreaEdge& e, GridPoint from, GridPoint to) {
    if (std::max(e.ax, e.bx) < std::min(from.x, to.x) || std::min(e.ax, e.bx) > std::max(from.x, to.x) ||
        std::max(e.ay, e.by) < std::min(from.y, to.y) || std::min(e.ay, e.by) > std::max(from.y, to.y))
        return false;
    const bool a_left = cell::turn<Wide>(from.x, from.y, to.x, to.y, e.ax, e.ay) > 0;
    const bool b_left = cell::turn<Wide>(from.x, from.y, to.x, to.y, e.bx, e.by) > 0;
    if (a_left == b_left) return false;
    const Wide s = turn(e, from), t = turn(e, to);
    return (s > 0 && t < 0) || (s < 0 && t > 0);
}

// Whether the edge has a point within the square. The far sides count, so that squares side by side leave no gap that
// an edge could pass between integer points.
bool touches(const AreaEdge& e, std::int64_t x, std::int64_t y, std::int64_t size) {
    const std::int64_t X = x + size, Y = y + size;
    if ((e.ax >= x && e.ax <= X && e.ay >= y && e.ay <= Y) || (e.bx >= x && e.bx <= X && e.by >= y && e.by <= Y))
        return true;
    if (std::max(e.ax, e.bx) < x || std::min(e.ax, e.bx) > X || std::max(e.ay, e.by) < y || std::min(e.ay, e.by) > Y)
        return false;
    const std::array<Wide, 4> sides{turn(e, {x, y}), turn(e, {X, y}), turn(e, {x, Y}), turn(e, {X, Y})};
    return !(std::all_of(sides.begin(), sides.end(), [](Wide s) { return s > 0; }) ||
             std::all_of(sides.begin(), sides.end(), [](Wide s) { return s < 0; }));
}

}  // namespace

bool AreaDivider::divide(const AreaCell& parent) {
    const int shift = parent.shift - cell::level_bits;
    for (std::size_t i = 0; i < children_.size(); ++i) {
        auto& child = children_[i];
        child.shift = shift;
        child.x = parent.x + (static_cast<std::int64_t>(i % cell::block_side) << shift);
        child.y = parent.y + (static_cast<std::int64_t>(i / cell::block_side) << shift);
        child.cover = parent.cover;
        child.runs.clear();
        child.edges.clear();
    }
    hand_down(parent);
    for (auto& child : children_)
        if (!choose_reference(child)) return false;
    settle_sides(parent);
    return true;
}

// Every edge of the parent to the children that it touches.
void AreaDivider::hand_down(const AreaCell& parent) {
    const int shift = parent.shift - cell::level_bits;
    const auto part = [&](std::int64_t offset) {
        return std::clamp<std::int64_t>(offset >> shift, 0, cell::block_side - 1);
    };
    ends_.resize(parent.runs.size());
    for (std::size_t r = 0; r < parent.runs.size(); ++r) {
        for (std::uint32_t i = parent.runs[r].begin; i < parent.runs[r].end; ++i) {
            const AreaEdge& e = edges_[parent.edges[i]];
            const auto left = part(std::min(e.ax, e.bx) - parent.x), right = part(std::max(e.ax, e.bx) - parent.x);
            const auto below = part(std::min(e.ay, e.by) - parent.y), above = part(std::max(e.ay, e.by) - parent.y);
            for (auto row = below; row <= above; ++row)
                for (auto column = left; column <= right; ++column) {
                    auto& child = children_[static_cast<std::size_t>(row * cell::block_side + column)];
                    if ((left == right && below == above) || touches(e, child.x, child.y, std::int64_t{1} << shift))
                        child.edges.push_back(parent.edges[i]);
                }
        }
        for (std::size_t c = 0; c < children_.size(); ++c)
            ends_[r][c] = static_cast<std::uint32_t>(children_[c].edges.size());
    }
}

// A point of the cell on none of its edges: the middle, else others in a fixed scatter.
bool AreaDivider::choose_reference(AreaCell& c) const {
    const std::uint64_t size = std::uint64_t{1} << c.shift;
    std::uint64_t scatter = 0x9e3779b97f4a7c15;
    GridPoint p{c.x + static_cast<std::int64_t>(size / 2), c.y + static_cast<std::int64_t>(size / 2)};
    for (int tries = 0; tries < 64; ++tries) {
        if (std::none_of(c.edges.begin(), c.edges.end(), [&](std::uint32_t e) { return on_edge(edges_[e], p); })) {
            c.reference = p;
            return true;
        }
        scatter = scatter * 6364136223846793005U + 1442695040888963407U;
        p = {c.x + static_cast<std::int64_t>((scatter >> 40) % size),
             c.y + static_cast<std::int64_t>((scatter >> 12) % size)};
    }
    return false;
}

// From the parent's reference point to that of the first child, then from neighbour to neighbour: a step within two
// cells can cross only edges that touch one of them.
void AreaDivider::settle_sides(const AreaCell& parent) {
    constexpr std::array<std::size_t, cell::block_cells> walk{0, 1, 2, 3, 7, 6, 5, 4, 8, 9, 10, 11, 15, 14, 13, 12};
    for (std::size_t r = 0; r < parent.runs.size(); ++r) {
        const AreaRun& run = parent.runs[r];
        const Ends begins = r == 0 ? Ends{} : ends_[r - 1];
        const Ends& ends = ends_[r];
        bool inside = run.inside;
        for (std::uint32_t k = run.begin; k < run.end; ++k)
            inside ^= crosses(edges_[parent.edges[k]], parent.reference, children_[0].reference);
        for (std::size_t step = 0; step < walk.size(); ++step) {
            const std::size_t at = walk[step];
            auto& child = children_[at];
            if (step > 0) {
                const std::size_t before = walk[step - 1];
                inside ^= crossed(children_[before], begins[before], ends[before], child, begins[at], ends[at]);
            }
            if (begins[at] != ends[at])
                child.runs.push_back({run.area, inside, begins[at], ends[at]});
            else if (inside && (child.cover == model::none || rank_[run.area] < rank_[child.cover]))
                child.cover = run.area;
        }
    }
}

// Whether the step from one reference point to the other crosses an odd number of edges; one that touches both cells
// counts once.
bool AreaDivider::crossed(const AreaCell& from, std::uint32_t i, std::uint32_t i_end, const AreaCell& to,
                          std::uint32_t k, std::uint32_t k_end) const {
    bool odd = false;
    while (i < i_end || k < k_end) {
        const std::uint32_t a = i < i_end ? from.edges[i] : ~0U, b = k < k_end ? to.edges[k] : ~0U;
        odd ^= crosses(edges_[std::min(a, b)], from.reference, to.reference);
        i += a <= b;
        k += b <= a;
    }
    return odd;
}

}  // namespace qm::join
