// SPDX-License-Identifier: Apache-2.0
#include "publish/view/gaps.hpp"

#include <algorithm>
#include <set>

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

using model::Level;
using Tables = std::set<std::string, std::less<>>;

// Tables of an indicator, those of the indicators that it is made of included. What the program makes itself is made of
// enterprises and of what came.
void add_tables(const MonthFacts& m, const model::Indicator& indicator, Tables& tables) {
    if (!indicator.table.empty() && m.now.schemas->contains(indicator.table)) tables.insert(indicator.table);
    if (indicator.table == "links") tables.insert("enterprises");
    for (const std::string* part : {&indicator.numerator, &indicator.denominator})
        if (const auto* other = m.indicator(model::referred_indicator(*part)); other != nullptr)
            add_tables(m, *other, tables);
}

void add_tables(const MonthFacts& m, std::initializer_list<Level> levels, Tables& tables) {
    for (const model::Indicator& indicator : m.now.figures.indicators)
        if (std::any_of(levels.begin(), levels.end(), [&](Level level) { return indicator.has(level); }))
            add_tables(m, indicator, tables);
}

Tables tables_of(const MonthFacts& m, const Place& place) {
    const std::string& page = place.body;
    Tables tables;
    if (page == "p-index" || page == "p-compare" || page == "p-indicators") {
        tables = {"enterprises", "problems"};
        add_tables(m, {Level::district}, tables);
    } else if (page == "p-town" || page == "p-towns") {
        tables = {"enterprises", "problems", "actions"};
        add_tables(m, {Level::town}, tables);
    } else if (page == "p-park" || page == "p-parks") {
        tables = {"enterprises", "problems"};
        add_tables(m, {Level::park}, tables);
    } else if (page == "p-chain") {
        tables = {"enterprises", "problems", "projects", "suppliers"};
        add_tables(m, {Level::chain, Level::link}, tables);
    } else if (page == "p-problems") {
        tables = {"problems", "projects", "policies"};
    } else if (page == "p-district") {
        tables = {"assessments", "honours", "mechanisms"};
    } else if (page == "p-foundations" || page == "p-support") {
        tables = {"standards", "metrology", "certificates", "facilities", "patents", "awards", "pledges"};
    } else if (page == "p-assistance" || page == "p-visit") {
        tables = {"actions", "problems"};
    } else if (page == "p-firms") {
        tables = {"enterprises"};
    } else {
        for (const model::Indicator& indicator : m.now.figures.indicators)
            if (place.page == model::indicator_page(indicator.id) || place.page == why_page(indicator.id))
                add_tables(m, indicator, tables);
    }
    return tables;
}

std::string sentence(const MonthFacts& m, const model::Shortfall& shortfall) {
    const std::string key = std::string{name_of(shortfall.what)};
    return m.words.say("gap." + key + (shortfall.accepted ? "_accepted" : ""),
                       {{"table", m.words.word("table", shortfall.table)},
                        {"files", shortfall.files},
                        {"rows", base::format_count(static_cast<std::int64_t>(shortfall.rows))},
                        {"of", base::format_count(static_cast<std::int64_t>(shortfall.of))}});
}

}  // namespace

std::vector<GapView> gaps(const MonthFacts& m, const Place& place, const std::string& base_path) {
    std::vector<GapView> views;
    if (m.now.shortfalls.empty() &&
        std::all_of(m.now.expected.begin(), m.now.expected.end(), [](const auto& e) { return e.reported; }))
        return views;
    const Tables used = tables_of(m, place);
    std::map<std::string, std::vector<std::string>> towns;  // by table
    for (const model::Expected& expected : m.now.expected) {
        if (expected.reported || !used.contains(expected.table)) continue;
        const auto at = std::find_if(m.district.towns.begin(), m.district.towns.end(),
                                     [&](const model::Town& town) { return town.name == expected.town; });
        towns[expected.table].push_back(at == m.district.towns.end() ? expected.town
                                                                     : m.words.pick(at->name, at->name_en));
    }
    for (const auto& [table, names] : towns)
        views.push_back(
            {m.words.say("gap.towns", {{"table", m.words.word("table", table)}, {"towns", m.words.list(names)}}),
             base_path + "quality.html#missing"});
    for (const model::Shortfall& shortfall : m.now.shortfalls)
        if (used.contains(shortfall.table))
            views.push_back({sentence(m, shortfall), base_path + "quality.html#q-find"});
    return views;
}

bool unreported(const MonthFacts& m, std::string_view table, model::Index town) {
    return town < m.district.towns.size() &&
           std::any_of(m.now.expected.begin(), m.now.expected.end(), [&](const model::Expected& expected) {
               return !expected.reported && expected.table == table && expected.town == m.district.towns[town].name;
           });
}

}  // namespace qm::publish
