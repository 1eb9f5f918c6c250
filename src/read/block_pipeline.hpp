// SPDX-License-Identifier: Apache-2.0
// Blocks of one file through several threads into one table, in their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/feedback.hpp"
#include "read/block_feed.hpp"
#include "read/block_rows.hpp"
#include "read/table_builder.hpp"

namespace qm::read {

/// Thrown when bytes are not what the encoding says; the caller may try another one.
struct NotThisEncoding {
    std::uint32_t line;
    std::uint64_t byte;  // from the start of the text
};

/// What the blocks of one file add up to, besides rows.
struct FileTotals {
    std::uint64_t rows = 0, quarantined = 0, points = 0;
    Counted blank, totals, projected, not_metres;
    std::string projection;  // see BlockRows
    HanShares shares;
    struct ColumnTotals {
        Counted null_words, none_words, converted, serials;
        std::uint64_t shares = 0, shares_over_one = 0;
    };
    std::vector<ColumnTotals> columns;  // per schema column
};

/// Of several failures the first in the file is thrown, whatever the threads did.
FileTotals parse_blocks(const BlockPlan& plan, BlockFeed feed, Encoding encoding, std::size_t threads,
                        std::size_t expected_blocks, TableBuilder& builder, base::Diagnostics& findings);

}  // namespace qm::read
