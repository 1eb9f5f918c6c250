// SPDX-License-Identifier: Apache-2.0
#include "base/repeats.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace qm::base {

std::vector<std::pair<std::uint64_t, std::uint32_t>> met_again(std::span<const std::uint64_t> hashes) {
    // Two bits a bucket say which buckets were met again; 1 row in 16 shares its bucket by chance.
    constexpr std::size_t buckets_per_row = 16;
    const std::size_t buckets = std::bit_ceil(std::max<std::size_t>(64, hashes.size() * buckets_per_row));
    const auto bucket = [&](std::uint64_t hash) { return (hash ^ hash >> 32) & (buckets - 1); };
    std::vector<bool> once(buckets), again(buckets);
    for (const auto hash : hashes) {
        if (hash == 0) continue;
        const auto at = bucket(hash);
        if (once[at]) again[at] = true;
        once[at] = true;
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
    for (std::size_t row = 0; row < hashes.size(); ++row)
        if (hashes[row] != 0 && again[bucket(hashes[row])])
            rows.emplace_back(hashes[row], static_cast<std::uint32_t>(row));
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace qm::base
