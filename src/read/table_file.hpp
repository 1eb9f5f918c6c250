// SPDX-License-Identifier: Apache-2.0
// One file into a table, whatever its format: the first bytes decide which it is, never the name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/feedback.hpp"
#include "model/table.hpp"
#include "read/table_builder.hpp"
#include "read/table_text.hpp"

namespace qm::read {

/// Appends the rows of `file` to `builder` as source number `source`; the result has file, sheet, encoding, SHA-256 and
/// row counts. Findings are places in `name`. Refusals (base::Failure, exit 4 or 5) leave the builder as it was;
/// besides those of the formats: F010 the name says another format, X001 encrypted, X019 a spreadsheet of a kind that
/// is not read.
model::Source read_table_file(const std::filesystem::path& file, const std::string& name, std::uint16_t source,
                              TableBuilder& builder, const TableOptions& options, base::Diagnostics& findings);

}  // namespace qm::read
