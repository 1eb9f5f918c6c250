// SPDX-License-Identifier: Apache-2.0
// towns.html and parks.html
#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/home.hpp"
#include "publish/view/standing.hpp"
#include "publish/view/town.hpp"

namespace qm::publish {
namespace {

TownRow town_row(const MonthFacts& m, model::Level level, model::Index subject, const std::vector<RateView>& rates,
                 const Tally& tally) {
    TownRow row;
    row.open = counted(m, "PRB01", level, subject, tally.open, "");
    row.overdue = counted(m, "SUP07", level, subject, tally.overdue, "");
    row.any_overdue = tally.overdue > 0;
    for (const RateView& rate : rates) row.rates.push_back(rate.due_rate);
    row.rate.text = std::string{no_value};
    return row;
}

// Rows of a park are counted by no indicator of the catalogue; those on the chains are, and often they are all.
constexpr const char* firms_indicator = "STR01";

std::string count(std::size_t n) {
    return base::format_count(static_cast<std::int64_t>(n));
}

std::vector<ComparedRow> compared(const MonthFacts& m) {
    std::vector<ComparedRow> rows;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        if (!comparable(indicator)) continue;
        ComparedRow row;
        row.name = indicator_name(m, indicator);
        row.href = model::indicator_page(indicator.id);
        row.needed = std::to_string(fewest_to_rank(m, indicator));
        row.district = number(m, indicator.id, model::Level::district, 0, "", true);
        bool any = false;
        for (model::Index town = 0; town < m.district.towns.size(); ++town) {
            const model::Figure& figure = m.now.figures.at(indicator.id, model::Level::town, town);
            ComparedCell cell;
            cell.value = number(m, indicator.id, model::Level::town, town, "", true);
            cell.sample = denominator(indicator, figure);
            cell.small = figure.has_value() && !ranks(m, indicator, figure);
            int of = 0;
            if (const int rank = rank_of(m, indicator, town, of); rank > 0) {
                cell.rank = m.words.say("standing.rank", {{"rank", std::to_string(rank)}, {"of", std::to_string(of)}});
                cell.best = rank == 1;
            }
            any = any || figure.has_value();
            row.towns.push_back(std::move(cell));
        }
        if (any) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

ParkRow park_row(const MonthFacts& m, model::Index park, const std::string& base_path) {
    const model::Park& the = m.district.parks[park];
    const Tally& tally = m.by_park[park];
    ParkRow row;
    row.number = m.park_number[park];
    row.key = model::park_key(m.district, park);
    row.anchor = row.key;
    row.name = the.name;
    row.href = base_path + model::park_page(m.district, park);
    if (the.town != model::none) {
        row.town = m.town_name(the.town);
        row.town_href = base_path + model::town_page(m.district, the.town);
    }
    row.firms = counted(m, firms_indicator, model::Level::park, park,
                        static_cast<std::int64_t>(m.firms_of_park[park].size()), base_path);
    row.open = counted(m, "PRB01", model::Level::park, park, tally.open, base_path);
    row.overdue = counted(m, "SUP07", model::Level::park, park, tally.overdue, base_path);
    row.any_overdue = tally.overdue > 0;
    row.area = square_km(the.area_km2);
    if (the.nested) row.note = m.words.say("park.nested");
    return row;
}

TownsView towns_view(const MonthFacts& m) {
    TownsView view;
    view.frame = frame(m, {"towns.html",
                           "towns.html",
                           m.words.say("nav.towns"),
                           "p-towns",
                           {{m.words.say("nav.towns"), "", "", true}},
                           {},
                           {}});
    view.head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.towns")}, {"date", m.words.day(m.now.date)}});
    int with_overdue = 0;
    for (const Tally& tally : m.by_town) with_overdue += tally.overdue > 0;
    view.head.h1 = m.words.say(
        "towns.h1", {{"towns", m.words.amount("unit.towns", static_cast<std::int64_t>(m.district.towns.size()))},
                     {"overdue", std::to_string(with_overdue)},
                     {"open", m.words.amount("unit.cases", m.all.open)}});
    view.map = picture_view(m, "map-home", "");
    view.tiles = picture_view(m, "map-tiles", "");
    view.circles = picture_view(m, "map-circles", "");
    view.schematic = view.tiles || view.circles;
    view.pair = picture_view(m, "map-pair", "");
    view.months = picture_view(m, "map-months", "");
    const model::Indicator* shown = m.indicator(m.in.config.map.home_indicator);
    if (shown != nullptr) view.rate_name = indicator_name(m, *shown);
    const auto district_rates = rate_views(m, model::Level::district, 0, "", "");
    for (const RateView& rate : district_rates) view.rate_names.push_back(rate.name);
    std::size_t firms = 0;
    double area = 0;
    for (model::Index town = 0; town < m.district.towns.size(); ++town) {
        const model::Town& the = m.district.towns[town];
        TownRow row = town_row(m, model::Level::town, town, rate_views(m, model::Level::town, town, the.code, ""),
                               m.by_town[town]);
        row.key = model::town_key(m.district, town);
        row.name = m.town_name(town);
        row.href = model::town_page(m.district, town);
        row.firms =
            counted(m, "STR06", model::Level::town, town, static_cast<std::int64_t>(m.firms_of_town[town].size()), "");
        row.parks = count(m.parks_of_town[town].size());
        row.area = square_km(the.area_km2);
        if (shown != nullptr) {
            row.rate = number(m, shown->id, model::Level::town, town, "");
            row.change = delta(m, *shown, model::subject_key(model::Level::town, the.code));
        }
        firms += m.firms_of_town[town].size();
        area += the.area_km2;
        view.rows.push_back(std::move(row));
    }
    for (model::Index town = 0; town < m.district.towns.size(); ++town)
        view.compared_towns.push_back({m.town_name(town), model::town_page(m.district, town), "", false});
    view.compared = compared(m);
    view.compared_note = m.words.say("towns.compared_note", {{"enterprises", std::to_string(m.small_sample)},
                                                             {"cases", std::to_string(m.small_cases)}});
    view.total = town_row(m, model::Level::district, 0, district_rates, m.all);
    view.total.firms = counted(m, "STR06", model::Level::district, 0, static_cast<std::int64_t>(firms), "");
    view.total.parks = count(m.district.parks.size());
    view.total.area = square_km(area);
    if (shown != nullptr) {
        view.total.rate = number(m, shown->id, model::Level::district, 0, "");
        view.total.change = delta(m, *shown, "district");
    }
    return view;
}

ParksView parks_view(const MonthFacts& m) {
    ParksView view;
    view.frame = frame(m, {"parks.html",
                           "parks.html",
                           m.words.say("nav.parks"),
                           "p-parks",
                           {{m.words.say("nav.parks"), "", "", true}},
                           {},
                           {}});
    view.head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.parks")}, {"date", m.words.day(m.now.date)}});
    int with_open = 0, with_overdue = 0;
    for (const Tally& tally : m.by_park) {
        with_open += tally.open > 0;
        with_overdue += tally.overdue > 0;
    }
    view.head.h1 = m.words.say(
        "parks.h1", {{"parks", m.words.amount("unit.parks", static_cast<std::int64_t>(m.district.parks.size()))},
                     {"open", std::to_string(with_open)},
                     {"overdue", std::to_string(with_overdue)}});
    std::vector<model::Index> order(m.district.parks.size());
    for (model::Index park = 0; park < order.size(); ++park) order[park] = park;
    std::stable_sort(order.begin(), order.end(), [&](model::Index a, model::Index b) {
        return m.district.parks[a].town < m.district.parks[b].town;
    });
    for (const model::Index park : order) view.rows.push_back(park_row(m, park, ""));
    return view;
}

}  // namespace qm::publish
