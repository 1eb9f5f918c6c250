// SPDX-License-Identifier: Apache-2.0
// One CSV file into a table: read in windows, cut at record ends, parsed by several threads, put together in order. The
// file is never held as a whole (UTF-16 and CR-only files, which are small and rare, are).
#pragma once

#include <cstdint>
#include <string>

#include "base/feedback.hpp"
#include "model/table.hpp"
#include "read/input_file.hpp"
#include "read/table_builder.hpp"
#include "read/table_text.hpp"

namespace qm::read {

/// As read_table_file, for text.
model::Source read_csv(const InputFile& input, std::uint16_t source, TableBuilder& builder, const TableOptions& options,
                       base::Diagnostics& findings);

}  // namespace qm::read
