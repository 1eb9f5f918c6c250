// SPDX-License-Identifier: Apache-2.0
// What a caller says to get a small chart. All of them also work inline in a table cell (heading and footer off).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/chain_request.hpp"
#include "draw/sheet.hpp"

namespace qm::draw {

struct TrendMonth {
    std::string label;            // 6月
    std::optional<double> value;  // none: a gap in the line, never a zero
    std::string printed;          // 95.6%
};

struct Trend {
    Sheet sheet;
    std::vector<TrendMonth> months;
    std::optional<double> target;  // horizontal line
    std::string target_label;
    double height = 180;     // full chart without heading and footer
    bool sparkline = false;  // only the line and its last point, in sheet.width × height
};

struct BarRow {
    std::string label;
    std::optional<double> value;
    std::string printed;
    std::string key, href, title;
    std::string tone;  // "", "sev0".."sev3", "gap", "ok": palettes.hpp
};

struct Bars {
    Sheet sheet;
    std::vector<BarRow> rows;
    bool bars_only = false;         // no labels: one bar filling the sheet's width, for a table cell
    std::optional<double> maximum;  // of the scale; none = the largest value
};

struct HeatCell {
    Support support = Support::not_applicable;
    std::string letter;    // 有 弱 缺 /
    bool changed = false;  // framed
    std::string title;
};

struct HeatColumn {
    std::string heading;  // set vertically
    std::string group;    // columns of one group stand together under its heading
    std::string key, href;
};

struct HeatRow {
    std::string heading;
    std::vector<HeatCell> cells;
    std::string total;
};

struct HeatTable {
    Sheet sheet;
    std::vector<HeatColumn> columns;
    std::vector<HeatRow> rows;
    std::string total_heading;
};

/// 到期口径 thick, 全量口径 pale, tick at 100 %.
struct RateBar {
    Sheet sheet;                // width × height
    std::optional<double> due;  // 0..1; none: "—", only the frame is drawn
    std::optional<double> all;
    bool reached = false;  // target reached: teal instead of blue
    double height = 14;
};

}  // namespace qm::draw
