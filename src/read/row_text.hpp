// SPDX-License-Identifier: Apache-2.0
// Rows of cells, wherever they come from, as text of records: fields with commas between, row 7 is line 7, line breaks
// in cells are quoted_break. So everything behind (header, types, nulls, findings) is that of CSV. Made as it is asked
// for: only what was not yet read stays in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/feedback.hpp"
#include "model/config.hpp"

namespace qm::read {

/// Marks that stand in a field in place of a value; no cell text may begin with one.
inline constexpr char no_utf8 = '\x1B';         // then the bytes as they may be shown
inline constexpr char no_such_string = '\x1C';  // then "index/count"
inline constexpr char no_stored_value = '\x1D';

/// A cell text as one field: line breaks as quoted_break, marks taken out, in quotes where it needs them.
std::string plain_field(std::string_view cell);
/// The same, or no_utf8 with what can be shown where the bytes are no UTF-8.
std::string checked_field(std::string_view cell);

class RowText {
  public:
    /// `origin` names file and sheet, `part` what is said to be too large.
    RowText(base::Spot origin, std::string part, const model::Limits& limits);

    /// Rows and the columns of a row ascend, from 1; empty fields need not be put. Refusals (exit 5): C012 too many
    /// columns, X003 texts too large.
    void put(std::uint32_t row, std::uint32_t column, std::string_view field);
    /// Behind the last row; rows that hold nothing are counted too.
    void end(std::uint32_t row);

    /// Up to `size` bytes from `offset` on, fewer only at the end; `pump` makes more and is false when there is no
    /// more. Offsets may go back to the start of the record that `offset` of the call before fell into, no further.
    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size, const std::function<bool()>& pump);

    bool any() const { return last_column_ > 0; }
    bool holds(std::uint32_t row) const { return row == line_ && fields_ > 0; }
    std::uint32_t last_column() const { return last_column_; }

  private:
    void go_to(std::uint32_t row);
    base::Spot origin_;
    std::string part_;
    std::uint32_t most_columns_;
    std::string text_;
    std::uint64_t dropped_ = 0;  // bytes of the text before these
    std::uint32_t line_ = 1;     // that is being written
    std::uint32_t fields_ = 0;   // written to it
    std::uint32_t last_column_ = 0;
};

}  // namespace qm::read
