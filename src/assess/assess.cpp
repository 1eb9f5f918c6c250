// SPDX-License-Identifier: Apache-2.0
#include "assess/assess.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "assess/aggregate.hpp"
#include "assess/built_tables.hpp"
#include "assess/links.hpp"
#include "assess/measure.hpp"
#include "assess/problems.hpp"
#include "assess/subjects.hpp"
#include "assess/yearly_checks.hpp"
#include "base/parallel.hpp"

namespace qm::assess {
namespace {

using model::Figure;
using model::Indicator;
using model::Level;
using model::State;
using ByLevel = std::map<Level, std::vector<Figure>>;

// Rows that do not say their town have that of their enterprise: without the enterprises of a town they have none.
bool placed_by_enterprise(const model::Snapshot& snapshot, const std::string& table) {
    const auto found = snapshot.tables.find(table);
    if (found == snapshot.tables.end() || table == "enterprises" || found->second.column("town") != nullptr)
        return false;
    const auto& columns = found->second.schema->columns;
    return std::any_of(columns.begin(), columns.end(),
                       [](const auto& column) { return column.type == model::Type::uscc_ref; });
}

// Towns whose file of this table did not come: their figures are not checked, never zero.
void mark_unreported(const model::Snapshot& snapshot, const std::string& table, ByLevel& values) {
    const auto towns = values.find(Level::town);
    const bool by_enterprise = placed_by_enterprise(snapshot, table);
    for (const auto& expected : snapshot.expected) {
        if (expected.reported || (expected.table != table && !(by_enterprise && expected.table == "enterprises")))
            continue;
        for (std::size_t t = 0; t < snapshot.district->towns.size(); ++t) {
            if (snapshot.district->towns[t].name != expected.town) continue;
            if (towns != values.end()) towns->second[t] = {State::not_checked, 0, 1, 0, "file_missing"};
            const auto parks = values.find(Level::park);
            if (parks == values.end()) continue;
            for (std::size_t p = 0; p < snapshot.district->parks.size(); ++p)
                if (snapshot.district->parks[p].town == t)
                    parks->second[p] = {State::not_checked, 0, 1, 0, "file_missing"};
        }
    }
}

ByLevel evaluate(const Indicator& indicator, const Context& context) {
    ByLevel values;
    const Measurement measurement = measure(indicator, context);
    for (const Level level : indicator.levels) {
        if (level == Level::enterprise) continue;  // on demand, see explain
        const auto count = subject_count(context.snapshot, level);
        if (measurement.table_missing || !measurement.missing_setting.empty()) {
            const std::string reason = measurement.table_missing ? "table_missing" : measurement.missing_setting;
            values[level].assign(count, {State::not_checked, 0, 1, 0, reason});
            continue;
        }
        values[level] = aggregate(indicator, measurement,
                                  Subjects{context.snapshot, *measurement.places, level, measurement.led_only});
    }
    mark_unreported(context.snapshot, indicator.table, values);
    return values;
}

bool composed(const Indicator& indicator) {
    return indicator.aggregation == model::Aggregation::ratio &&
           !model::referred_indicator(indicator.numerator).empty();
}

// A ratio of two indicators: exact quotient of their figures, subject by subject.
Figure quotient(const Figure& a, const Figure& b) {
    if (a.state == State::not_checked) return a;
    if (b.state == State::not_checked) return b;
    if (!a.has_value() || !b.has_value() || b.num == 0) return {State::empty, 0, 1, a.rows, {}};
    return {State::value, a.num * b.den, a.den * b.num, a.rows, {}};
}

ByLevel evaluate_composed(const Indicator& indicator, const model::Snapshot& snapshot) {
    ByLevel values;
    for (const Level level : indicator.levels) {
        if (level == Level::enterprise) continue;
        const auto count = subject_count(snapshot, level);
        for (std::size_t subject = 0; subject < count; ++subject) {
            const auto& figures = snapshot.figures;
            values[level].push_back(quotient(
                figures.at(model::referred_indicator(indicator.numerator), level, static_cast<model::Index>(subject)),
                figures.at(model::referred_indicator(indicator.denominator), level,
                           static_cast<model::Index>(subject))));
        }
    }
    return values;
}

}  // namespace

void assess(model::Snapshot& snapshot, const std::vector<Indicator>& indicators, const model::Config& config,
            base::Feedback& feedback) {
    feedback.progress.stage("assess");
    for (const auto& indicator : indicators) check_indicator(indicator, indicators, *snapshot.schemas);
    snapshot.problems = list_problems(snapshot, config, feedback);
    count_links(snapshot);
    add_built_tables(snapshot);
    snapshot.figures.indicators = indicators;
    snapshot.figures.values.assign(indicators.size(), {});
    const Context context{snapshot, config};
    base::for_each_index(indicators.size(), config.jobs, [&](std::size_t i) {
        if (!composed(indicators[i])) snapshot.figures.values[i] = evaluate(indicators[i], context);
    });
    // Composed indicators after the ones they refer to; check_indicator has excluded circles.
    std::set<std::string> ready;
    for (const auto& indicator : indicators)
        if (!composed(indicator)) ready.insert(indicator.id);
    for (bool progressed = true; progressed;) {
        progressed = false;
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const auto& indicator = indicators[i];
            if (ready.contains(indicator.id) || !ready.contains(model::referred_indicator(indicator.numerator)) ||
                !ready.contains(model::referred_indicator(indicator.denominator)))
                continue;
            snapshot.figures.values[i] = evaluate_composed(indicator, snapshot);
            ready.insert(indicator.id);
            progressed = true;
        }
    }
    rate_supports(snapshot, config);
    check_yearly(snapshot, feedback.findings);
}

}  // namespace qm::assess
