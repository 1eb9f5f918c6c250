// SPDX-License-Identifier: Apache-2.0
// visit/<enterprise>.html: what a visitor takes along, on one sheet of A4. Internal, of the newest month only: a sheet
// is for the next visit, not for the record.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

/// An enterprise and what the year's visits left with it.
struct Visited {
    model::Index enterprise = model::none;
    std::int64_t visits = 0, suggestions = 0, adopted = 0;
    base::Date last;
    std::string title;  // of the last one
};
/// The enterprises visited in the year up to the month's date; the latest visit first.
std::vector<Visited> visited_firms(const MonthFacts& m);

/// Rows of "enterprises" that get a sheet, by number: [assistance] visit_sheets = "concerned" (chain leaders, visited
/// this year, or with open supervision problems), "all" or "none"; none in earlier months.
std::vector<model::Index> firms_with_sheet(const MonthFacts& m);
/// The figures of an enterprise on its sheet, in the order in which a visitor asks for them.
inline constexpr const char* sheet_indicators[] = {"STD01", "STD02", "STD03", "STD04", "STD06", "MET02",
                                                   "QM01",  "QM02",  "CER01", "CER02", "CER03", "SUP01",
                                                   "SUP02", "SUP10", "IP01",  "IP03"};
VisitRecords visit_records(const MonthFacts& m);
std::string sheet_address(const MonthFacts& m, model::Index enterprise);
/// Address from the month folder; empty when the enterprise has no sheet.
std::string visit_page(const MonthFacts& m, model::Index enterprise);

struct SheetRow {
    std::vector<std::string> cells;
    bool flag = false;
    QM_FIELDS(SheetRow, cells, flag)
};
struct SheetTable {
    std::string title, none, more;
    std::vector<std::string> columns;
    std::vector<SheetRow> rows;
    QM_FIELDS(SheetTable, title, none, more, columns, rows)
};

struct VisitView {
    FrameView frame;
    HeadView head;
    std::string internal, back, facts, address;
    std::vector<KeyFigure> figures;
    std::vector<SheetTable> tables;
    QM_FIELDS(VisitView, frame, head, internal, back, facts, address, figures, tables)
};

VisitView visit_view(const MonthFacts& m, std::size_t i);

}  // namespace qm::publish
