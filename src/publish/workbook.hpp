// SPDX-License-Identifier: Apache-2.0
// A sheet to be sent, filled in and sent back: as CSV and as XLSX. Text from data never becomes a formula, and the same
// sheet gives the same bytes: no clock, no compression that differs from version to version.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qm::publish {

struct Sheet {
    std::string name;                                  // of the tab
    std::string mark;                                  // printed above and on every printed page: 内部
    std::string title;                                 // one line above the header
    std::vector<std::pair<std::string, int>> columns;  // heading, width in characters; the last is to be filled in
    std::vector<std::vector<std::string>> rows;
};

/// A cell of CSV, in quotes, on one line; what looks like a formula gets an apostrophe before it, the bracket of a tag
/// becomes a full-width one (old browsers run a CSV that looks like a page).
std::string text_cell(std::string_view text);
/// UTF-8 with its mark, so that Excel reads it; every cell in quotes; lines end in CR LF.
std::string csv_text(const Sheet& sheet);

/// Inline strings only, in cells of the format text; what looks like a formula carries quotePrefix, so that it stays
/// text when a cell is edited. Written by ourselves: libxlsxwriter of Debian 12 (1.1.4) knows no quotePrefix, and
/// writes files of its own.
std::string workbook(const Sheet& sheet);

}  // namespace qm::publish
