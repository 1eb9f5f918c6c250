// SPDX-License-Identifier: Apache-2.0
// Maps of the whole district: the home map, the difference against the month before, one choropleth for each indicator
// that has towns, and the trend of each district figure.
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "draw/plan/town_maps.hpp"
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
    map.near = words.input.config.map.near_break / 100.0;
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
