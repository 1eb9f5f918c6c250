// SPDX-License-Identifier: Apache-2.0
#include "publish/view/assistance.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "publish/addresses.hpp"
#include "publish/view/rows.hpp"
#include "publish/view/visit.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Level;

constexpr std::array<std::pair<const char*, const char*>, 5> kinds{
    {{"研", "SRV06"}, {"教", "SRV07"}, {"扶", "SRV08"}, {"打", "SRV09"}, {"建", "SRV10"}}};
constexpr std::array<const char*, 5> figures{"SRV01", "SRV02", "SRV03", "SRV04", "SRV05"};

std::int64_t count_of(const MonthFacts& m, const char* id, Level level, Index subject) {
    const model::Figure& figure = m.now.figures.at(id, level, subject);
    return figure.has_value() ? static_cast<std::int64_t>(base::rounded(figure.ratio(), 0)) : 0;
}

/// One of five looks, by share of the largest; exact.
std::string look_of(std::int64_t value, std::int64_t most) {
    if (value <= 0) return "ho";
    return "h" + std::to_string(std::min<std::int64_t>(4, value * 5 / (most + 1)));
}

AssistanceRow row_of(const MonthFacts& m, Level level, Index subject, std::int64_t most) {
    AssistanceRow row;
    std::int64_t sum = 0;
    bool known = true;
    for (const auto& [kind, id] : kinds) {
        const std::int64_t count = count_of(m, id, level, subject);
        known = known && m.now.figures.at(id, level, subject).has_value();
        sum += count;
        row.kinds.push_back({number(m, id, level, subject, ""), most > 0 ? look_of(count, most) : ""});
    }
    row.all.text = known ? base::format_count(sum) : std::string{no_value};
    for (const char* id : figures) row.figures.push_back(number(m, id, level, subject, "", false));
    return row;
}

/// What the district has and no subject of the level: rows without a town, or without a chain.
std::optional<AssistanceRow> rest_of(const MonthFacts& m, Level level, std::size_t subjects) {
    AssistanceRow row;
    std::int64_t sum = 0;
    bool any = false;
    for (const auto& [kind, id] : kinds) {
        std::int64_t rest = count_of(m, id, Level::district, 0);
        for (Index i = 0; i < subjects; ++i) rest -= count_of(m, id, level, i);
        any = any || rest != 0;
        sum += rest;
        row.kinds.push_back({{base::format_count(rest), {}}, ""});
    }
    if (!any || sum < 0) return std::nullopt;
    row.all.text = base::format_count(sum);
    for (std::size_t i = 0; i < figures.size(); ++i) row.figures.push_back({std::string{no_value}, {}});
    return row;
}

AssistanceTable table_of(const MonthFacts& m, Level level, std::size_t subjects) {
    AssistanceTable table;
    const bool towns = level == Level::town;
    table.id = towns ? "a-town" : "a-chain";
    table.title = m.words.say(towns ? "assist.by_town" : "assist.by_chain");
    table.first = m.words.say(towns ? "col.town" : "col.chain");
    std::int64_t most = 0;
    for (Index i = 0; i < subjects; ++i)
        for (const auto& [kind, id] : kinds) most = std::max(most, count_of(m, id, level, i));
    for (Index i = 0; i < subjects; ++i) {
        AssistanceRow row = row_of(m, level, i, most);
        row.key = towns ? model::town_key(m.district, i) : "chain-" + model::slug(m.district.chains[i].id);
        row.name = towns ? m.town_name(i) : m.chain_name(i);
        row.href = towns ? model::town_page(m.district, i) : model::chain_page(m.district, i);
        table.rows.push_back(std::move(row));
    }
    if (auto rest = rest_of(m, level, subjects)) {
        rest->name = m.words.say(towns ? "assist.no_town" : "assist.no_chain");
        table.totals.push_back(std::move(*rest));
    }
    AssistanceRow all = row_of(m, Level::district, 0, 0);
    all.name = m.words.say("home.whole");
    table.totals.push_back(std::move(all));
    return table;
}

}  // namespace

AssistanceView assistance_view(const MonthFacts& m) {
    AssistanceView view;
    view.frame = frame(m, {"assistance.html",
                           "assistance.html",
                           m.words.say("nav.assistance"),
                           "p-assistance",
                           {{m.words.say("nav.assistance"), "", "", true}},
                           {},
                           {}});
    view.head.kick =
        m.words.say("page.kick", {{"page", m.words.say("nav.assistance")}, {"date", m.words.day(m.now.date)}});
    const auto said = [&](const char* id) { return number(m, id, Level::district, 0, "", true).text; };
    view.head.h1 = m.words.say("assist.h1", {{"training", said("SRV01")},
                                             {"consultation", said("SRV02")},
                                             {"visited", said("SRV03")},
                                             {"suggestions", said("SRV04")}});
    for (const char* id : figures) {
        const model::Indicator* indicator = m.indicator(id);
        if (indicator == nullptr) continue;
        const NumberView value = number(m, id, Level::district, 0, "");
        KeyFigure key{indicator_name(m, *indicator), value.text, indicator_unit(m, *indicator), "", value.why};
        if (const auto parts = fraction(*indicator, m.now.figures.at(id, Level::district, 0)); !parts.empty())
            key.note += " " + parts;
        view.key_figures.push_back(std::move(key));
        view.figures.push_back(indicator_name(m, *indicator));
    }
    for (const auto& [kind, id] : kinds) view.kinds.push_back(m.words.word("action", kind));
    view.tables.push_back(table_of(m, Level::town, m.district.towns.size()));
    view.tables.push_back(table_of(m, Level::chain, m.district.chains.size()));

    std::int64_t open_firms = 0;
    for (const Visited& firm : visited_firms(m)) {
        VisitedRow row;
        row.name = std::string{m.enterprises->text(firm.enterprise, "name")};
        row.href = m.firm_address(firm.enterprise);
        row.sheet = visit_page(m, firm.enterprise);
        if (const Index town = m.town_of(firm.enterprise); town != model::none) {
            row.town = m.town_name(town);
            row.town_href = model::town_page(m.district, town);
        }
        row.last = firm.last.known() ? base::to_string(firm.last) : std::string{no_value};
        row.title = firm.title;
        row.visits = base::format_count(firm.visits);
        row.suggestions = base::format_count(firm.suggestions);
        row.adopted = base::format_count(firm.adopted);
        row.open = base::format_count(firm.suggestions - firm.adopted);
        row.any_open = firm.suggestions > firm.adopted;
        open_firms += row.any_open;
        view.visited.push_back(std::move(row));
    }
    view.visited_note = m.words.say("assist.visited_note",
                                    {{"n", std::to_string(view.visited.size())}, {"open", std::to_string(open_firms)}});
    if (!m.visits.firms.empty())
        view.sheets_note = m.words.amount("assist.sheets", static_cast<std::int64_t>(m.visits.firms.size()));
    return view;
}

}  // namespace qm::publish
