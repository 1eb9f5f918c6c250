// SPDX-License-Identifier: Apache-2.0
// Tables of a GeoPackage, read by SQLite itself behind its guard: the format is small enough, and GDAL's driver would
// run views and triggers before anybody could look at them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "model/table.hpp"
#include "read/input_file.hpp"
#include "read/records.hpp"
#include "read/sqlite_guard.hpp"

namespace qm::read {

/// The table of that name, or the only one; `features` = only tables with geometry count. Refusals: those of
/// GuardedDatabase; (exit 5) G009 no such table, or it is not certain which; G010 a geometry in another system than its
/// table.
Records open_geopackage(const std::filesystem::path& file, const InputFile& input, const std::string& table,
                        bool features, const model::Limits& limits);

/// As read_table_file says.
model::Source read_geopackage_table(const std::filesystem::path& file, const InputFile& input, std::uint16_t source,
                                    TableBuilder& builder, const TableOptions& options, base::Diagnostics& findings);

}  // namespace qm::read
