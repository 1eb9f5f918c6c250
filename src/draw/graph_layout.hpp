// SPDX-License-Identifier: Apache-2.0
// Layered layout of a chain graph. Stages give the columns; an edge that skips columns runs through slots of its own
// between the cards of each; the order of slots is searched for few crossings; then cards are moved towards what they
// are tied to; then every edge gets a route. Supporting links stand in a row at the foot and reach the others by
// trunks in the gutters. Everything is deterministic. Lengths in px.
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "draw/chain_request.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A place in a column: a card, or the passage of a long edge.
struct Slot {
    std::size_t node = none;
    std::size_t edge = none;  // of a passage
    std::size_t column = 0;
};

/// Part of an edge between neighbouring columns.
struct Link {
    std::size_t left, right;  // slots
    std::size_t edge;
};

struct GraphPlan {
    struct Heading {
        std::size_t stage;
        std::size_t first, last;  // columns
    };
    std::vector<Heading> headings;
    std::vector<Slot> slots;
    std::vector<Link> links;
    std::vector<std::vector<std::size_t>> columns;  // slots from top to bottom
    std::vector<std::size_t> slot_of;               // node → slot; none for supporting links
    std::vector<std::size_t> support;               // nodes of the row at the foot, in the order of the request
    struct Tie {
        std::size_t from, to, edge;  // slots of one column
    };
    std::vector<Tie> ties;  // edges within a column
    struct Trunk {
        std::size_t node;  // supporting
        std::size_t slot;  // served
        std::size_t edge;
        bool outward;         // from the supporting link to the other
        bool behind = false;  // rises in the gutter after the column and meets the right side of the card
    };
    std::vector<Trunk> trunks;
    std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>> loose;  // edge and ends, both supporting
    std::vector<std::size_t> backward;  // edges that flow to an earlier column
};

/// Columns and passages in the order of the request. Throws std::invalid_argument on an unknown stage or link.
GraphPlan plan_columns(const ChainGraph& request);

/// Orders the slots of each column and says on which side of it each trunk rises. Returns the number of crossings of
/// links, trunks and ties by the order alone.
std::size_t order_columns(GraphPlan& plan);
std::size_t count_crossings(const GraphPlan& plan);

struct GraphMeasures {
    double width = 1152;
    double card_width = 168;
    double top = 0;               // of the first card
    std::vector<double> heights;  // of the card of each node
};

struct Route {
    std::vector<scene::Segment> segments;  // open path; the arrow stands at its end
};

struct GraphLayout {
    double card_width = 168;
    std::vector<double> column_left;
    std::vector<scene::Box> cards;  // of each node
    std::vector<Route> routes;      // of each edge
    double foot = 0;                // y below the columns, where the row of supporting links begins (its heading line)
    double bottom = 0;
    std::size_t crossings = 0;  // of the drawn lines; lines of one trunk count once
};

GraphLayout lay_out(const ChainGraph& request, const GraphPlan& plan, const GraphMeasures& measures);

/// Moves everything to the right by `dx`.
void shift(GraphLayout& layout, double dx);

/// Crossings between drawn routes; routes of one bundle (a trunk) lie upon each other and count as one line.
std::size_t crossings_of(const std::vector<Route>& routes, const std::vector<std::size_t>& bundle);

}  // namespace qm::draw
