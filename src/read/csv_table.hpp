// SPDX-License-Identifier: Apache-2.0
// One CSV file into a table: read in windows, cut at record ends, parsed by several threads, put together in order. The
// file is never held as a whole (UTF-16 and CR-only files, which are small and rare, are).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/table.hpp"
#include "read/table_builder.hpp"

namespace qm::read {

struct CsvOptions {
    std::string encoding;           // empty = detected
    std::string crs = "EPSG:4326";  // of lon and lat
    base::Spot crs_spot;            // where that was configured
    model::Limits limits;
    int jobs = 0;
    std::size_t block_bytes = 1U << 20;
};

/// Appends the rows of `file` to `builder` as source number `source`; the result has file, encoding, SHA-256 and row
/// counts. Findings are places in `name`. Refusals (base::Failure, exit 4 or 5) leave the builder as it was.
model::Source read_csv(const std::filesystem::path& file, const std::string& name, std::uint16_t source,
                       TableBuilder& builder, const CsvOptions& options, base::Diagnostics& findings);

}  // namespace qm::read
