// SPDX-License-Identifier: Apache-2.0
// One step of building the grid of AreaIndex: a square cell with the edges that touch it becomes 4 × 4 smaller ones.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "join/area_cells.hpp"
#include "model/table.hpp"

namespace qm::join {

struct AreaEdge {
    std::int32_t ax, ay, bx, by;
};

struct GridPoint {
    std::int64_t x, y;
};

/// Edges of one area that touch a cell, and whether the cell's reference point lies inside that area.
struct AreaRun {
    model::Index area;
    bool inside;
    std::uint32_t begin, end;  // in AreaCell::edges
};

struct AreaCell {
    std::size_t slot = 0;              // where the word of this cell stands
    std::int64_t x, y;                 // low corner
    int shift;                         // side of 2^shift units
    GridPoint reference;               // on no edge of the cell
    model::Index cover = model::none;  // best area that has no edge here and holds it all
    std::vector<AreaRun> runs;         // best rank first; none is empty
    std::vector<std::uint32_t> edges;  // rising within a run
};

/// Twice the area of the edge with a point: positive when the point lies left of it.
inline base::Wide turn(const AreaEdge& e, GridPoint p) {
    return cell::turn<base::Wide>(e.ax, e.ay, e.bx, e.by, p.x, p.y);
}

class AreaDivider {
  public:
    AreaDivider(const std::vector<AreaEdge>& edges, const std::vector<std::uint32_t>& rank)
        : edges_{edges}, rank_{rank} {}

    /// False when some part has no point off its edges to refer to. The parts stay in children() until the next call.
    bool divide(const AreaCell& parent);
    std::array<AreaCell, cell::block_cells>& children() { return children_; }

  private:
    using Ends = std::array<std::uint32_t, cell::block_cells>;
    void hand_down(const AreaCell& parent);
    bool choose_reference(AreaCell& cell) const;
    void settle_sides(const AreaCell& parent);
    bool crossed(const AreaCell& from, std::uint32_t i, std::uint32_t i_end, const AreaCell& to, std::uint32_t k,
                 std::uint32_t k_end) const;

    const std::vector<AreaEdge>& edges_;
    const std::vector<std::uint32_t>& rank_;
    std::array<AreaCell, cell::block_cells> children_;
    std::vector<Ends> ends_;  // for each run of the parent: where its edges end in each child
};

}  // namespace qm::join
