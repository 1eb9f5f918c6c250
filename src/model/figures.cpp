// SPDX-License-Identifier: Apache-2.0
#include "model/figures.hpp"

#include <algorithm>

namespace qm::model {

Index Figures::find(std::string_view id) const {
    const auto at = std::lower_bound(indicators.begin(), indicators.end(), id,
                                     [](const Indicator& i, std::string_view w) { return i.id < w; });
    return at != indicators.end() && at->id == id ? static_cast<Index>(at - indicators.begin()) : none;
}

const Figure& Figures::at(std::string_view id, Level level, Index subject) const {
    static const Figure nothing;
    const Index i = find(id);
    if (i == none) return nothing;
    const auto found = values[i].find(level);
    return found == values[i].end() || subject >= found->second.size() ? nothing : found->second[subject];
}

base::Ratio printed_ratio(const Indicator& indicator, const Figure& figure) {
    base::Ratio ratio = figure.ratio();
    if (indicator.percent) ratio.num *= 100;
    if (!indicator.scale.empty())
        if (const auto scale = base::parse_number(indicator.scale); scale && *scale > 0) {
            ratio.den *= *scale;
            ratio.num *= base::micro;
        }
    return ratio;
}

std::string printed(const Indicator& indicator, const Figure& figure) {
    switch (figure.state) {
        case State::value:
            return base::format(printed_ratio(indicator, figure), {indicator.decimals, true, false, indicator.percent});
        case State::text:
            return figure.words;
        case State::not_applicable:
            return "/";
        case State::empty:
        case State::not_checked:
            break;
    }
    return "—";
}

std::string printed_with_unit(const Indicator& indicator, const Figure& figure, bool english) {
    const std::string value = printed(indicator, figure);
    if (!figure.has_value()) return value;
    if (indicator.percent) return value + "%";
    const std::string& unit = english ? indicator.unit_en : indicator.unit;
    return unit.empty() ? value : value + " " + unit;
}

double approximate(const base::Ratio& ratio) {
    return static_cast<double>(ratio.num) / static_cast<double>(ratio.den);
}

}  // namespace qm::model
