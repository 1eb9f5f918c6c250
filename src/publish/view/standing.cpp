// SPDX-License-Identifier: Apache-2.0
#include "publish/view/standing.hpp"

#include <algorithm>

#include "publish/addresses.hpp"

namespace qm::publish {

int fewest_to_rank(const MonthFacts& m, const model::Indicator& indicator) {
    return indicator.denominator.find("STR01") != std::string::npos || indicator.table == "enterprises" ? m.small_sample
                                                                                                        : m.small_cases;
}

bool ranks(const MonthFacts& m, const model::Indicator& indicator, const model::Figure& figure) {
    if (!figure.has_value() || figure.den == 0) return false;
    const bool counted = indicator.denominator.find('(') != std::string::npos;
    return figure.den / (counted ? 1 : base::micro) >= fewest_to_rank(m, indicator);
}

bool comparable(const model::Indicator& indicator) {
    return indicator.aggregation == model::Aggregation::ratio && indicator.has(model::Level::town) &&
           indicator.basis != "all";
}

int rank_of(const MonthFacts& m, const model::Indicator& indicator, model::Index town, int& of) {
    const model::Figure& mine = m.now.figures.at(indicator.id, model::Level::town, town);
    of = 0;
    int better = 0;
    for (model::Index other = 0; other < m.district.towns.size(); ++other) {
        const model::Figure& theirs = m.now.figures.at(indicator.id, model::Level::town, other);
        if (!ranks(m, indicator, theirs)) continue;
        ++of;
        if (!ranks(m, indicator, mine)) continue;
        const int order = base::compare(theirs.ratio(), mine.ratio());
        if (indicator.better == model::Better::down ? order < 0 : order > 0) ++better;
    }
    return ranks(m, indicator, mine) && of >= 2 ? better + 1 : 0;
}

std::vector<StandingRow> standings(const MonthFacts& m, model::Index town, const std::string& base_path) {
    std::vector<StandingRow> rows;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        if (!comparable(indicator)) continue;
        const model::Figure& mine = m.now.figures.at(indicator.id, model::Level::town, town);
        StandingRow row;
        row.name = indicator_name(m, indicator);
        row.href = base_path + model::indicator_page(indicator.id);
        row.value = number(m, indicator.id, model::Level::town, town, base_path, true);
        row.sample = denominator(indicator, mine);
        row.district = number(m, indicator.id, model::Level::district, 0, base_path, true);
        int of = 0;
        const int rank = rank_of(m, indicator, town, of);
        row.ranked = rank > 0;
        row.rank = rank > 0 ? m.words.say("standing.rank", {{"rank", std::to_string(rank)}, {"of", std::to_string(of)}})
                            : std::string{no_value};
        if (rank == 0)
            row.note = mine.has_value()
                           ? m.words.say("standing.small", {{"n", std::to_string(fewest_to_rank(m, indicator))}})
                           : why_no_value(m, mine);

        double low = 0, high = 0;
        std::vector<std::pair<model::Index, double>> values;
        for (model::Index other = 0; other < m.district.towns.size(); ++other) {
            const model::Figure& figure = m.now.figures.at(indicator.id, model::Level::town, other);
            if (!ranks(m, indicator, figure)) continue;
            const double value = model::approximate(figure.ratio());
            low = values.empty() ? value : std::min(low, value);
            high = values.empty() ? value : std::max(high, value);
            values.emplace_back(other, value);
        }
        if (values.empty() && !mine.has_value()) continue;  // nothing to compare this month
        for (const auto& [other, value] : values) {
            const double share = high > low ? (value - low) / (high - low) : 0.5;
            const auto x = std::to_string(6 + static_cast<int>(share * 188 + 0.5));
            if (other == town) {
                row.me = x;
            } else {
                row.others.push_back({x});
            }
        }
        row.label = m.words.say("standing.label",
                                {{"value", row.value.text}, {"district", row.district.text}, {"rank", row.rank}});
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace qm::publish
