// SPDX-License-Identifier: Apache-2.0
// leaders.html: chain leaders, whom they bring along, and the three chains (industry, quality, innovation) side by
// side.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

/// A leader, or the total of a chain or of the district: distinct counts, so a total is never the sum of its rows.
struct LeaderSpread {
    std::string anchor, name, href, chain, town, sub_bar, covered_bar;
    std::vector<LinkView> links;
    NumberView sub_industries, suppliers, covered, share, adopted, local, troubled;
    QM_FIELDS(LeaderSpread, anchor, name, href, chain, town, links, sub_bar, covered_bar, sub_industries, suppliers,
              covered, share, adopted, local, troubled)
};

/// One leader on the three chains.
struct FusionRow {
    std::string name, href, links, suppliers, share, metrology, open, led, drafted, frontrunner, inventions, high_value,
        model, machines, note;
    std::vector<std::string> embedded;  // quality, standards, metrology: the mark, or "—"
    bool any_open = false;
    QM_FIELDS(FusionRow, name, href, links, suppliers, share, metrology, open, led, drafted, frontrunner, inventions,
              high_value, model, machines, note, embedded, any_open)
};

struct SupplierRow {
    std::string name, href, place, links, sub_industry, covered, adopted, trouble, trouble_sort;
    bool troubled = false;
    QM_FIELDS(SupplierRow, name, href, place, links, sub_industry, covered, adopted, trouble, trouble_sort, troubled)
};

struct LeaderSuppliers {
    std::string anchor, name, summary, sentence;
    bool troubled = false;
    std::vector<SupplierRow> troubled_rows, rows;
    QM_FIELDS(LeaderSuppliers, anchor, name, summary, sentence, troubled, troubled_rows, rows)
};

/// Where a leader's suppliers are: the table twin of the flow map.
struct FlowRow {
    std::string name, href;
    std::vector<std::string> towns;
    std::string outside, total;
    QM_FIELDS(FlowRow, name, href, towns, outside, total)
};

struct LeadersView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::vector<LeaderSpread> leaders, totals;
    std::vector<FusionRow> fusion;
    std::optional<PictureView> map;
    std::vector<std::string> town_names;
    std::vector<FlowRow> flows;
    std::vector<LeaderSuppliers> suppliers;
    QM_FIELDS(LeadersView, frame, head, key_figures, leaders, totals, fusion, map, town_names, flows, suppliers)
};
LeadersView leaders_view(const MonthFacts& m);

}  // namespace qm::publish
