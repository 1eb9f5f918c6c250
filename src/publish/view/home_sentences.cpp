// SPDX-License-Identifier: Apache-2.0
#include "publish/view/home_sentences.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "publish/addresses.hpp"
#include "publish/view/comparable.hpp"
#include "publish/view/flow.hpp"
#include "publish/view/frame.hpp"

namespace qm::publish {
namespace {

std::string finding(const MonthFacts& m) {
    struct Rate {
        const model::Indicator* indicator;
        const model::Figure* figure;
        std::string name;
    };
    std::vector<Rate> rates;
    for (const char* id : {"SUP04", "SUP05", "SUP06"}) {
        const model::Indicator* indicator = m.indicator(id);
        if (indicator == nullptr) continue;
        const model::Figure& figure = m.now.figures.at(id, model::Level::district, 0);
        if (figure.has_value()) rates.push_back({indicator, &figure, m.words.say("rate." + std::string{id})});
    }
    const Rate* worst = nullptr;
    int reached = 0;
    for (const Rate& rate : rates) {
        if (rate.figure->num >= rate.figure->den) {
            ++reached;
        } else if (worst == nullptr || base::compare(rate.figure->ratio(), worst->figure->ratio()) < 0) {
            worst = &rate;
        }
    }
    const base::Facts counts{{"open", m.words.amount("unit.cases", m.all.open)},
                             {"overdue", m.words.amount("unit.cases", m.all.overdue)}};
    if (rates.empty()) return m.words.say("home.h1_no_rates", counts);
    base::Facts facts = counts;
    facts["computed"] = m.words.number_word(static_cast<int>(rates.size()));
    facts["reached"] = m.words.number_word(reached);
    if (worst == nullptr) return m.words.say(rates.size() == 3 ? "home.h1_all" : "home.h1_all_computed", facts);
    facts["name"] = worst->name;
    facts["value"] = model::printed(*worst->indicator, *worst->figure) + "%";
    facts["gap"] = m.words.amount("unit.cases", static_cast<std::int64_t>(worst->figure->den - worst->figure->num));
    return m.words.say(reached == 0        ? "home.h1_none"
                       : rates.size() == 3 ? "home.h1_some"
                                           : "home.h1_some_computed",
                       facts);
}

Html open_sentence(const MonthFacts& m, const Flow* flow) {
    std::vector<Html> clauses;
    clauses.push_back(m.words.rich(
        "home.say_open",
        {{"open", strong_link("problems.html", m.words.amount("unit.cases", m.all.open))},
         {"change",
          plain(flow == nullptr ? "" : m.words.say("join.comma") + than_before(m, flow->before, flow->after))}}));
    const int serious = m.all.open_of[1];
    const auto serious_link = link("problems.html#kind=serious", m.words.amount("unit.cases", serious));
    if (serious == 0) {
        clauses.push_back(plain(m.words.say("home.say_no_serious")));
    } else if (m.all.overdue_of[1] == 0) {
        clauses.push_back(m.words.rich("home.say_serious", {{"n", serious_link}}));
    } else {
        clauses.push_back(m.words.rich(
            "home.say_serious_overdue",
            {{"n", serious_link},
             {"overdue", link("problems.html#kind=serious&od=1", m.words.amount("unit.cases", m.all.overdue_of[1]))}}));
    }
    return m.words.sentence(clauses);
}

using UnitTally = std::pair<std::string, const Tally*>;

std::vector<UnitTally> units_by(const MonthFacts& m, int Tally::*count) {
    std::vector<UnitTally> units;
    for (const auto& [unit, tally] : m.by_unit)
        if (tally.*count > 0) units.emplace_back(unit, &tally);
    std::stable_sort(units.begin(), units.end(),
                     [count](const UnitTally& a, const UnitTally& b) { return a.second->*count > b.second->*count; });
    return units;
}

Html due_sentence(const MonthFacts& m) {
    std::vector<Html> clauses;
    const auto late = units_by(m, &Tally::overdue);
    if (late.empty()) {
        clauses.push_back(plain(m.words.say("home.say_none_overdue")));
    } else {
        std::vector<Html> names;
        int held = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(2, late.size()); ++i) {
            names.push_back(link("problems.html#unit=" + encoded(late[i].first) + "&od=1", late[i].first));
            held += late[i].second->overdue;
        }
        clauses.push_back(m.words.rich(
            "home.say_overdue", {{"n", strong_link("problems.html#od=1", m.words.amount("unit.cases", m.all.overdue))},
                                 {"units", m.words.list(names)},
                                 {"held", plain(m.words.amount("unit.cases", held))}}));
    }
    const std::string days = std::to_string(m.in.config.clocks.due_soon);
    const auto soon = units_by(m, &Tally::due_soon);
    if (soon.empty()) {
        clauses.push_back(plain(m.words.say("home.say_none_soon", {{"days", days}})));
    } else {
        clauses.push_back(m.words.rich(
            "home.say_soon", {{"days", plain(days)},
                              {"n", link("problems.html#soon=1", m.words.amount("unit.cases", m.all.due_soon))},
                              {"unit", plain(soon.front().first)},
                              {"most", plain(m.words.amount("unit.cases", soon.front().second->due_soon))}}));
    }
    return m.words.sentence(clauses);
}

Html links_sentence(const MonthFacts& m) {
    std::vector<model::Index> links;
    for (model::Index link = 0; link < m.by_link.size(); ++link)
        if (m.by_link[link].open > 0) links.push_back(link);
    if (links.empty()) return m.words.sentence({plain(m.words.say("home.say_no_links"))});
    std::stable_sort(links.begin(), links.end(), [&](model::Index a, model::Index b) {
        const Tally &x = m.by_link[a], &y = m.by_link[b];
        return std::tuple{x.overdue, x.open_of[1], x.open} > std::tuple{y.overdue, y.open_of[1], y.open};
    });
    if (links.size() > 2) links.resize(2);
    std::vector<Html> names;
    for (const model::Index link : links)
        names.push_back(m.words.rich("home.say_link",
                                     {{"chain", plain(m.chain_short(m.district.links[link].chain))},
                                      {"link", publish::link(model::link_address(m.district, link), m.link_name(link))},
                                      {"open", plain(std::to_string(m.by_link[link].open))},
                                      {"overdue", plain(std::to_string(m.by_link[link].overdue))}}));
    return m.words.sentence(
        {m.words.rich(links.size() == 1 ? "home.say_link_first" : "home.say_links", {{"links", m.words.list(names)}})});
}

}  // namespace

std::string than_before(const MonthFacts& m, int before, int after, model::Index town) {
    auto why = town == model::none ? not_comparable(m, "problems") : not_comparable(m, "problems", town);
    if (!why.empty()) return why;
    if (before == after) return m.words.say("than.same");
    return m.words.say(after < before ? "than.fewer" : "than.more",
                       {{"n", m.words.amount("unit.cases", std::abs(after - before))}});
}

HeadView home_head(const MonthFacts& m) {
    HeadView head;
    head.kick =
        m.words.say("home.kick", {{"district", m.words.pick(m.in.config.district_name, m.in.config.district_name_en)},
                                  {"month", m.words.month(m.now.month)},
                                  {"date", m.words.day(m.now.date)}});
    head.h1 = finding(m);
    std::optional<Flow> flow;
    if (m.changes != nullptr) flow = flow_of(*m.changes);
    head.say = {open_sentence(m, flow ? &*flow : nullptr), due_sentence(m), links_sentence(m)};
    return head;
}

}  // namespace qm::publish
