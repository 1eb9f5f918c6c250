// SPDX-License-Identifier: Apache-2.0
// assistance.html: training, consultation, visits, suggestions and what became of them; the five kinds 研教扶打建 by
// town and by chain.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct HeatCell {
    NumberView value;
    std::string look;  // h0 … h4 by share of the largest cell, ho for none
    QM_FIELDS(HeatCell, value, look)
};

struct AssistanceRow {
    std::string key, name, href;
    std::vector<HeatCell> kinds;      // 研 教 扶 打 建
    NumberView all;                   // their sum
    std::vector<NumberView> figures;  // SRV01 … SRV05
    QM_FIELDS(AssistanceRow, key, name, href, kinds, all, figures)
};

/// A town's or a chain's part of the year, with what has no such subject, and the district.
struct AssistanceTable {
    std::string id, title, first;
    std::vector<AssistanceRow> rows, totals;
    QM_FIELDS(AssistanceTable, id, title, first, rows, totals)
};

struct VisitedRow {
    std::string name, href, sheet, town, town_href, last, title, visits, suggestions, adopted, open;
    bool any_open = false;
    QM_FIELDS(VisitedRow, name, href, sheet, town, town_href, last, title, visits, suggestions, adopted, open, any_open)
};

struct AssistanceView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::vector<std::string> kinds, figures;  // headings
    std::vector<AssistanceTable> tables;
    std::vector<VisitedRow> visited;
    std::string visited_note, sheets_note;
    QM_FIELDS(AssistanceView, frame, head, key_figures, kinds, figures, tables, visited, visited_note, sheets_note)
};

AssistanceView assistance_view(const MonthFacts& m);

}  // namespace qm::publish
