// SPDX-License-Identifier: Apache-2.0
// Of the page of data quality: which share of the rows of each town has a value, field by field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "publish/view/figure_words.hpp"

namespace qm::publish {

struct CoverageCell {
    std::string share, heat, rows;  // "93"; "h1", nothing when every row has one; "280 / 300"
    QM_FIELDS(CoverageCell, share, heat, rows)
};
struct CoverageRow {
    std::string field, column;
    std::vector<CoverageCell> cells;  // the district, each town, rows of no town where there are any
    QM_FIELDS(CoverageRow, field, column, cells)
};
struct CoverageTable {
    std::string anchor, table, name, rows;
    bool open = false;
    std::vector<std::string> heads;
    std::vector<CoverageRow> lines;
    QM_FIELDS(CoverageTable, anchor, table, name, rows, open, heads, lines)
};

/// Enterprises first, then every table whose rows have a town. A row belongs to the town where the join puts it; a
/// value that was not understood counts as none.
std::vector<CoverageTable> coverage(const MonthFacts& m);

/// Whole percents: 100 and 0 are said only when every or no row has a value; "—" without rows.
std::string share_text(std::uint64_t part, std::uint64_t whole);

}  // namespace qm::publish
