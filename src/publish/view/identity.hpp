// SPDX-License-Identifier: Apache-2.0
// Who is who in the register, for quality.html: enterprises that need a choice of link, rows that may be one
// enterprise, who is new or on no link, and what became of each row of overrides.csv.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

struct PasteLine {
    std::string what, row;  // "R301 工业机器人本体"; the row for overrides.csv or merges.csv, empty: there is none
    QM_FIELDS(PasteLine, what, row)
};
struct FirmLine {
    std::string name, href, code, town, place, note;
    std::vector<PasteLine> lines;
    QM_FIELDS(FirmLine, name, href, code, town, place, note, lines)
};
struct DuplicateRows {
    std::string reason;
    bool is_proposed = false;
    std::vector<FirmLine> rows;
    QM_FIELDS(DuplicateRows, reason, is_proposed, rows)
};
struct OverrideRow {
    std::string name, href, code, link, link_href, weight, from, note, state, tone, place;
    QM_FIELDS(OverrideRow, name, href, code, link, link_href, weight, from, note, state, tone, place)
};
struct IdentityView {
    std::string choices_count, choices_more, columns;  // header of overrides.csv
    std::vector<FirmLine> choices;
    std::string duplicates_count, duplicates_more;
    std::vector<DuplicateRows> duplicates;
    std::string fresh_count, fresh_more;
    std::vector<FirmLine> fresh;
    std::string unassigned_count, unassigned_more, outside_count;
    std::vector<FirmLine> unassigned;
    std::string overrides_count, overrides_more;
    std::vector<OverrideRow> overrides;  // those to look at first
    QM_FIELDS(IdentityView, choices_count, choices_more, columns, choices, duplicates_count, duplicates_more,
              duplicates, fresh_count, fresh_more, fresh, unassigned_count, unassigned_more, outside_count, unassigned,
              overrides_count, overrides_more, overrides)
};
IdentityView identity_view(const MonthFacts& m);

}  // namespace qm::publish
