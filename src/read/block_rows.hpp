// SPDX-License-Identifier: Apache-2.0
// The rows of one block of a CSV file, by columns, and the parser that makes them. Blocks know nothing of each other,
// so they can be parsed by any thread; the table builder puts them together in their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/schema.hpp"
#include "model/table.hpp"
#include "read/block_words.hpp"
#include "read/byte_census.hpp"
#include "read/csv_header.hpp"
#include "read/han_shares.hpp"
#include "read/quantity.hpp"

namespace qm::read {

class PointTransform;

/// Counted through a whole file and told once a column: who writes "—" writes it a thousand times.
struct Counted {
    std::uint64_t count = 0;
    std::uint32_t line = 0;  // of the first
    std::string example;
    void add(std::uint32_t at, std::string_view text) {
        if (count++ == 0) {
            line = at;
            example = text;
        }
    }
    void merge(const Counted& later) {
        if (count == 0)
            *this = later;
        else
            count += later.count;
    }
};

/// Only the vector that fits the column's type is filled.
struct BlockColumn {
    model::Texts texts;
    BlockWords words;
    std::vector<std::uint32_t> word_cells;
    model::Numbers numbers;
    std::vector<std::int32_t> small;  // days, months, degrees
    model::Codes codes;
    Counted null_words, none_words;
    Counted converted;                              // by units in cells
    Counted serials;                                // plain numbers that are days
    std::uint64_t shares = 0, shares_over_one = 0;  // values of a column in percent
};

struct BlockRows {
    std::vector<BlockColumn> columns;  // one per schema column
    std::vector<std::uint32_t> lines;  // of the kept rows
    base::Diagnostics findings{};
    std::uint64_t rows = 0, quarantined = 0;
    std::uint64_t points = 0;  // rows with coordinates
    Counted projected;         // of these, with metres in a degree column
    Counted not_metres;        // of these, with degrees where metres were declared
    std::string projection;    // what the first metres look like, see likely_projection
    Counted blank, totals;
    HanShares shares;  // of the bytes, before they were decoded
    std::size_t bytes = 0;
    void clear();  // keeps its memory
};

/// What every block of a file has in common.
struct BlockPlan {
    const model::TableSchema* schema = nullptr;
    Header header;
    model::Limits limits;
    TextOrigin origin;
    std::vector<ColumnUnit> units;                 // per schema column
    bool days_from_1904 = false;                   // plain numbers in date columns are days of that system
    const PointTransform* transform = nullptr;     // nullptr: coordinates are degrees that stay
    bool swapped = false;                          // lon and lat stand in each other's column
    std::vector<std::uint8_t> quarantine_without;  // per schema column: a row without it goes to quarantine (I006)
};

/// `text` is UTF-8, holds whole records and is changed in place; `text[size]` must be writable. `last` = it ends the
/// file. Refusal (exit 5): C011 field too long.
/// `used` is the result of an earlier block that is no longer needed: its memory is taken again.
BlockRows parse_block(const BlockPlan& plan, char* text, std::size_t size, const Census& census,
                      std::uint32_t first_line, bool last, BlockRows used = {});

}  // namespace qm::read
