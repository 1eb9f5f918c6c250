// SPDX-License-Identifier: Apache-2.0
#include "draw/plan/town_maps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "draw/plan/scales.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {

using model::Figure;
using model::Index;
using model::Indicator;
using model::Level;

namespace {

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

}  // namespace

std::vector<AreaFigure> town_areas(const Words& words, const Indicator& indicator, bool by_enterprise,
                                   const std::string& up) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const int smallest = threshold(words.input.config, "small_sample", 20);
    std::vector<AreaFigure> areas;
    for (Index town = 0; town < district.towns.size(); ++town) {
        const auto& figure = snapshot.figures.at(indicator.id, Level::town, town);
        const auto& firms = snapshot.figures.at("STR01", Level::town, town);
        const bool small = by_enterprise && firms.has_value() && firms.num < smallest;
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

namespace {

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

}  // namespace

bool per_enterprise(const Indicator& indicator) {
    return indicator.denominator == "indicator(STR01)";
}

const Indicator* home_indicator(const Words& words) {
    const auto& figures = words.input.snapshot.figures;
    const auto at = figures.find(words.input.config.map.home_indicator);
    return at == model::none || !figures.indicators[at].has(Level::town) ? nullptr : &figures.indicators[at];
}

ScaleSpec scale_of(const Words& words, const Indicator& indicator) {
    const model::Config& config = words.input.config;
    ScaleSpec scale;
    scale.palette = indicator.better == model::Better::down ? "warm" : "cool";
    scale.classes = std::clamp(config.map.classes, 1, 7);
    scale.decimals = indicator.decimals;
    scale.near = config.map.near_break / 100.0;
    scale.lopsided = config.map.lopsided;
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
    const std::string title = words.say("map_title", {{"indicator", words.indicator_name(indicator)},
                                                      {"month", words.month(words.input.snapshot.month)}});
    map.sheet = words.sheet(std::move(name), title, "", range_sentence(words, indicator));
    map.areas = town_areas(words, indicator, per_enterprise(indicator), up);
    map.scale = scale_of(words, indicator);
    map.words = words.map_words();
    const std::string unit = words.unit(indicator);
    map.words.legend = words.indicator_name(indicator) + (unit.empty() ? "" : words.say("unit", {{"unit", unit}}));
    map.words.zero = words.say("zero");
    map.words.lopsided = words.say("lopsided", {{"n", "{n}"}, {"of", "{of}"}});
    map.words.small_sample =
        words.say("small_sample", {{"n", std::to_string(threshold(words.input.config, "small_sample", 20))}});
    return map;
}

}  // namespace qm::draw::planning
