// SPDX-License-Identifier: Apache-2.0
// The pictures of the towns page beside the map of borders: tiles, circles, two measures at once, the months in a row.
#include <algorithm>
#include <cmath>
#include <map>
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

constexpr double half_width = 564, full_width = 900;
constexpr std::size_t most_towns = 120;  // of a schematic map
constexpr std::size_t most_months = 6;

void add_schematics(const Words& words, const Indicator& indicator, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    if (snapshot.district->towns.size() > most_towns) return;
    const Choropleth map = choropleth(words, indicator, "map-tiles", "");
    Schematic request;
    request.sheet = map.sheet;
    request.sheet.title = words.say("tiles_title", {{"title", map.sheet.title}});
    request.sheet.subtitle = words.say("tiles_subtitle");
    request.sheet.review = words.say("no_borders");
    request.areas = map.areas;
    request.scale = map.scale;
    request.words = map.words;
    request.tiles = given_tiles(*snapshot.district, words.input.config.map.tiles).tiles;
    figures.push_back(forms(request, half_width, true, true, false));

    const auto firms = snapshot.figures.find("STR01");
    if (firms == model::none || !snapshot.figures.indicators[firms].has(Level::town)) return;
    request.kind = SchematicKind::circles;
    request.sheet.name = "map-circles";
    request.sheet.title = words.say("circles_title", {{"title", map.sheet.title}});
    request.sheet.subtitle = words.say("circles_subtitle");
    request.words.circled = words.indicator_name(snapshot.figures.indicators[firms]);
    request.words.circled_unit = words.unit(snapshot.figures.indicators[firms]);
    for (Index town = 0; town < request.areas.size(); ++town) {
        const auto& figure = snapshot.figures.at("STR01", Level::town, town);
        request.areas[town].amount = figure.has_value() ? static_cast<double>(figure.num) : 0;
    }
    figures.push_back(forms(request, half_width, true, true, false));
}

/// Both measures have towns and a figure of the district that parts them.
void add_pair(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& pair = words.input.config.map.pair;
    const Indicator* measures[2] = {};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto at = snapshot.figures.find(pair[i]);
        if (at == model::none || !snapshot.figures.indicators[at].has(Level::town)) return;
        measures[i] = &snapshot.figures.indicators[at];
        if (!snapshot.figures.at(pair[i], Level::district, 0).has_value()) return;
    }
    TwoMeasures map;
    const auto measure = [&](std::size_t i) {
        const auto& whole = snapshot.figures.at(pair[i], Level::district, 0);
        const std::string value = model::printed_with_unit(*measures[i], whole, words.input.english);
        const bool low = measures[i]->better == model::Better::up;
        return TwoMeasures::Measure{model::approximate(model::printed_ratio(*measures[i], whole)), low,
                                    words.indicator_name(*measures[i]),
                                    words.say(low ? "pair_low" : "pair_high", {{"value", value}})};
    };
    map.first_measure = measure(0);
    map.second_measure = measure(1);
    map.areas = town_areas(words, *measures[0], false, "");
    std::size_t both = 0;
    for (Index town = 0; town < map.areas.size(); ++town) {
        const auto& second = snapshot.figures.at(pair[1], Level::town, town);
        auto& value = map.second.emplace_back();
        if (second.has_value()) value = model::approximate(model::printed_ratio(*measures[1], second));
        const std::string shown = model::printed(*measures[1], second) + (measures[1]->percent && value ? "%" : "");
        AreaFigure& area = map.areas[town];
        area.title += words.say("pair_title", {{"indicator", words.indicator_name(*measures[1])}, {"value", shown}});
        area.printed += " / " + shown;
        both += area.value && value && map.first_measure.dark(*area.value) && map.second_measure.dark(*value) ? 1U : 0U;
    }
    map.sheet = words.sheet("map-pair",
                            words.say("pair_map_title", {{"first", words.indicator_name(*measures[0])},
                                                         {"second", words.indicator_name(*measures[1])},
                                                         {"month", words.month(snapshot.month)}}),
                            words.say("pair_subtitle"), words.say("pair_description", {{"n", std::to_string(both)}}));
    map.words = words.map_words();
    figures.push_back(forms(map, 700, true, true, false));
}

const model::StoredFigure* stored(const model::Facts& facts, const std::string& indicator, const std::string& subject) {
    const auto figures = facts.figures.find(indicator);
    if (figures == facts.figures.end()) return nullptr;
    const auto found = figures->second.find(subject);
    return found == figures->second.end() ? nullptr : &found->second;
}

void add_months(const Words& words, const Indicator& indicator, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    std::vector<const model::Facts*> months;
    for (const auto& facts : words.input.history)
        if (facts.month <= snapshot.month && facts.figures.contains(indicator.id)) months.push_back(&facts);
    if (months.size() > most_months) months.erase(months.begin(), months.end() - most_months);
    if (months.size() < 2) return;
    const Choropleth now = choropleth(words, indicator, "map-months", "");
    SmallMultiples map;
    const auto smallest = words.input.config.thresholds.find("small_sample");
    const base::Wide few = smallest == words.input.config.thresholds.end() ? 20 : smallest->second;
    for (const auto* facts : months) {
        SmallMultiples::Panel panel;
        panel.title = words.month(facts->month);
        for (Index town = 0; town < district.towns.size(); ++town) {
            const std::string subject = model::subject_key(Level::town, district.towns[town].code);
            AreaFigure area = now.areas[town];
            area.label.clear();
            const auto* figure = stored(*facts, indicator.id, subject);
            const auto* firms = stored(*facts, "STR01", subject);
            area.value.reset();
            area.state = State::no_data;
            std::string shown = "—";
            if (figure != nullptr && figure->state == model::State::not_applicable) area.state = State::not_applicable;
            if (figure != nullptr && figure->state == model::State::value) {
                const Figure known{model::State::value, figure->num, figure->den, 0, {}};
                area.value = model::approximate(model::printed_ratio(indicator, known));
                const bool small = per_enterprise(indicator) && firms != nullptr &&
                                   firms->state == model::State::value && firms->num < few;
                area.state = small ? State::small_sample : figure->num == 0 ? State::zero : State::value;
                shown = model::printed_with_unit(indicator, known, words.input.english);
            }
            area.title = words.say("area_title", {{"name", words.town_full(town) + " " + panel.title},
                                                  {"indicator", words.indicator_name(indicator)},
                                                  {"value", shown}});
            panel.areas.push_back(std::move(area));
        }
        map.panels.push_back(std::move(panel));
    }
    map.sheet = now.sheet;
    map.sheet.title = words.say("months_title", {{"indicator", words.indicator_name(indicator)},
                                                 {"from", words.month(months.front()->month)},
                                                 {"to", words.month(snapshot.month)}});
    map.sheet.subtitle = words.say("months_subtitle");
    map.sheet.description = words.say("months_description", {{"n", std::to_string(months.size())}});
    map.scale = now.scale;
    map.words = now.words;
    map.words.period.clear();
    map.words.near_break.clear();
    map.words.counted = words.say("town_months_counted");
    figures.push_back(forms(map, full_width, true, true, false));
}

}  // namespace

void plan_towns(const Words& words, std::vector<PlannedFigure>& figures) {
    if (const Indicator* indicator = home_indicator(words)) {
        add_schematics(words, *indicator, figures);
        add_months(words, *indicator, figures);
    }
    add_pair(words, figures);
}

}  // namespace qm::draw::planning
