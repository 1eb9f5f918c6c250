// SPDX-License-Identifier: Apache-2.0
// Lines of a laid-out graph. In a gutter all curves share their control abscissae, so two of them cross exactly when
// their ends are in opposite order: the drawn crossings are those that the order has.
#pragma once

#include <vector>

#include "draw/graph_layout.hpp"

namespace qm::draw {

/// Where a line meets a card.
struct Port {
    enum Kind { link, tie_from, tie_to, trunk };
    std::size_t slot;
    Kind kind;
    std::size_t index;  // of the link, tie or trunk
    double key;         // order on its side
    double offset = 0;  // from the card's middle, px
    double y = 0;
};

struct Ports {
    std::vector<std::vector<Port>> left, right;  // by slot
};

/// Tied cards stand next to each other: the line runs straight between them.
bool ties_directly(const GraphPlan& plan, const GraphPlan::Tie& tie);

/// Places the row of supporting cards below the columns and draws all routes; counts crossings.
void route(const GraphPlan& plan, const Ports& ports, const std::vector<double>& heights, GraphLayout& layout,
           std::size_t edges);

}  // namespace qm::draw
