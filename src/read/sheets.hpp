// SPDX-License-Identifier: Apache-2.0
// Which sheet of a workbook is read, and what is told of it: the same for every kind of workbook.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/feedback.hpp"

namespace qm::read {

/// What the rows of a sheet do not say; complete when the end was reached.
struct SheetNotes {
    std::uint64_t hidden_rows = 0, hidden_columns = 0;
    struct Merge {
        std::uint32_t first_row, last_row, first_column;
    };
    std::vector<Merge> merges;  // over several rows
    bool utf16 = false;
};

struct SheetCandidate {
    std::string name;
    bool hidden = false;
    std::function<bool()> has_cells;
};

/// The number of the sheet that was asked for; without a name, of the only visible one with cells. Refusal (exit 5):
/// X016 there is none, or several.
std::size_t choose_sheet(const std::vector<SheetCandidate>& sheets, const std::string& wanted, const std::string& file);

struct SheetTold {
    std::string file, sheet;
    bool hidden = false;
    std::uint32_t header = 0;            // row of the header
    std::uint64_t strange_names = 0;     // of the container
    std::vector<std::string> unusual{};  // X018
};

/// Findings: X006 names that leave the container, X014 merged cells behind the header, X015 hidden parts, X018.
void tell_sheet(SheetTold told, const SheetNotes& notes, base::Diagnostics& findings);

}  // namespace qm::read
