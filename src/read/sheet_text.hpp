// SPDX-License-Identifier: Apache-2.0
// One sheet as text of records, one line a row, so that everything behind (header, types, nulls, findings) is that of
// CSV: fields with commas between, row 7 is line 7, line breaks in cells are quoted_break. Made as it is asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/config.hpp"
#include "read/sheets.hpp"
#include "read/workbook.hpp"

namespace qm::read {

class SheetText {
  public:
    /// All of the arguments but the limits must outlive it.
    SheetText(const Package& package, const Workbook& workbook, const SheetPart& sheet, const SharedStrings& strings,
              const std::vector<NumberFormat>& formats, const model::Limits& limits);
    ~SheetText();
    SheetText(const SheetText&) = delete;
    SheetText& operator=(const SheetText&) = delete;

    /// Up to `size` bytes of the text from `offset` on, fewer only at its end. Offsets may go back to the start of the
    /// record that `offset` of the call before fell into, no further. Refusals (exit 5): C012 too many columns, X003
    /// texts too large, X010 not a sheet.
    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size);
    /// Does any cell hold something? Reads no further than to the first.
    bool has_cells();
    const SheetNotes& notes() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qm::read
