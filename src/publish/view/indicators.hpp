// SPDX-License-Identifier: Apache-2.0
// indicators.html and indicator/<id>.html: made from the catalogue, so that a new row of it appears by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/home.hpp"

namespace qm::publish {

struct IndicatorRow {
    std::string anchor, id, name, href, fraction, time, levels, note;
    NumberView value;
    std::optional<DeltaView> change;
    QM_FIELDS(IndicatorRow, anchor, id, name, href, value, fraction, time, levels, note, change)
};
struct IndicatorGroup {
    std::string anchor, name;
    std::vector<IndicatorRow> rows;
    QM_FIELDS(IndicatorGroup, anchor, name, rows)
};
struct IndicatorsView {
    FrameView frame;
    HeadView head;
    std::vector<IndicatorGroup> groups;
    QM_FIELDS(IndicatorsView, frame, head, groups)
};
IndicatorsView indicators_view(const MonthFacts& m);

struct DefinitionRow {
    std::string label, value, href;
    bool code = false;
    QM_FIELDS(DefinitionRow, label, value, href, code)
};
struct SubjectRow {
    std::string key, name, href, sort, fraction, rows, why;
    NumberView value;
    std::optional<DeltaView> change;
    QM_FIELDS(SubjectRow, key, name, href, value, sort, fraction, rows, why, change)
};
struct LevelTable {
    std::string anchor, title, column;
    std::vector<SubjectRow> rows;
    QM_FIELDS(LevelTable, anchor, title, column, rows)
};
struct HistoryRow {
    std::string month, fraction;
    NumberView value;
    QM_FIELDS(HistoryRow, month, value, fraction)
};
struct IndicatorView {
    FrameView frame;
    HeadView head;
    std::vector<DefinitionRow> definition;
    std::optional<PictureView> trend, map;
    std::vector<HistoryRow> history;
    std::vector<LevelTable> levels;
    std::vector<PublishedRow> published;
    std::string why;  // its page
    bool is_fraction = false;
    QM_FIELDS(IndicatorView, frame, head, definition, trend, map, history, levels, published, why, is_fraction)
};
IndicatorView indicator_view(const MonthFacts& m, std::size_t indicator);

}  // namespace qm::publish
