// SPDX-License-Identifier: Apache-2.0
// compare.html: this month against the one before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

/// One step of the waterfall of open problems; the bar is its own twin inside the table.
struct StepRow {
    std::string name, n, x, width, look, note;
    bool total = false;
    QM_FIELDS(StepRow, name, n, x, width, look, note, total)
};

struct TownChangeRow {
    std::string key, name, href, open_before;
    NumberView open_after, before, after;
    std::optional<DeltaView> change;
    QM_FIELDS(TownChangeRow, key, name, href, open_before, open_after, before, after, change)
};

struct LifeRow {
    std::string name, icon;
    int fresh = 0, reopened = 0, persisting = 0, closed = 0, struck = 0, gone = 0, after = 0;
    QM_FIELDS(LifeRow, name, icon, fresh, reopened, persisting, closed, struck, gone, after)
};

struct ChangedProblem {
    std::string id, href, title, icon, kind_word, sub, life_word, life_class;
    QM_FIELDS(ChangedProblem, id, href, title, icon, kind_word, sub, life_word, life_class)
};
struct ProblemGroup {
    std::string title, more;
    std::vector<ChangedProblem> rows;
    QM_FIELDS(ProblemGroup, title, more, rows)
};

struct LinkChangeRow {
    std::string verdict, tone, link, href, chain, change;
    QM_FIELDS(LinkChangeRow, verdict, tone, link, href, chain, change)
};

struct MoveRow {
    std::string name, from, to;
    QM_FIELDS(MoveRow, name, from, to)
};
struct MoveGroup {
    std::string title, more;
    std::vector<MoveRow> rows;
    QM_FIELDS(MoveGroup, title, more, rows)
};

struct FigureChangeRow {
    std::string name, href;
    NumberView before, after;
    std::optional<DeltaView> change;
    bool redefined = false;
    QM_FIELDS(FigureChangeRow, name, href, before, after, change, redefined)
};
struct FigureChangeGroup {
    std::string name;
    std::vector<FigureChangeRow> rows;
    QM_FIELDS(FigureChangeGroup, name, rows)
};

struct CompareView {
    FrameView frame;
    HeadView head;
    bool compared = false;
    std::string from, to, steps_caption;
    std::vector<StepRow> steps;
    std::string unexplained;
    std::optional<PictureView> map;
    std::string map_indicator;
    std::vector<TownChangeRow> towns;
    std::vector<LifeRow> lives;
    LifeRow lives_total;
    std::vector<ProblemGroup> problems;
    std::vector<LinkChangeRow> links;
    std::vector<MoveGroup> moves;
    std::vector<FigureChangeGroup> figures;
    std::vector<LinkView> redefined;
    QM_FIELDS(CompareView, frame, head, compared, from, to, steps_caption, steps, unexplained, map, map_indicator,
              towns, lives, lives_total, problems, links, moves, figures, redefined)
};
CompareView compare_view(const MonthFacts& m);

/// Parts of the page that stand in compare_lists.cpp.
std::vector<ProblemGroup> problem_groups(const MonthFacts& m);
std::vector<LinkChangeRow> link_changes(const MonthFacts& m);
std::vector<MoveGroup> move_groups(const MonthFacts& m);

}  // namespace qm::publish
