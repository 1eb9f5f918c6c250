// SPDX-License-Identifier: Apache-2.0
// A town among the others: every rate of the catalogue with its denominator, rank and place on a strip. Towns whose
// denominator is below the small-sample threshold are drawn nowhere and ranked nowhere.
#pragma once

#include <string>
#include <vector>

#include "publish/view/parts.hpp"

namespace qm::publish {

struct DotView {
    std::string x;
    QM_FIELDS(DotView, x)
};

struct StandingRow {
    std::string name, href, sample, rank, note, me, label;
    NumberView value, district;
    bool ranked = false;
    std::vector<DotView> others;
    QM_FIELDS(StandingRow, name, href, value, sample, district, rank, note, me, label, ranked, others)
};

std::vector<StandingRow> standings(const MonthFacts& m, model::Index town, const std::string& base_path);

/// Rates that towns are compared by; totals never are.
bool comparable(const model::Indicator& indicator);
/// The smallest denominator that is ranked: [thresholds] small_sample where it counts enterprises, small_cases where it
/// counts problems, files or orders.
int fewest_to_rank(const MonthFacts& m, const model::Indicator& indicator);
bool ranks(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& figure);

/// 1 = best. 0 when the town has no value, too small a sample, or fewer than two towns can be ranked. `of`: how many
/// towns are ranked.
int rank_of(const MonthFacts& m, const model::Indicator& indicator, model::Index town, int& of);

}  // namespace qm::publish
