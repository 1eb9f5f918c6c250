// SPDX-License-Identifier: Apache-2.0
// What the words of the grid of AreaIndex mean; shared by the one who builds it and the one who asks it.
#pragma once

#include <cstdint>

#include "base/number.hpp"

namespace qm::join::cell {

inline constexpr std::uint32_t empty = 0xffffffff;
inline constexpr std::uint32_t block = 1U << 30;  // + number of the block
inline constexpr std::uint32_t leaf = 2U << 30;   // + position in the arena
inline constexpr std::uint32_t payload = (1U << 30) - 1;

inline constexpr int level_bits = 2;  // a block divides a cell by 2^2 on either axis
inline constexpr int block_side = 1 << level_bits;
inline constexpr int block_cells = block_side * block_side;

inline bool is_block(std::uint32_t word) {
    return (word & ~payload) == block;
}
inline bool is_leaf(std::uint32_t word) {
    return (word & ~payload) == leaf;
}

inline constexpr std::size_t leaf_head = 5;
inline constexpr std::size_t entry_head = 2;
inline constexpr std::size_t edge_words = 4;

/// Twice the signed area of the triangle a, b, p: positive when p lies left of a→b.
template <class Int>
Int turn(std::int64_t ax, std::int64_t ay, std::int64_t bx, std::int64_t by, std::int64_t px, std::int64_t py) {
    return Int{bx - ax} * Int{py - ay} - Int{by - ay} * Int{px - ax};
}

inline bool in_box(std::int64_t ax, std::int64_t ay, std::int64_t bx, std::int64_t by, std::int64_t px,
                   std::int64_t py) {
    return (ax < bx ? ax <= px && px <= bx : bx <= px && px <= ax) &&
           (ay < by ? ay <= py && py <= by : by <= py && py <= ay);
}

}  // namespace qm::join::cell
