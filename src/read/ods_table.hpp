// SPDX-License-Identifier: Apache-2.0
// One sheet of an OpenDocument spreadsheet (ODS) into rows of a table: one streaming pass behind the guard of XLSX.
#pragma once

#include <cstdint>

#include "model/table.hpp"
#include "read/input_file.hpp"
#include "read/table_text.hpp"

namespace qm::read {

/// As read_table_file says. Refusals besides those of parse_text: X001, X002, X003, X005–X008, X010, X016, X019 (no
/// spreadsheet), C011, C012.
model::Source read_ods(const InputFile& input, std::uint16_t source, TableBuilder& builder, const TableOptions& options,
                       base::Diagnostics& findings);

}  // namespace qm::read
