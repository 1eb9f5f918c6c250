// SPDX-License-Identifier: Apache-2.0
#include "publish/view/town.hpp"
#include "publish/view/comparable.hpp"

#include <algorithm>
#include <set>

#include "publish/addresses.hpp"
#include "publish/view/flow.hpp"
#include "publish/view/gaps.hpp"
#include "publish/view/home_sentences.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t due_shown = 6;

Flow town_flow(const MonthFacts& m, model::Index town) {
    return flow_of(*m.changes,
                   [&](const model::StoredProblem& problem) { return problem.town == m.district.towns[town].code; });
}

/// 1 = most open problems; ties share a place.
int place_by_open(const MonthFacts& m, model::Index town) {
    int more = 0;
    for (const Tally& tally : m.by_town) more += tally.open > m.by_town[town].open;
    return more + 1;
}

std::string headline(const MonthFacts& m, model::Index town) {
    const Tally& tally = m.by_town[town];
    base::Facts facts{{"town", m.town_name(town)},
                      {"open", m.words.amount("unit.cases", tally.open)},
                      {"overdue", m.words.amount("unit.cases", tally.overdue)},
                      {"place", std::to_string(place_by_open(m, town))},
                      {"change", ""}};
    if (unreported(m, "problems", town)) return m.words.say("town.h1_unreported", facts);
    if (tally.open == 0) return m.words.say("town.h1_none", facts);
    if (m.changes != nullptr) {
        const Flow flow = town_flow(m, town);
        facts["change"] = m.words.say("join.comma") + than_before(m, flow.before, flow.after, town);
    }
    const bool most = place_by_open(m, town) == 1;
    if (tally.overdue == 0) return m.words.say(most ? "town.h1_most_on_time" : "town.h1_on_time", facts);
    return m.words.say(most ? "town.h1_most" : "town.h1", facts);
}

Html rate_sentence(const MonthFacts& m, model::Index town) {
    const model::Indicator* shown = m.indicator(m.in.config.map.home_indicator);
    if (shown == nullptr) return {};
    const model::Figure& mine = m.now.figures.at(shown->id, model::Level::town, town);
    std::vector<Html> clauses;
    const Html value = link(model::indicator_page(shown->id), with_unit(m, *shown, mine));
    clauses.push_back(m.words.rich(
        "town.say_rate",
        {{"name", plain(indicator_name(m, *shown))},
         {"value", value},
         {"district", plain(with_unit(m, *shown, m.now.figures.at(shown->id, model::Level::district, 0)))}}));
    int of = 0;
    const int rank = rank_of(m, *shown, town, of);
    if (rank > 0) {
        clauses.push_back(
            plain(m.words.say(shown->better == model::Better::down ? "town.say_rank_low" : "town.say_rank_high",
                              {{"rank", std::to_string(rank)}, {"of", std::to_string(of)}})));
    } else if (mine.has_value()) {
        clauses.push_back(plain(m.words.say("standing.small", {{"n", std::to_string(m.small_sample)}})));
    }
    return m.words.sentence(clauses);
}

Html kinds_sentence(const MonthFacts& m, model::Index town) {
    const Tally& tally = m.by_town[town];
    if (unreported(m, "problems", town))
        return m.words.sentence({plain(m.words.say("town.say_unreported", {{"town", m.town_name(town)}}))});
    if (tally.open == 0) return m.words.sentence({plain(m.words.say("town.say_no_open"))});
    std::vector<Html> kinds;
    const std::string code = m.district.towns[town].code;
    for (const auto& [index, kind] : {std::pair{1, "serious"}, std::pair{0, "general"}, std::pair{2, "lead"}})
        if (tally.open_of[index] > 0)
            kinds.push_back(
                m.words.rich("town.say_kind", {{"kind", plain(m.words.word("kind", kind))},
                                               {"n", link("problems.html#town=" + encoded(code) + "&kind=" + kind,
                                                          m.words.amount("unit.cases", tally.open_of[index]))}}));
    return m.words.sentence({m.words.rich("town.say_kinds", {{"kinds", m.words.list(kinds)}})});
}

