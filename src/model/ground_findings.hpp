// SPDX-License-Identifier: Apache-2.0
// The findings of a month that have a place on the ground, numbered: a map shows the numbers, a list beside it says
// what each is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/snapshot.hpp"

namespace qm::model {

enum class GroundKind : std::uint8_t { gap, overlap, repaired, park, outside };
std::string_view name_of(GroundKind kind);  // "gap" …

struct GroundItem {
    int number = 0;  // from 1
    GroundKind kind = GroundKind::repaired;
    LonLat at;
    const MultiPolygon* shape = nullptr;  // of the defect, in the snapshot's district; may be null
    base::Diagnostic finding;             // of layers; for points outside: J005 of the first
    std::size_t count = 1;                // points outside that are near to one another are one item
};

/// Sorted by kind, then code and place; at most `most` of a kind (`left_out` says how many more there are).
struct GroundItems {
    std::vector<GroundItem> items;
    std::size_t left_out = 0;
};
GroundItems ground_items(const Snapshot& snapshot, std::size_t most = 12);

}  // namespace qm::model
