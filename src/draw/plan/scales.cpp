// SPDX-License-Identifier: Apache-2.0
#include "draw/plan/scales.hpp"

#include <algorithm>
#include <string>

#include "draw/classify.hpp"
#include "model/figures.hpp"

namespace qm::draw::planning {
namespace {

std::string definition_in(const model::Facts& facts, const std::string& indicator) {
    const auto found = facts.definition_texts.find(indicator);
    return found == facts.definition_texts.end() ? std::string{} : found->second;
}

std::vector<double> town_values(const model::Facts& facts, const model::Indicator& indicator) {
    std::vector<double> values;
    const auto figures = facts.figures.find(indicator.id);
    if (figures == facts.figures.end()) return values;
    for (const auto& [subject, stored] : figures->second) {
        if (!subject.starts_with("town:") || stored.state != model::State::value) continue;
        const model::Figure figure{model::State::value, stored.num, stored.den, 0, {}};
        values.push_back(model::approximate(model::printed_ratio(indicator, figure)));
    }
    return values;
}

}  // namespace

ScaleSpec kept_scale(ScaleSpec wanted, const std::vector<model::Facts>& history, base::Month month,
                     const model::Indicator& indicator) {
    const bool adds_up = indicator.time_kind == model::TimeKind::flow && indicator.period == model::Period::ytd;
    if (wanted.method == Method::given || adds_up) return wanted;
    const auto now =
        std::find_if(history.begin(), history.end(), [&](const model::Facts& facts) { return facts.month == month; });
    if (now == history.end()) return wanted;
    const std::string definition = definition_in(*now, indicator.id);
    for (const model::Facts& facts : history) {
        if (facts.month > month) break;
        if (definition_in(facts, indicator.id) != definition) continue;
        Classes classes = classify(town_values(facts, indicator), wanted);
        if (classes.limits.empty()) continue;
        wanted.method = Method::given;
        wanted.breaks = std::move(classes.limits);
        break;
    }
    return wanted;
}

}  // namespace qm::draw::planning
