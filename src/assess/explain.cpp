// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "assess/assess.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::assess {
Explanation explain(const model::Snapshot& snapshot, const model::Config& config, std::string_view id,
                    model::Level level, model::Index subject) {
    const auto at = snapshot.figures.find(id);
    if (at == model::none) {
        std::vector<std::string> ids;
        for (const auto& indicator : snapshot.figures.indicators) ids.push_back(indicator.id);
        throw base::Failure{
            base::Exit::usage, "U004", {{"value", base::shown(id)}, {"nearest", base::nearest(id, ids)}}};
    }
    Explanation result;
    result.indicator = snapshot.figures.indicators[at];
    result.level = level;
    result.subject = subject;
    if (!result.indicator.has(level)) return result;
    const auto figures = figures_of(snapshot, config, result.indicator, level);
    if (subject >= figures.size()) return result;
    result.figure = figures[subject];
    const auto of_all = account(snapshot, config, result.indicator, {level});
    const auto lists = of_all.levels.find(level);
    if (lists == of_all.levels.end() || subject >= lists->second.size()) return result;
    const bool distinct = result.indicator.aggregation == model::Aggregation::distinct;
    const auto key = [&](std::uint32_t row) {
        return model::key_of_row(*of_all.table, row, distinct ? std::string_view{result.indicator.key} : "");
    };
    result.sums = model::sums_of(of_all, lists->second[subject], result.indicator.aggregation);
    result.reasons = of_all.reasons;
    for (const auto i : lists->second[subject].counted) {
        const auto& row = of_all.rows[i];
        result.rows.push_back({of_all.table->spot(row.row), key(row.row), row.num, row.den, 0});
    }
    for (const auto i : lists->second[subject].left_out) {
        const auto& row = of_all.left_out[i];
        result.left_out.push_back({of_all.table->spot(row.row), key(row.row), 0, 0, row.reason});
    }
    return result;
}

}  // namespace qm::assess
