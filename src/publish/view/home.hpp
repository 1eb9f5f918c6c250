// SPDX-License-Identifier: Apache-2.0
// index.html: the thirty-second view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/clusters.hpp"
#include "publish/view/frame.hpp"
#include "publish/view/honours.hpp"
#include "publish/view/strips.hpp"

namespace qm::publish {

struct UnitRow {
    std::string unit, href, overdue, bar, due_soon, longest;
    bool any_overdue = false;
    QM_FIELDS(UnitRow, unit, href, overdue, bar, due_soon, longest, any_overdue)
};

/// Table twin of the home map.
struct TownFigureRow {
    std::string key, name, href, rate_sort;
    NumberView enterprises, open, rate, overdue;
    std::optional<DeltaView> change;
    QM_FIELDS(TownFigureRow, key, name, href, enterprises, open, rate, rate_sort, overdue, change)
};

struct ChangeRow {
    std::string name, href, cause;
    NumberView now;
    std::optional<Spark> line;
    DeltaView change;
    bool redefined = false;
    QM_FIELDS(ChangeRow, name, href, now, cause, line, change, redefined)
};

/// A published figure beside the computed one; the difference is shown, the two are never mixed.
struct PublishedRow {
    std::string name, href, period, difference, source, note;
    NumberView value, computed;
    QM_FIELDS(PublishedRow, name, href, value, period, computed, difference, source, note)
};
struct PublishedGroup {
    std::string name;
    std::vector<PublishedRow> rows;
    QM_FIELDS(PublishedGroup, name, rows)
};

struct HomeView {
    FrameView frame;
    HeadView head;
    std::vector<RateView> rates;
    std::optional<PictureView> map;
    std::string map_indicator, map_caption;
    std::vector<TownFigureRow> towns;
    std::vector<UnitRow> units;
    std::string unit_total_overdue, unit_total_soon, unit_longest, clock_note, units_caption;
    bool any_units = false;
    std::vector<ProblemView> longest;
    std::vector<ChainStrip> chains;
    bool has_changes = false;
    std::string changes_caption, spark_months, before_month;
    std::vector<ChangeRow> changes;
    std::vector<PublishedGroup> published;
    std::vector<KeyFigure> assessment;
    AssessmentView assessed;
    std::vector<HonourRow> honours;  // of the district, the first ones
    std::vector<MechanismGroup> mechanisms;
    std::vector<ClusterGroup> clusters;
    QM_FIELDS(HomeView, frame, head, rates, map, map_indicator, map_caption, towns, units, unit_total_overdue,
              unit_total_soon, unit_longest, clock_note, units_caption, any_units, longest, chains, has_changes,
              changes_caption, spark_months, before_month, changes, published, assessment, assessed, honours,
              mechanisms, clusters)
};

HomeView home_view(const MonthFacts& m);

/// Shared with the page of an indicator.
PublishedRow published_row(const MonthFacts& m, const model::Published& published, const std::string& base_path);
std::vector<TownFigureRow> town_figures(const MonthFacts& m, const model::Indicator* shown,
                                        const std::string& base_path);
/// The most notable changes of the district's figures against the month before.
std::vector<ChangeRow> notable_changes(const MonthFacts& m, std::size_t most, const std::string& base_path);

}  // namespace qm::publish
