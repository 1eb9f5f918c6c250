// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "assess/aggregate.hpp"
#include "assess/assess.hpp"
#include "assess/measure.hpp"
#include "assess/subjects.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::assess {
namespace {

model::Figure figure_of(const model::Snapshot& snapshot, const model::Config& config, const model::Indicator& indicator,
                        model::Level level, model::Index subject) {
    if (level != model::Level::enterprise) return snapshot.figures.at(indicator.id, level, subject);
    const Measurement measurement = measure(indicator, Context{snapshot, config});
    if (measurement.table_missing) return {model::State::not_checked, 0, 1, 0, "table_missing"};
    if (!measurement.missing_setting.empty()) return {model::State::not_checked, 0, 1, 0, measurement.missing_setting};
    const Subjects subjects{snapshot, *measurement.places, level, measurement.led_only};
    return subject < subjects.count() ? aggregate(indicator, measurement, subjects)[subject] : model::Figure{};
}

}  // namespace

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
    result.figure = figure_of(snapshot, config, result.indicator, level, subject);
    const auto of_all = account(snapshot, config, result.indicator, {level});
    const auto lists = of_all.levels.find(level);
    if (lists == of_all.levels.end() || subject >= lists->second.size()) return result;
    const bool distinct = result.indicator.aggregation == model::Aggregation::distinct;
    const auto key = [&](std::uint32_t row) {
        return model::key_of_row(*of_all.table, row, distinct ? std::string_view{result.indicator.key} : "");
    };
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