Html due_sentence(const MonthFacts& m, model::Index town) {
    const Tally& tally = m.by_town[town];
    if (unreported(m, "problems", town)) return {};
    const std::string address = "problems.html#town=" + encoded(m.district.towns[town].code);
    std::vector<Html> clauses;
    clauses.push_back(
        tally.overdue == 0
            ? plain(m.words.say("town.say_none_overdue"))
            : m.words.rich("town.say_overdue",
                           {{"n", strong_link(address + "&od=1", m.words.amount("unit.cases", tally.overdue))},
                            {"days", plain(m.words.amount("unit.days", tally.longest_overdue_days))}}));
    const std::string days = std::to_string(m.in.config.clocks.due_soon);
    clauses.push_back(tally.due_soon == 0
                          ? plain(m.words.say("home.say_none_soon", {{"days", days}}))
                          : m.words.rich("town.say_soon", {{"days", plain(days)},
                                                           {"n", link(address + "&soon=1",
                                                                      m.words.amount("unit.cases", tally.due_soon))}}));
    return m.words.sentence(clauses);
}

std::vector<KeyFigure> key_figures(const MonthFacts& m, model::Index town) {
    const model::Town& the = m.district.towns[town];
    const Tally& tally = m.by_town[town];
    std::vector<KeyFigure> list;
    const auto count = [](std::size_t n) { return base::format_count(static_cast<std::int64_t>(n)); };
    list.push_back(
        {m.words.say("key.firms"),
         counted(m, "STR06", model::Level::town, town, static_cast<std::int64_t>(m.firms_of_town[town].size()), "")
             .text,
         m.words.say("key.firms_unit"), firms_page(m.district, town)});
    std::set<model::Index> leaders;
    for (const model::LinkState& state : m.now.links)
        for (const model::Index row : state.leaders)
            if (m.town_of(row) == town) leaders.insert(row);
    const NumberView led = counted(m, "STR02", model::Level::town, town, static_cast<std::int64_t>(leaders.size()), "");
    list.push_back({m.words.say("key.leaders"), led.text, m.words.say("key.firms_unit"), "", led.why});
    list.push_back(
        {m.words.say("key.parks"), count(m.parks_of_town[town].size()), m.words.say("key.pieces"), "#parks"});
    list.push_back({m.words.say("key.area"), square_km(the.area_km2), "km²", ""});
    std::string open_note, overdue_note;
    if (m.changes != nullptr && not_comparable(m, "problems", town).empty()) {
        const Flow flow = town_flow(m, town);
        open_note = count_delta(m, flow.before, flow.after, model::Better::down).text;
        overdue_note = count_delta(m, flow.overdue_before, flow.overdue_after, model::Better::down).text;
    }
    const std::string address = "problems.html#town=" + encoded(the.code);
    list.push_back({m.words.say("key.open"), counted(m, "PRB01", model::Level::town, town, tally.open, "").text,
                    open_note, address});
    list.push_back({m.words.say("key.overdue"), counted(m, "SUP07", model::Level::town, town, tally.overdue, "").text,
                    overdue_note, address + "&od=1"});
    return list;
}

std::vector<TownChainRow> chain_rows(const MonthFacts& m, model::Index town) {
    std::vector<TownChainRow> rows;
    for (model::Index chain = 0; chain < m.district.chains.size(); ++chain) {
        std::set<model::Index> present;
        std::size_t firms = 0;
        for (const model::Index row : m.firms_of_town[town]) {
            bool on_chain = false;
            for (const model::Index link : m.links_of(row)) {
                if (m.district.links[link].chain != chain) continue;
                present.insert(link);
                on_chain = true;
            }
            firms += on_chain;
        }
        int open = 0, overdue = 0;
        for (const model::Problem* problem : m.by_town[town].problems)
            for (const model::Index link : problem->links)
                if (m.district.links[link].chain == chain) {
                    ++open;
                    overdue += problem->overdue;
                    break;
                }
        const auto links = static_cast<std::int64_t>(m.district.chains[chain].links.size());
        const bool no_firms = unreported(m, "enterprises", town), no_problems = unreported(m, "problems", town);
        const auto known = [](bool missing, const std::string& text) { return missing ? std::string{no_value} : text; };
        rows.push_back({m.chain_name(chain), model::chain_page(m.district, chain),
                        known(no_firms, base::format_count(static_cast<std::int64_t>(firms))),
                        known(no_firms, std::to_string(present.size()) + "/" + std::to_string(links)),
                        bar_width(static_cast<std::int64_t>(present.size()), std::max<std::int64_t>(links, 1)),
                        known(no_problems, std::to_string(open)), known(no_problems, std::to_string(overdue))});
    }
    return rows;
}

