// SPDX-License-Identifier: Apache-2.0
// Which of many rows share a key, without sorting or keeping all of them.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace qm::base {

/// Pairs (hash, row) of the rows whose hash may stand in another row too, ordered by hash, then by row. Every row that
/// shares its hash is among them; a few that do not may be. 0 stands for no key and meets nothing. At most 2^32 rows.
std::vector<std::pair<std::uint64_t, std::uint32_t>> met_again(std::span<const std::uint64_t> hashes);

}  // namespace qm::base
