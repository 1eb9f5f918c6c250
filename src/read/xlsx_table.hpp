// SPDX-License-Identifier: Apache-2.0
// One sheet of an XLSX workbook into a table, by one pass over the sheet. Formulas are never computed: their stored
// values are read.
#pragma once

#include <cstdint>

#include "base/feedback.hpp"
#include "model/table.hpp"
#include "read/input_file.hpp"
#include "read/table_builder.hpp"
#include "read/table_text.hpp"

namespace qm::read {

/// As read_table_file, for workbooks. Refusals (exit 5): X016 the sheet is not there, or which one is meant is not
/// certain, and those of packages, parts and sheets. Findings: X006 strange names, X014 cells merged downwards, X015
/// hidden parts that were read, X018 what is unusual.
model::Source read_xlsx(const InputFile& input, std::uint16_t source, TableBuilder& builder,
                        const TableOptions& options, base::Diagnostics& findings);

}  // namespace qm::read
