// SPDX-License-Identifier: Apache-2.0
// Enterprises: the register of a town (firms-<code>.html, split at 1,000 rows) and the page of a park.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct FirmRow {
    std::string anchor, key, name, href, code, park, park_href, status, grade, leader;
    std::vector<LinkView> links;
    QM_FIELDS(FirmRow, anchor, key, name, href, code, park, park_href, status, grade, leader, links)
};
FirmRow firm_row(const MonthFacts& m, model::Index row, const std::string& base_path);

struct FirmsView {
    FrameView frame;
    HeadView head;
    bool is_split = false;
    std::vector<LinkView> sheets;
    std::vector<FirmRow> rows;
    QM_FIELDS(FirmsView, frame, head, is_split, sheets, rows)
};
/// The sheets of a town's register; model::none: firms that stand in no town.
std::vector<FirmsView> firms_views(const MonthFacts& m, model::Index town);

struct ParkFigure {
    std::string name, href, fraction;
    NumberView value, district;
    std::optional<DeltaView> change;
    QM_FIELDS(ParkFigure, name, href, value, fraction, district, change)
};

struct ParkView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::optional<PictureView> map;
    std::vector<FirmRow> firms;
    std::string firms_more, firms_href, firms_title;
    std::vector<ProblemView> problems;
    std::vector<ParkFigure> figures;
    QM_FIELDS(ParkView, frame, head, key_figures, map, firms, firms_more, firms_href, firms_title, problems, figures)
};
ParkView park_view(const MonthFacts& m, model::Index park);

}  // namespace qm::publish
