// SPDX-License-Identifier: Apache-2.0
#include "publish/view/indicators.hpp"

#include <algorithm>

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Indicator;
using model::Level;

constexpr std::size_t months_shown = 24;

std::string level_words(const MonthFacts& m, const Indicator& indicator) {
    std::vector<std::string> names;
    for (auto level = model::all_levels.rbegin(); level != model::all_levels.rend(); ++level)
        if (indicator.has(*level)) names.push_back(m.words.word("level_name", model::name_of(*level)));
    return m.words.list(names);
}

std::string time_words(const MonthFacts& m, const Indicator& indicator) {
    std::string text = m.words.word("time_kind", model::name_of(indicator.time_kind));
    if (indicator.period != model::Period::always)
        text += m.words.say("join.dot") + m.words.word("period", model::name_of(indicator.period));
    return text;
}

std::string fraction_or_dash(const Indicator& indicator, const model::Figure& figure) {
    const std::string text = fraction(indicator, figure);
    return text.empty() ? std::string{no_value} : text;
}

std::vector<DefinitionRow> definition(const MonthFacts& m, const Indicator& indicator) {
    std::vector<DefinitionRow> rows;
    const auto add = [&](const char* key, const std::string& value, bool code = false, std::string href = {}) {
        if (!value.empty())
            rows.push_back({m.words.say(std::string{"definition."} + key), value, std::move(href), code});
    };
    add("note", m.words.pick(indicator.note, indicator.note_en));
    add("aggregation", m.words.word("aggregation", model::name_of(indicator.aggregation)));
    add("time", time_words(m, indicator));
    add("levels", level_words(m, indicator));
    add("unit", indicator_unit(m, indicator));
    add("better", m.words.say(indicator.better == model::Better::up     ? "definition.up"
                              : indicator.better == model::Better::down ? "definition.down"
                                                                        : "definition.neutral"));
    add("table", indicator.table, true);
    add("key", indicator.key, true);
    add("value", indicator.value, true);
    add("weight", indicator.weight, true);
    add("where", indicator.where, true);
    add("numerator", indicator.numerator, true);
    add("denominator", indicator.denominator, true);
    add("date_field", indicator.date_field, true);
    add("scale", indicator.scale, true);
    if (!indicator.basis.empty()) add("basis", m.words.word("basis", indicator.basis));
    if (const Indicator* pair = m.indicator(indicator.pair))
        add("pair", indicator_name(m, *pair), false, "../" + model::indicator_page(pair->id));
    add("source", indicator.source);
    return rows;
}

struct Subject {
    std::string code, key, name, href;
};

std::vector<Subject> subjects(const MonthFacts& m, Level level) {
    std::vector<Subject> list;
    const model::District& d = m.district;
    if (level == Level::chain)
        for (Index i = 0; i < d.chains.size(); ++i)
            list.push_back({d.chains[i].id, "", m.chain_name(i), "../" + model::chain_page(d, i)});
    if (level == Level::town)
        for (Index i = 0; i < d.towns.size(); ++i)
            list.push_back({d.towns[i].code, model::town_key(d, i), m.town_name(i), "../" + model::town_page(d, i)});
    if (level == Level::park)
        for (Index i = 0; i < d.parks.size(); ++i)
            list.push_back({d.parks[i].id, model::park_key(d, i), d.parks[i].name, "../" + model::park_page(d, i)});
    if (level == Level::link)
        for (Index i = 0; i < d.links.size(); ++i)
            list.push_back({d.links[i].id, model::link_key(d, i), m.link_name(i), "../" + model::link_address(d, i)});
    return list;
}

