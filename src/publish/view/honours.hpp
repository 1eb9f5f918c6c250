// SPDX-License-Identifier: Apache-2.0
// Honours, working mechanisms and the yearly assessment, as home and the page of the quality work show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/view/parts.hpp"

namespace qm::publish {

struct HonourRow {
    std::string title, issuer, level, years, rank, streak, flags, holder, holder_href, town, chain, note;
    bool held = false;  // by an enterprise
    QM_FIELDS(HonourRow, title, issuer, level, years, rank, streak, flags, holder, holder_href, town, chain, note, held)
};
struct HonourGroup {
    std::string level;
    std::vector<HonourRow> rows;
    QM_FIELDS(HonourGroup, level, rows)
};

struct MechanismRow {
    std::string name, kind, chain, chain_href, lead, since, description, evidence;
    QM_FIELDS(MechanismRow, name, kind, chain, chain_href, lead, since, description, evidence)
};
struct MechanismGroup {
    std::string kind;
    std::vector<MechanismRow> rows;
    QM_FIELDS(MechanismGroup, kind, rows)
};

/// A year of the assessment; a year that is missing stands there with a dash.
struct AssessedRow {
    std::string year, grade, score, rank, change, tone, note;
    QM_FIELDS(AssessedRow, year, grade, score, rank, change, tone, note)
};

struct AssessmentView {
    std::vector<AssessedRow> years;  // newest first
    std::string sentence;            // years in a row, counted; what broke the run
    std::optional<Spark> line;       // of the scores
    QM_FIELDS(AssessmentView, years, sentence, line)
};

/// Level by level; `most` = 0: all of them.
std::vector<HonourGroup> honour_groups(const MonthFacts& m);
/// The honours of the district itself, first ones first.
std::vector<HonourRow> district_honours(const MonthFacts& m, std::size_t most);
std::vector<MechanismGroup> mechanism_groups(const MonthFacts& m);
AssessmentView assessment_view(const MonthFacts& m);

}  // namespace qm::publish
