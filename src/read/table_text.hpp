// SPDX-License-Identifier: Apache-2.0
// Text of records into rows of a table: what all formats of tables have in common, from the header to the counts.
#pragma once

#include <cstdint>
#include <string>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/datum.hpp"
#include "model/table.hpp"
#include "read/block_feed.hpp"
#include "read/block_pipeline.hpp"
#include "read/han_shares.hpp"
#include "read/table_builder.hpp"

namespace qm::read {

struct TableOptions {
    std::string encoding;                      // of text; empty = detected
    std::string sheet;                         // of a workbook; empty = the only one
    std::string layer;                         // of a GeoPackage: its table; empty = the only one
    std::string format;                        // as declared: "csv", "xlsx", "ods", "gpkg"; empty = the content decides
    std::string crs = "EPSG:4326";             // of lon and lat
    base::Spot crs_spot;                       // where that was configured
    model::Datum datum = model::Datum::wgs84;  // to which they are converted
    bool swapped = false;                      // the columns of lon and lat hold each other
    model::Limits limits;
    int jobs = 0;
    std::size_t block_bytes = 1U << 20;
};

struct TableText {
    TextOrigin origin;
    std::string head;                  // the first records, or all
    std::uint64_t begin = 0, end = 0;  // of the text as read_at has it; head begins at `begin`
    ReadAt read_at;
    bool days_from_1904 = false;
};

/// Appends the rows to `builder` as source number `number` and fills in rows, quarantined, ignored columns and
/// remarks of `source`; `shares` are those of GB18030 text. Counts that are told once a file (blank rows, words for "no
/// value") become findings. Refusals (exit 5): those of read_header and parse_block, P004 most points are projected.
/// After one the builder may hold rows: truncate. Throws NotThisEncoding. Returns the line of the header.
std::uint32_t parse_text(const TableText& text, const TableOptions& options, std::uint16_t number,
                         TableBuilder& builder, model::Source& source, base::Diagnostics& findings,
                         HanShares* shares = nullptr);

}  // namespace qm::read
