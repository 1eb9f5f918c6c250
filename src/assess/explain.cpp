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

// What a row is about: the distinct key of the indicator, else the id of the table, else its first column.
std::string key_text(const model::Indicator& indicator, const model::Table& table, std::uint32_t row) {
    int at = indicator.aggregation == model::Aggregation::distinct ? table.schema->find(indicator.key) : -1;
    for (std::size_t i = 0; at < 0 && i < table.schema->columns.size(); ++i)
        if (table.schema->columns[i].key) at = static_cast<int>(i);
    return model::shown_cell(table, row, at < 0 ? 0 : static_cast<std::size_t>(at));
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
    const Context context{snapshot, config};
    std::vector<LeftOut> left_out;
    if (!referred_indicator(result.indicator.numerator).empty()) {
        result.figure = snapshot.figures.at(id, level, subject);
        return result;
    }
    const Measurement measurement = measure(result.indicator, context, &left_out);
    if (measurement.table_missing) {
        result.figure = {model::State::not_checked, 0, 1, 0, "table_missing"};
        return result;
    }
    const Subjects subjects{snapshot, *measurement.places, level, measurement.led_only};
    const Subjects everyone{snapshot, *measurement.places, level};  // also who stands there and leads elsewhere
    if (subject >= subjects.count()) return result;
    result.figure = level == model::Level::enterprise ? aggregate(result.indicator, measurement, subjects)[subject]
                                                      : snapshot.figures.at(id, level, subject);
    const model::Table& table = *measurement.table;
    for (const auto& row : measurement.rows)
        if (subjects.has(row.row, subject))
            result.rows.push_back(
                {table.spot(row.row), key_text(result.indicator, table, row.row), row.num, row.den, {}});
    for (const auto& row : measurement.rows)
        if (!subjects.has(row.row, subject) && everyone.has(row.row, subject))
            result.left_out.push_back(
                {table.spot(row.row), key_text(result.indicator, table, row.row), 0, 0, "leads()"});
    for (const auto& row : left_out)
        if (everyone.has(row.row, subject))
            result.left_out.push_back(
                {table.spot(row.row), key_text(result.indicator, table, row.row), 0, 0, row.reason});
    return result;
}

}  // namespace qm::assess