LevelTable level_table(const MonthFacts& m, const Indicator& indicator, Level level) {
    const std::string word{model::name_of(level)};
    LevelTable table{"by-" + word, m.words.say("indicator.by_" + word), m.words.word("level_name", word), {}};
    Index at = 0;
    for (const Subject& subject : subjects(m, level)) {
        const model::Figure& figure = m.now.figures.at(indicator.id, level, at++);
        SubjectRow row;
        row.key = subject.key;
        row.name = subject.name;
        row.href = subject.href;
        row.value = number(m, indicator.id, level, at - 1, "../");
        row.fraction = fraction_or_dash(indicator, figure);
        row.rows = base::format_count(static_cast<std::int64_t>(figure.rows));
        if (figure.state == model::State::not_checked) row.why = why_no_value(m, figure);
        row.change = delta(m, indicator, model::subject_key(level, subject.code));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<HistoryRow> history_rows(const MonthFacts& m, const Indicator& indicator) {
    std::vector<HistoryRow> rows;
    const std::size_t first = m.in.history.size() > months_shown ? m.in.history.size() - months_shown : 0;
    for (std::size_t i = m.in.history.size(); i-- > first;) {
        const model::Facts& facts = m.in.history[i];
        HistoryRow row{m.words.month(facts.month), std::string{no_value}, {std::string{no_value}, {}}};
        if (const auto figures = facts.figures.find(indicator.id); figures != facts.figures.end())
            if (const auto stored = figures->second.find("district"); stored != figures->second.end()) {
                row.value = {with_unit(m, indicator, figure_of(stored->second)),
                             why_address(m, facts.month, indicator.id, Level::district, 0, "../")};
                row.fraction = fraction_or_dash(indicator, figure_of(stored->second));
            }
        rows.push_back(std::move(row));
    }
    return rows;
}

HeadView indicator_head(const MonthFacts& m, const Indicator& indicator, const model::Figure& figure) {
    HeadView head;
    head.kick = m.words.say(
        "indicator.kick",
        {{"id", indicator.id}, {"family", family_name(m, indicator.family)}, {"date", m.words.day(m.now.date)}});
    const std::string name = indicator_name(m, indicator);
    const auto change = delta(m, indicator, "district");
    if (!indicator.has(Level::district)) {
        head.h1 = name;
    } else if (!figure.has_value() && figure.state != model::State::text) {
        head.h1 = m.words.say("indicator.h1_none", {{"name", name}, {"why", why_no_value(m, figure)}});
    } else {
        head.h1 = m.words.say(
            change ? "indicator.h1_change" : "indicator.h1",
            {{"name", name}, {"value", with_unit(m, indicator, figure)}, {"change", change ? change->text : ""}});
    }
    if (const std::string parts = fraction(indicator, figure); !parts.empty())
        head.say.push_back(m.words.sentence({m.words.rich("indicator.say_fraction", {{"fraction", plain(parts)}})}));
    return head;
}

}  // namespace

IndicatorsView indicators_view(const MonthFacts& m) {
    IndicatorsView view;
    view.frame = frame(m, {"indicators.html",
                           "indicators.html",
                           m.words.say("nav.indicators"),
                           "p-indicators",
                           {{m.words.say("nav.indicators"), "", "", true}},
                           {},
                           {}});
    std::map<std::string, std::size_t> places;
    int computed = 0, without = 0, elsewhere = 0;
    for (const Indicator& indicator : m.now.figures.indicators) {
        const model::Figure& figure = m.now.figures.at(indicator.id, Level::district, 0);
        const bool known = figure.has_value() || figure.state == model::State::text;
        computed += known;
        without += !known && indicator.has(Level::district);
        elsewhere += !known && !indicator.has(Level::district);
        const auto [at, is_new] = places.emplace(indicator.family, view.groups.size());
        if (is_new)
            view.groups.push_back({"family-" + model::slug(indicator.family), family_name(m, indicator.family), {}});
        IndicatorRow row;
        row.anchor = "i-" + model::slug(indicator.id);
        row.id = indicator.id;
        row.name = indicator_name(m, indicator);
        row.href = model::indicator_page(indicator.id);
        row.value = {with_unit(m, indicator, figure), why_address(m, indicator.id, Level::district, 0, "")};
        row.fraction = fraction_or_dash(indicator, figure);
        row.time = time_words(m, indicator);
        row.levels = level_words(m, indicator);
        row.note = m.words.pick(indicator.note, indicator.note_en);
        row.change = delta(m, indicator, "district");
        view.groups[at->second].rows.push_back(std::move(row));
    }
    view.head.kick =
        m.words.say("page.kick", {{"page", m.words.say("nav.indicators")}, {"date", m.words.day(m.now.date)}});
    view.head.h1 = m.words.say(elsewhere > 0 ? "indicators.h1_elsewhere" : "indicators.h1",
                               {{"all", std::to_string(m.now.figures.indicators.size())},
                                {"computed", std::to_string(computed)},
                                {"without", std::to_string(without)},
                                {"elsewhere", std::to_string(elsewhere)}});
    return view;
}

IndicatorView indicator_view(const MonthFacts& m, std::size_t at) {
    const auto& all = m.now.figures.indicators;
    const Indicator& indicator = all[at];
    const auto neighbour = [&](std::size_t i) {
        return LinkView{indicator_name(m, all[i]), "../" + model::indicator_page(all[i].id), "", false};
    };
    const std::string name = indicator_name(m, indicator);
    Place place{model::indicator_page(indicator.id),
                "indicators.html",
                name,
                "p-indicator",
                {{m.words.say("nav.indicators"), "../indicators.html", "", false}, {name, "", "", true}},
                {},
                {}};
    if (at > 0) place.previous = neighbour(at - 1);
    if (at + 1 < all.size()) place.next = neighbour(at + 1);

    IndicatorView view;
    view.frame = frame(m, place);
    view.is_fraction = indicator.aggregation == model::Aggregation::ratio;
    view.head = indicator_head(m, indicator, m.now.figures.at(indicator.id, Level::district, 0));
    view.definition = definition(m, indicator);
    if (m.in.account) view.why = "../" + why_page(indicator.id);
    view.trend = picture_view(m, "trend-" + model::slug(indicator.id), "../");
    view.map = picture_view(m, "map-indicator-" + model::slug(indicator.id), "../");
    if (indicator.has(Level::district)) view.history = history_rows(m, indicator);
    for (const Level level : {Level::chain, Level::town, Level::park, Level::link})
        if (indicator.has(level)) view.levels.push_back(level_table(m, indicator, level));
    for (const model::Published& published : m.in.published)
        if (published.indicator == indicator.id) view.published.push_back(published_row(m, published, "../"));
    return view;
}

}  // namespace qm::publish
