// SPDX-License-Identifier: Apache-2.0
// From the elements of content.xml to rows of cells. What is repeated is said once, with how often.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "read/ods_document.hpp"
#include "read/xml_events.hpp"

namespace qm::read {

/// A cell that holds something, or the first of several equal ones.
struct OdsCell {
    std::uint32_t column = 0, times = 1;  // from 1
    std::uint32_t rows = 1;               // that it spans
    std::string field;                    // as RowText takes it
};

struct OdsRow {
    std::uint32_t row = 0, times = 1;  // from 1
    bool hidden = false;
    std::vector<OdsCell> cells;
};

struct OdsColumns {
    std::uint32_t from = 0, to = 0;
    bool hidden = false;
};

/// What is told; any may be empty. Sheets are counted from 0.
struct OdsEvents {
    std::function<void(std::size_t sheet, std::string_view name, std::string_view style)> sheet;
    std::function<void(std::size_t sheet, const OdsColumns&)> columns;
    std::function<void(std::size_t sheet, OdsRow&)> row;
};

class OdsCells {
  public:
    /// `damaged` refuses the part at the place reached; `too_long` a row beyond `most_bytes` as it is written out.
    /// `styles` may still be growing: they stand before the cells.
    OdsCells(const OdsStyles& styles, std::size_t most_bytes, OdsEvents events,
             std::function<void(std::string_view)> damaged, std::function<void(std::uint32_t row)> too_long);
    void start(std::string_view name, const Attributes& attributes);
    void end(std::string_view name);
    void text(std::string_view piece);

    static constexpr std::uint32_t last_row = 1'048'576;

  private:
    void start_row(const Attributes& attributes);
    void end_row();
    void start_cell(const Attributes& attributes, bool covered);
    void end_cell();
    void start_inside(std::string_view name, const Attributes& attributes);
    std::string value() const;
    std::uint32_t times(const Attributes& attributes, std::string_view name) const;
    void add_text(std::string_view piece, bool as_it_is);

    const OdsStyles& styles_;
    std::size_t most_bytes_;
    OdsEvents events_;
    std::function<void(std::string_view)> damaged_;
    std::function<void(std::uint32_t)> too_long_;

    int depth_ = 0;
    int skip_ = 0;  // depth of the element that is passed over; 0 = none
    int document_ = 0, sheet_ = 0, row_at_ = 0, cell_ = 0, paragraph_ = 0;  // depths of what is open; 0 = not
    std::size_t sheets_ = 0;                                                // begun
    std::uint64_t next_row_ = 1, next_column_ = 1, column_ = 1;
    std::size_t row_bytes_ = 0;
    OdsRow row_;
    std::string row_style_;
    std::vector<std::pair<std::uint64_t, std::string>> column_styles_;  // up to this column

    std::string type_, written_, style_;
    bool has_written_ = false, formula_ = false, error_ = false, covered_ = false;
    std::uint64_t cell_times_ = 1;
    std::uint32_t cell_rows_ = 1;
    std::string text_;
    bool blank_ = false, paragraphs_ = false;
};

}  // namespace qm::read
