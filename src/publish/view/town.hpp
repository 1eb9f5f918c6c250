// SPDX-License-Identifier: Apache-2.0
// town-<code>.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/frame.hpp"
#include "publish/view/standing.hpp"

namespace qm::publish {

struct ParkRow {
    int number = 0;
    std::string key, anchor, name, href, town, town_href, area, note;
    NumberView firms, open, overdue;
    bool any_overdue = false;
    QM_FIELDS(ParkRow, number, key, anchor, name, href, town, town_href, firms, open, overdue, area, note, any_overdue)
};

struct TownChainRow {
    std::string name, href, firms, links, links_bar, open, overdue;
    QM_FIELDS(TownChainRow, name, href, firms, links, links_bar, open, overdue)
};

/// 研 教 扶 打 建: what was done for the town's firms this month.
struct ActionRow {
    std::string kind, sessions, firms, suggestions, adopted;
    NumberView times;
    QM_FIELDS(ActionRow, kind, times, sessions, firms, suggestions, adopted)
};

struct TownView {
    FrameView frame;
    HeadView head;
    std::vector<KeyFigure> key_figures;
    std::vector<RateView> rates;
    std::optional<PictureView> map;
    std::vector<ProblemView> due;
    std::string due_more, all_href, all_label, parks_title, firms_href, firms_label;
    std::vector<StandingRow> standings;
    std::vector<TownChainRow> chains;
    std::vector<ActionRow> actions;
    CorrectionLinks fix;
    std::vector<ParkRow> parks;
    QM_FIELDS(TownView, frame, head, key_figures, rates, map, due, due_more, all_href, all_label, parks_title,
              firms_href, firms_label, standings, chains, actions, fix, parks)
};
TownView town_view(const MonthFacts& m, model::Index town);

/// towns.html and parks.html: every town or park in one table.
struct TownRow {
    std::string key, name, href, parks, area;
    NumberView firms, open, rate, overdue;
    std::optional<DeltaView> change;
    std::vector<NumberView> rates;
    bool any_overdue = false;
    QM_FIELDS(TownRow, key, name, href, firms, parks, open, rate, overdue, area, change, rates, any_overdue)
};
/// A rate over all towns: value, denominator and rank in each; a town below the threshold is grey and has no rank.
struct ComparedCell {
    NumberView value;
    std::string sample, rank;
    bool small = false, best = false;
    QM_FIELDS(ComparedCell, value, sample, rank, small, best)
};
struct ComparedRow {
    std::string name, href, needed;
    std::vector<ComparedCell> towns;
    NumberView district;
    QM_FIELDS(ComparedRow, name, href, needed, towns, district)
};
struct TownsView {
    FrameView frame;
    HeadView head;
    std::optional<PictureView> map, tiles, circles, pair, months;
    bool schematic = false;
    std::string rate_name;
    std::vector<std::string> rate_names;
    std::vector<TownRow> rows;
    TownRow total;
    std::vector<LinkView> compared_towns;
    std::vector<ComparedRow> compared;
    std::string compared_note;
    QM_FIELDS(TownsView, frame, head, map, tiles, circles, pair, months, schematic, rate_name, rate_names, rows, total,
              compared_towns, compared, compared_note)
};
TownsView towns_view(const MonthFacts& m);

struct ParksView {
    FrameView frame;
    HeadView head;
    std::vector<ParkRow> rows;
    QM_FIELDS(ParksView, frame, head, rows)
};
ParksView parks_view(const MonthFacts& m);

ParkRow park_row(const MonthFacts& m, model::Index park, const std::string& base_path);
std::string square_km(double km2);

}  // namespace qm::publish
