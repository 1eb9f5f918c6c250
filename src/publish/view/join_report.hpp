// SPDX-License-Identifier: Apache-2.0
// Of the page of data quality: what the join found, what it did not, and where words and points disagree.
#pragma once

#include <string>
#include <vector>

#include "publish/view/figure_words.hpp"

namespace qm::publish {

struct JoinRow {
    std::string table, what, given, matched, unmatched, share, disagreeing;
    bool any_unmatched = false;
    QM_FIELDS(JoinRow, table, what, given, matched, unmatched, share, disagreeing, any_unmatched)
};
struct JoinView {
    std::vector<JoinRow> rows;
    std::vector<std::string> suggestions;  // rows of aliases.csv
    std::string suggestions_href, suggestions_count;
    QM_FIELDS(JoinView, rows, suggestions, suggestions_href, suggestions_count)
};

/// A row for each kind of reference of each table: enterprise, town, park, links. Counted are references: rows, and
/// single ids in lists of links.
JoinView join_report(const MonthFacts& m);

/// The suggestions as a file to be appended to aliases.csv; empty when there are none.
std::string suggested_aliases(const MonthFacts& m);
inline constexpr const char* suggested_aliases_file = "corrections/aliases.csv";

}  // namespace qm::publish
