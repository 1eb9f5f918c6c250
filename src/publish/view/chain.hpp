// SPDX-License-Identifier: Apache-2.0
// chain-<id>.html: the quality map of one industry chain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/frame.hpp"
#include "publish/view/resilience.hpp"
#include "publish/view/strips.hpp"

namespace qm::publish {

/// Level of one support: the letter inside a shape, the whole words as tip and for screen readers.
struct SupportView {
    std::string letter, look, words, row, why;
    bool changed = false, first = false;
    QM_FIELDS(SupportView, letter, look, words, row, why, changed, first)
};

struct StageSpan {
    std::string name;
    int span = 0;
    QM_FIELDS(StageSpan, name, span)
};

struct MatrixColumn {
    std::string name, href, key;
    bool first = false;
    QM_FIELDS(MatrixColumn, name, href, key, first)
};

struct MatrixRow {
    std::string name, absent;
    std::vector<SupportView> cells;
    QM_FIELDS(MatrixRow, name, absent, cells)
};

struct LinkRow {
    std::string key, id, name, stage, position_sort, firms_note, open_sort, leaders, products, imported;
    NumberView firms, open, overdue;
    std::vector<SupportView> supports;
    std::vector<CountMark> marks;
    std::vector<LinkView> suppliers, customers, same;  // same: the one physical link in other chains
    bool any_overdue = false, cut = false;
    QM_FIELDS(LinkRow, key, id, name, stage, position_sort, firms, firms_note, open, open_sort, overdue, leaders,
              products, imported, supports, marks, suppliers, customers, same, any_overdue, cut)
};

struct LeaderRow {
    std::string name, href, town, suppliers, bar;
    std::vector<LinkView> links;
    QM_FIELDS(LeaderRow, name, href, town, suppliers, bar, links)
};

struct ChainView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::optional<PictureView> graph, map, flows;
    std::vector<StageSpan> spans;
    std::vector<MatrixColumn> columns;
    std::vector<MatrixRow> matrix;
    std::string matrix_caption;
    std::vector<ResilienceRow> resilience;
    std::vector<LeaderRow> leaders;
    std::vector<BottleneckView> bottlenecks;
    std::vector<LinkRow> links;
    std::vector<ProblemView> problems;
    std::string all_href, all_label;
    QM_FIELDS(ChainView, frame, head, key_figures, graph, map, flows, spans, columns, matrix, matrix_caption,
              resilience, leaders, bottlenecks, links, problems, all_href, all_label)
};
ChainView chain_view(const MonthFacts& m, model::Index chain);

SupportView support_view(const MonthFacts& m, model::Index link, int support);
std::string support_name(const MonthFacts& m, int support);

}  // namespace qm::publish
