// SPDX-License-Identifier: Apache-2.0
#include "base/repeats.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "support/catch.hpp"

using namespace qm::base;

TEST_CASE("whoever shares a hash is met again, ordered by hash and row") {
    std::vector<std::uint64_t> hashes;
    std::uint64_t state = 7;
    for (std::uint32_t row = 0; row < 20'000; ++row) {
        state = state * 6364136223846793005 + 1442695040888963407;
        hashes.push_back(row % 5 == 0 ? state >> 50 : state);  // a fifth from a few thousand values
    }
    hashes[17] = hashes[18] = 0;
    std::map<std::uint64_t, std::vector<std::uint32_t>> by_hash;
    for (std::uint32_t row = 0; row < hashes.size(); ++row) by_hash[hashes[row]].push_back(row);

    const auto met = met_again(hashes);
    CHECK(std::is_sorted(met.begin(), met.end()));
    std::set<std::uint32_t> rows;
    for (const auto& [hash, row] : met) {
        CHECK(hashes[row] == hash);
        rows.insert(row);
    }
    CHECK(rows.size() == met.size());
    std::size_t shared = 0;
    for (const auto& [hash, own] : by_hash) {
        if (own.size() < 2 || hash == 0) continue;
        shared += own.size();
        for (const auto row : own) CHECK(rows.count(row) == 1);
    }
    CHECK(shared > 900);
    CHECK(met.size() < shared + hashes.size() / 8);  // few are there by chance
    CHECK(rows.count(17) == 0);
    CHECK(met_again({}).empty());
}
