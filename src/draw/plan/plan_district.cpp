// SPDX-License-Identifier: Apache-2.0
// Maps of the whole district: the home map, the difference against the month before, one choropleth for each indicator
// that has towns, and the trend of each district figure.
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "draw/plan/scales.hpp"
#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

using model::Figure;
using model::Index;
using model::Indicator;
using model::Level;

constexpr double home_width = 700;
constexpr double indicator_width = 700;
constexpr double trend_width = 560;

int threshold(const model::Config& config, const char* name, int fallback) {
    const auto found = config.thresholds.find(name);
    return found == config.thresholds.end() ? fallback : found->second;
}

State state_of(const Figure& figure, bool small) {
    if (figure.state == model::State::not_applicable) return State::not_applicable;
    if (!figure.has_value()) return State::no_data;
    if (small) return State::small_sample;
    return figure.num == 0 ? State::zero : State::value;
}

// Town figures of one indicator as coloured areas.
std::vector<AreaFigure> town_areas(const Words& words, const Indicator& indicator, bool per_enterprise,
                                   const std::string& up) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const int smallest = threshold(words.input.config, "small_sample", 20);
    std::vector<AreaFigure> areas;
    for (Index town = 0; town < district.towns.size(); ++town) {
        const auto& figure = snapshot.figures.at(indicator.id, Level::town, town);
        const auto& firms = snapshot.figures.at("STR01", Level::town, town);
        const bool small = per_enterprise && firms.has_value() && firms.num < smallest;
        AreaFigure area;
        area.area = "town:" + district.towns[town].code;
        area.state = state_of(figure, small);
        if (figure.has_value()) area.value = model::approximate(model::printed_ratio(indicator, figure));
        area.printed = area.state == State::small_sample
                           ? words.say("small_sample_short")
                           : model::printed(indicator, figure) + (indicator.percent && figure.has_value() ? "%" : "");
        area.label = words.town_name(town);
        area.key = model::town_key(district, town);
        area.href = up + model::town_page(district, town);
        area.title =
            words.say("area_title", {{"name", words.town_full(town)},
                                     {"indicator", words.indicator_name(indicator)},
                                     {"value", model::printed_with_unit(indicator, figure, words.input.english)}});
        areas.push_back(std::move(area));
    }
    return areas;
}

std::string range_sentence(const Words& words, const Indicator& indicator) {
    const auto& figures = words.input.snapshot.figures;
    const auto& towns = words.input.snapshot.district->towns;
    Index low = model::none, high = model::none;
    std::size_t without = 0;
    for (Index town = 0; town < towns.size(); ++town) {
        const auto& figure = figures.at(indicator.id, Level::town, town);
        if (!figure.has_value()) {
            ++without;
            continue;
        }
        const auto below = [&](Index a, Index b) {
            return base::compare(figures.at(indicator.id, Level::town, a).ratio(),
                                 figures.at(indicator.id, Level::town, b).ratio()) < 0;
        };
        if (low == model::none || below(town, low)) low = town;
        if (high == model::none || below(high, town)) high = town;
    }
    if (low == model::none) return words.say("range_none");
    return words.say("range",
                     {{"high", words.town_full(high)},
                      {"high_value", model::printed_with_unit(indicator, figures.at(indicator.id, Level::town, high),
                                                              words.input.english)},
                      {"low", words.town_full(low)},
                      {"low_value", model::printed_with_unit(indicator, figures.at(indicator.id, Level::town, low),
                                                             words.input.english)},
                      {"without", std::to_string(without)}});
}

ScaleSpec scale_of(const Words& words, const Indicator& indicator) {
    const model::Config& config = words.input.config;
    ScaleSpec scale;
    scale.palette = indicator.better == model::Better::down ? "warm" : "cool";
    scale.classes = std::clamp(config.map.classes, 1, 7);
    scale.decimals = indicator.decimals;
    const bool home = indicator.id == config.map.home_indicator;
    const std::string& method = home ? config.map.method : std::string{"jenks"};
    scale.method = method == "quantile" ? Method::quantile
                   : method == "equal"  ? Method::equal
                   : method == "jenks"  ? Method::jenks
                                        : Method::given;
    if (scale.method == Method::given)
        for (const auto& text : config.map.breaks)
            if (const auto value = base::parse_number(text))
                scale.breaks.push_back(static_cast<double>(*value) / base::micro);
    if (scale.method == Method::given && scale.breaks.empty()) scale.method = Method::jenks;
    return kept_scale(scale, words.input.history, words.input.snapshot.month, indicator);
}

Choropleth choropleth(const Words& words, const Indicator& indicator, std::string name, const std::string& up) {
    Choropleth map;
    const bool per_enterprise = indicator.denominator == "indicator(STR01)";
    const std::string title = words.say("map_title", {{"indicator", words.indicator_name(indicator)},
                                                      {"month", words.month(words.input.snapshot.month)}});
    map.sheet = words.sheet(std::move(name), title, "", range_sentence(words, indicator));
    map.areas = town_areas(words, indicator, per_enterprise, up);
    map.scale = scale_of(words, indicator);
    map.words = words.map_words();
    const std::string unit = words.unit(indicator);
    map.words.legend = words.indicator_name(indicator) + (unit.empty() ? "" : words.say("unit", {{"unit", unit}}));
    map.words.zero = words.say("zero");
    map.words.small_sample =
        words.say("small_sample", {{"n", std::to_string(threshold(words.input.config, "small_sample", 20))}});
    return map;
}

