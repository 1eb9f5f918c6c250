// SPDX-License-Identifier: Apache-2.0
#include "assess/assess.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "assess/aggregate.hpp"
#include "assess/built_tables.hpp"
#include "assess/links.hpp"
#include "assess/measure.hpp"
#include "assess/network.hpp"
#include "assess/problems.hpp"
#include "assess/subjects.hpp"
#include "assess/unreported.hpp"
#include "assess/yearly_checks.hpp"
#include "base/parallel.hpp"

namespace qm::assess {
namespace {

using model::Figure;
using model::Indicator;
using model::Level;
using model::State;
using ByLevel = std::map<Level, std::vector<Figure>>;

void mark_unreported(const model::Snapshot& snapshot, const std::string& table, ByLevel& values) {
    const Figure missing{State::not_checked, 0, 1, 0, "file_missing"};
    const auto towns = unreported_towns(snapshot, table);
    if (const auto found = values.find(Level::town); found != values.end())
        for (std::size_t town = 0; town < towns.size(); ++town)
            if (towns[town]) found->second[town] = missing;
    if (const auto found = values.find(Level::park); found != values.end() && !towns.empty())
        for (std::size_t park = 0; park < found->second.size(); ++park)
            if (const auto town = snapshot.district->parks[park].town; town != model::none && towns[town])
                found->second[park] = missing;
    if (const auto found = values.find(Level::enterprise); found != values.end()) {
        const auto enterprises = unreported_enterprises(snapshot, table);
        for (std::size_t i = 0; i < enterprises.size(); ++i)
            if (enterprises[i]) found->second[i] = missing;
    }
}

ByLevel evaluate(const Indicator& indicator, const Context& context, const std::vector<Level>& levels) {
    ByLevel values;
    const Measurement measurement = measure(indicator, context);
    for (const Level level : levels) {
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

// Figures of enterprises are made when they are asked for.
std::vector<Level> stored_levels(const Indicator& indicator) {
    auto levels = indicator.levels;
    std::erase(levels, Level::enterprise);
    return levels;
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

std::vector<Figure> quotients(const std::vector<Figure>& numerators, const std::vector<Figure>& denominators) {
    std::vector<Figure> figures;
    for (std::size_t subject = 0; subject < std::max(numerators.size(), denominators.size()); ++subject)
        figures.push_back(subject < numerators.size() && subject < denominators.size()
                              ? quotient(numerators[subject], denominators[subject])
                              : Figure{});
    return figures;
}

ByLevel evaluate_composed(const Indicator& indicator, const model::Snapshot& snapshot) {
    ByLevel values;
    for (const Level level : stored_levels(indicator)) {
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
    measure_network(snapshot, config, feedback);
    find_supplies(snapshot, feedback);
    add_built_tables(snapshot);
    snapshot.figures.indicators = indicators;
    snapshot.figures.values.assign(indicators.size(), {});
    const Context context{snapshot, config};
    base::for_each_index(indicators.size(), config.jobs, [&](std::size_t i) {
        if (!composed(indicators[i]))
            snapshot.figures.values[i] = evaluate(indicators[i], context, stored_levels(indicators[i]));
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

std::vector<Figure> figures_of(const model::Snapshot& snapshot, const model::Config& config, const Indicator& indicator,
                               Level level) {
    if (!indicator.has(level)) return {};
    const auto& figures = snapshot.figures;
    if (level != Level::enterprise) {
        const auto& of_levels = figures.values[figures.find(indicator.id)];
        const auto found = of_levels.find(level);
        return found == of_levels.end() ? std::vector<Figure>{} : found->second;
    }
    if (!composed(indicator)) return evaluate(indicator, Context{snapshot, config}, {level}).at(level);
    const auto part = [&](const std::string& text) {
        const auto at = figures.find(model::referred_indicator(text));
        return at == model::none ? std::vector<Figure>{} : figures_of(snapshot, config, figures.indicators[at], level);
    };
    return quotients(part(indicator.numerator), part(indicator.denominator));
}

}  // namespace qm::assess
