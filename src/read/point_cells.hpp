// SPDX-License-Identifier: Apache-2.0
// The two coordinate cells of a row and what may be wrong with them: swapped, metres for degrees, 0,0, one without the
// other. Points in another system are converted for the whole block at once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/block_rows.hpp"
#include "read/cells.hpp"

namespace qm::read {

class PointCells {
  public:
    /// Fills the columns "lon" and "lat" of `rows` where the header feeds them; all must outlive it.
    PointCells(const BlockPlan& plan, const CellReporter& reporter, BlockRows& rows);

    void take_x(const model::ColumnSchema& column, std::string_view text, const char* cell);
    void take_y(const model::ColumnSchema& column, std::string_view text, const char* cell);
    /// The row is read: its point is checked and kept, or is missing. Findings: P001 to P004, P006, P010, N001.
    void finish();
    /// The block is read: its points are converted as declared.
    void transform();

  private:
    struct Part {
        Decimal value;
        const char* cell = nullptr;
    };
    void take(Part& into, const model::ColumnSchema& column, std::string_view text, const char* cell);
    void keep(std::int32_t lon, std::int32_t lat);
    void keep_raw(double x, double y);
    void keep_missing();
    void tell(std::string_view code, std::int64_t x, std::int64_t y);

    const BlockPlan& plan_;
    const CellReporter& reporter_;
    BlockRows& rows_;
    int lon_, lat_;
    bool present_;
    Part x_, y_;
    std::vector<double> raw_x_, raw_y_;  // as declared
};

}  // namespace qm::read