std::vector<ActionRow> action_rows(const MonthFacts& m, model::Index town) {
    const auto table = m.now.tables.find("actions");
    const auto places = m.now.places.tables.find("actions");
    if (table == m.now.tables.end() || places == m.now.places.tables.end() || unreported(m, "actions", town)) return {};
    std::vector<ActionRow> rows;
    for (const auto& [kind, indicator] : {std::pair{"研", "SRV06"}, std::pair{"教", "SRV07"}, std::pair{"扶", "SRV08"},
                                          std::pair{"打", "SRV09"}, std::pair{"建", "SRV10"}}) {
        std::int64_t times = 0, sessions = 0, suggestions = 0, adopted = 0;
        std::set<std::string_view> firms;
        for (std::size_t row = 0; row < table->second.rows(); ++row) {
            if (row >= places->second.town.size() || places->second.town[row] != town ||
                table->second.text(row, "kind") != kind)
                continue;
            ++times;
            sessions += table->second.number(row, "sessions").value_or(0);
            suggestions += table->second.number(row, "suggestions").value_or(0);
            adopted += table->second.number(row, "adopted").value_or(0);
            if (const auto name = table->second.text(row, "enterprise"); !name.empty()) firms.insert(name);
        }
        const auto number = [](std::int64_t millionths) {
            return base::format({millionths, base::micro}, {2, true, false, true});
        };
        rows.push_back({m.words.word("action", kind), number(sessions),
                        base::format_count(static_cast<std::int64_t>(firms.size())), number(suggestions),
                        number(adopted), counted(m, indicator, model::Level::town, town, times, "")});
    }
    return rows;
}

}  // namespace

std::string square_km(double km2) {
    // Areas are measured, not counted: binary arithmetic until here, one decimal from here on.
    return base::format({static_cast<std::int64_t>(km2 * 1000 + 0.5), 1000}, {km2 < 10 ? 2 : 1, true, false, false});
}

TownView town_view(const MonthFacts& m, model::Index town) {
    const model::Town& the = m.district.towns[town];
    const auto neighbour = [&](model::Index other) {
        return LinkView{m.town_name(other), model::town_page(m.district, other), "", false};
    };
    Place place{model::town_page(m.district, town),
                "towns.html",
                m.town_name(town),
                "p-town",
                {{m.words.say("nav.towns"), "towns.html", "", false}, {m.town_name(town), "", "", true}},
                {},
                {}};
    if (town > 0) place.previous = neighbour(town - 1);
    if (town + 1 < m.district.towns.size()) place.next = neighbour(town + 1);

    TownView view;
    view.frame = frame(m, place);
    view.head.kick = m.words.say(
        "town.kick", {{"code", the.code}, {"month", m.words.month(m.now.month)}, {"date", m.words.day(m.now.date)}});
    view.head.h1 = headline(m, town);
    for (Html sentence : {rate_sentence(m, town), kinds_sentence(m, town), due_sentence(m, town)})
        if (!sentence.empty()) view.head.say.push_back(std::move(sentence));
    view.key_figures = key_figures(m, town);
    view.rates = rate_views(m, model::Level::town, town, the.code, "");
    view.map = picture_view(m, "map-town-" + model::slug(the.code), "");
    std::vector<const model::Problem*> due;
    for (const model::Problem* problem : m.by_town[town].problems)
        if (problem->overdue || problem->due_soon) due.push_back(problem);
    view.due = problem_views(m, due, "", due_shown);
    if (due.size() > due_shown)
        view.due_more = m.words.amount("town.due_more", static_cast<std::int64_t>(due.size() - due_shown));
    view.all_href = "problems.html#town=" + encoded(the.code);
    view.all_label = m.words.amount("town.all_problems", m.by_town[town].open);
    view.parks_title = m.words.amount("town.parks", static_cast<std::int64_t>(m.parks_of_town[town].size()));
    view.firms_href = firms_page(m.district, town);
    view.firms_label = m.words.amount("town.firms", static_cast<std::int64_t>(m.firms_of_town[town].size()));
    view.standings = standings(m, town, "");
    view.chains = chain_rows(m, town);
    view.actions = action_rows(m, town);
    view.fix = correction_links(m.district, m.words, m.corrections[town]);
    for (const model::Index park : m.parks_of_town[town]) view.parks.push_back(park_row(m, park, ""));
    return view;
}

}  // namespace qm::publish
