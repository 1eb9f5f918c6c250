// SPDX-License-Identifier: Apache-2.0
// problems.html: the supervision problems, the bottlenecks (a second list, never added to the first), the tackling
// projects and the policy tools. A long first list is split into problems.html, problems-2.html …
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct ProjectRow {
    std::string id, title, unit, start, due, finished, status, status_class, progress, progress_bar, target, benchmark;
    std::vector<LinkView> links, problems;
    QM_FIELDS(ProjectRow, id, title, unit, start, due, finished, status, status_class, progress, progress_bar, target,
              benchmark, links, problems)
};

struct PolicyRow {
    std::string id, title, kind, issuer, issued;
    std::vector<LinkView> links;
    QM_FIELDS(PolicyRow, id, title, kind, issuer, issued, links)
};

struct ProblemsView {
    FrameView frame;
    HeadView head;
    std::string summary, count_words, clock_words;
    bool first = true, is_split = false;
    std::vector<LinkView> sheets;  // of a split list
    std::vector<FacetView> kinds, lives, towns, chains, links, states, units;
    int overdue = 0, due_soon = 0;
    std::vector<ProblemView> rows;
    std::vector<BottleneckView> bottlenecks;
    std::string bottleneck_summary;
    std::vector<ProjectRow> projects;
    std::vector<PolicyRow> policies;
    QM_FIELDS(ProblemsView, frame, head, summary, count_words, clock_words, first, is_split, sheets, kinds, lives,
              towns, chains, links, states, units, overdue, due_soon, rows, bottlenecks, bottleneck_summary, projects,
              policies)
};

/// The sheets of the list, in order; at least one.
std::vector<ProblemsView> problems_views(const MonthFacts& m);

}  // namespace qm::publish