void add_home(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto at = snapshot.figures.find(words.input.config.map.home_indicator);
    if (at == model::none || !snapshot.figures.indicators[at].has(Level::town)) return;
    Choropleth map = choropleth(words, snapshot.figures.indicators[at], "map-home", "");
    map.sheet.subtitle = words.say("home_subtitle");
    map.words.circled = words.say("overdue_circles");
    map.words.circled_unit = words.say("cases");
    for (Index town = 0; town < map.areas.size(); ++town) {
        const auto& overdue = snapshot.figures.at("SUP07", Level::town, town);
        if (!overdue.has_value() || overdue.num == 0) continue;
        map.areas[town].circled = static_cast<double>(overdue.num);
        map.areas[town].circled_text = base::to_string(overdue.num);
        map.areas[town].title += words.say("overdue_title", {{"n", base::to_string(overdue.num)}});
    }
    figures.push_back(forms(map, home_width, true, true, true));
}

void add_difference(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto* changes = words.input.changes;
    const auto& snapshot = words.input.snapshot;
    const auto at = snapshot.figures.find(words.input.config.map.home_indicator);
    if (changes == nullptr || at == model::none) return;
    const Indicator& indicator = snapshot.figures.indicators[at];
    const auto& district = *snapshot.district;
    DifferenceMap map;
    map.sheet = words.sheet("map-difference",
                            words.say("difference_title", {{"indicator", words.indicator_name(indicator)},
                                                           {"from", words.month(changes->from)},
                                                           {"to", words.month(changes->to)}}),
                            words.say("difference_subtitle"), "");
    map.words = words.map_words();
    map.words.high = words.say("rise");
    map.words.low = words.say("fall");
    map.words.legend = words.indicator_name(indicator);
    map.words.period = words.say("from_to", {{"from", words.month(changes->from)}, {"to", words.month(changes->to)}});
    const auto limit = [&](std::size_t i) {
        return static_cast<double>(*base::parse_number(words.input.config.map.change_breaks[i])) / base::micro;
    };
    map.dead_zone = limit(0);
    map.strong = limit(1);
    std::size_t up = 0, down = 0;
    for (Index town = 0; town < district.towns.size(); ++town) {
        AreaFigure area;
        area.area = "town:" + district.towns[town].code;
        area.label = words.town_name(town);
        area.key = model::town_key(district, town);
        area.href = model::town_page(district, town);
        area.state = State::no_data;
        area.printed = "—";
        const auto* change = changes->find(indicator.id, model::subject_key(Level::town, district.towns[town].code));
        if (change != nullptr && change->before && change->after && change->before->state == model::State::value &&
            change->after->state == model::State::value) {
            const Figure before{model::State::value, change->before->num, change->before->den, 0, {}};
            const Figure after{model::State::value, change->after->num, change->after->den, 0, {}};
            const auto a = model::printed_ratio(indicator, after);
            const auto b = model::printed_ratio(indicator, before);
            const base::Ratio delta{a.num * b.den - b.num * a.den, a.den * b.den};
            area.state = State::value;
            area.value = model::approximate(delta);
            area.printed = base::format(delta, {indicator.decimals + 1, true, true, false});
            up += delta.num > 0 ? 1 : 0;
            down += delta.num < 0 ? 1 : 0;
        }
        area.title = words.say(
            "area_title", {{"name", words.town_full(town)}, {"indicator", map.words.legend}, {"value", area.printed}});
        map.areas.push_back(std::move(area));
    }
    map.sheet.description =
        words.say("difference_description", {{"up", std::to_string(up)}, {"down", std::to_string(down)}});
    figures.push_back(forms(map, home_width, true, true, false));
}

void add_trend(const Words& words, const Indicator& indicator, std::vector<PlannedFigure>& figures) {
    const auto& history = words.input.history;
    if (history.size() < 2) return;
    Trend trend;
    trend.sheet = words.sheet("trend-" + model::slug(indicator.id),
                              words.say("trend_title", {{"indicator", words.indicator_name(indicator)}}), "", "");
    const base::Month last = words.input.snapshot.month;
    const base::Month first{std::max(history.front().month.index, last.index - 11)};
    std::size_t known = 0;
    for (base::Month month = first; month <= last; ++month.index) {
        TrendMonth point;
        point.label = words.say("short_month", {{"month", std::to_string(month.number())}});
        for (const auto& facts : history) {
            if (facts.month != month) continue;
            const auto found = facts.figures.find(indicator.id);
            if (found == facts.figures.end()) continue;
            const auto district = found->second.find("district");
            if (district == found->second.end() || district->second.state != model::State::value) continue;
            const Figure figure{model::State::value, district->second.num, district->second.den, 0, {}};
            point.value = model::approximate(model::printed_ratio(indicator, figure));
            point.printed = model::printed(indicator, figure) + (indicator.percent ? "%" : "");
            ++known;
        }
        trend.months.push_back(std::move(point));
    }
    if (known < 2) return;
    trend.sheet.description = words.say("trend_description", {{"n", std::to_string(known)}});
    figures.push_back(forms(trend, trend_width, true, false, false));
}

}  // namespace

void plan_district(const Words& words, std::vector<PlannedFigure>& figures) {
    add_home(words, figures);
    add_difference(words, figures);
    for (const auto& indicator : words.input.snapshot.figures.indicators) {
        if (indicator.has(Level::town)) {
            Choropleth map = choropleth(words, indicator, "map-indicator-" + model::slug(indicator.id), "../");
            figures.push_back(forms(map, indicator_width, true, true, false));
        }
        if (indicator.has(Level::district)) add_trend(words, indicator, figures);
    }
}

}  // namespace qm::draw::planning
