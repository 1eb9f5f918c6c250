// SPDX-License-Identifier: Apache-2.0
#include "publish/view/home.hpp"

#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/comparable.hpp"
#include "publish/view/district.hpp"
#include "publish/view/flow.hpp"
#include "publish/view/home_sentences.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t longest_shown = 3;
constexpr std::size_t changes_shown = 8;
constexpr std::size_t spark_length = 6;
constexpr std::size_t honours_shown = 5;

void add_units(const MonthFacts& m, HomeView& view) {
    std::vector<std::pair<const std::string*, const Tally*>> units;
    for (const auto& [unit, tally] : m.by_unit)
        if (tally.overdue > 0 || tally.due_soon > 0) units.emplace_back(&unit, &tally);
    std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
        return std::pair{-a.second->overdue, -a.second->due_soon} < std::pair{-b.second->overdue, -b.second->due_soon};
    });
    const int most = units.empty() ? 0 : units.front().second->overdue;
    for (const auto& [unit, tally] : units) {
        UnitRow row;
        row.unit = *unit;
        row.href = "problems.html#unit=" + encoded(*unit) + (tally->overdue > 0 ? "&od=1" : "");
        row.overdue = base::format_count(tally->overdue);
        row.any_overdue = tally->overdue > 0;
        if (row.any_overdue) row.bar = bar_width(tally->overdue, most);
        row.due_soon = base::format_count(tally->due_soon);
        row.longest =
            row.any_overdue ? m.words.amount("unit.days", tally->longest_overdue_days) : std::string{no_value};
        view.units.push_back(std::move(row));
    }
    view.any_units = !view.units.empty();
    view.unit_total_overdue = base::format_count(m.all.overdue);
    view.unit_total_soon = base::format_count(m.all.due_soon);
    view.unit_longest =
        m.all.overdue > 0 ? m.words.amount("unit.days", m.all.longest_overdue_days) : std::string{no_value};
    const auto& clocks = m.in.config.clocks;
    view.clock_note = m.words.say("home.clock_note", {{"rectify", std::to_string(clocks.rectify)},
                                                      {"recheck", std::to_string(clocks.recheck)},
                                                      {"after", std::to_string(clocks.rectify + 1)}});
    view.units_caption = m.words.say("home.units_caption", {{"date", m.words.day(m.now.date)}});
}

std::vector<PublishedGroup> published_groups(const MonthFacts& m) {
    std::vector<PublishedGroup> groups;
    std::map<std::string, std::size_t> place;
    for (const model::Published& published : m.in.published) {
        const model::Indicator* indicator = m.indicator(published.indicator);
        if (indicator == nullptr || indicator->family == "assessment") continue;
        const auto [at, is_new] = place.emplace(indicator->family, groups.size());
        if (is_new) groups.push_back({family_name(m, indicator->family), {}});
        groups[at->second].rows.push_back(published_row(m, published, ""));
    }
    return groups;
}

}  // namespace

PublishedRow published_row(const MonthFacts& m, const model::Published& published, const std::string& base_path) {
    PublishedRow row;
    const model::Indicator* indicator = m.indicator(published.indicator);
    row.name = indicator == nullptr ? published.indicator : indicator_name(m, *indicator);
    row.href = base_path + model::indicator_page(published.indicator);
    const auto number = base::parse_number(published.value);
    const std::string qualifier =
        published.qualifier == "=" || published.qualifier.empty() ? "" : m.words.word("qualifier", published.qualifier);
    const std::string unit = indicator == nullptr ? published.unit : indicator_unit(m, *indicator);
    row.value.text = qualifier +
                     (number ? base::format({*number, base::micro}, {6, true, false, true}) : published.value) +
                     (unit.empty()  ? ""
                      : unit == "%" ? unit
                                    : " " + unit);
    row.period = published.period;
    row.source = published.source;
    row.note = published.note;
    row.difference = row.computed.text = std::string{no_value};
    if (indicator == nullptr) return row;
    if (m.in.account) row.value.why = base_path + why_page(indicator->id) + "#published";
    const model::Figure& figure = m.now.figures.at(indicator->id, model::Level::district, 0);
    row.computed = {model::printed(*indicator, figure),
                    why_address(m, indicator->id, model::Level::district, 0, base_path)};
    if (figure.has_value() && number) {
        const base::Ratio change = difference(model::printed_ratio(*indicator, figure), {*number, base::micro});
        row.difference = change.num == 0 ? m.words.say("published.equal")
                                         : base::format(change, {indicator->decimals, true, true, false});
    }
    return row;
}

std::vector<TownFigureRow> town_figures(const MonthFacts& m, const model::Indicator* shown,
                                        const std::string& base_path) {
    std::vector<TownFigureRow> rows;
    for (model::Index town = 0; town < m.district.towns.size(); ++town) {
        TownFigureRow row;
        const model::Town& the = m.district.towns[town];
        row.key = model::town_key(m.district, town);
        row.name = m.town_name(town);
        row.href = base_path + model::town_page(m.district, town);
        // The denominator of the rate beside it, where the catalogue has it: enterprises on the chains.
        const model::Index firms = m.now.figures.find("STR01");
        if (firms == model::none)
            row.enterprises.text = base::format_count(static_cast<std::int64_t>(m.firms_of_town[town].size()));
        else
            row.enterprises = number(m, "STR01", model::Level::town, town, base_path);
        row.open = counted(m, "PRB01", model::Level::town, town, m.by_town[town].open, base_path);
        row.overdue = counted(m, "SUP07", model::Level::town, town, m.by_town[town].overdue, base_path);
        row.rate.text = std::string{no_value};
        if (shown != nullptr) {
            row.rate = number(m, shown->id, model::Level::town, town, base_path);
            row.change = delta(m, *shown, model::subject_key(model::Level::town, the.code));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

HomeView home_view(const MonthFacts& m) {
    HomeView view;
    view.frame = frame(m, {"index.html", "index.html", m.words.say("nav.home"), "p-index", {}, {}, {}});
    if (!m.district.chains.empty())
        view.frame.next = LinkView{m.chain_name(0), model::chain_page(m.district, 0), "", false};
    view.rates = rate_views(m, model::Level::district, 0, "", "");
    view.head = home_head(m);
    view.map = picture_view(m, "map-home", "");
    const model::Indicator* shown = m.indicator(m.in.config.map.home_indicator);
    if (shown != nullptr) view.map_indicator = indicator_name(m, *shown);
    view.map_caption = m.words.amount("home.map_table", static_cast<std::int64_t>(m.district.towns.size()));
    view.towns = town_figures(m, shown, "");
    add_units(m, view);
    std::vector<const model::Problem*> overdue;
    for (const model::Problem* problem : m.all.problems)
        if (problem->overdue) overdue.push_back(problem);
    view.longest = problem_views(m, overdue, "", longest_shown);
    for (model::Index chain = 0; chain < m.district.chains.size(); ++chain)
        view.chains.push_back(chain_strip(m, chain, ""));
    if (m.changes != nullptr) {
        view.has_changes = true;
        view.before_month = m.words.short_month(m.changes->from);
        view.changes_caption = m.words.say("home.changes_months", {{"from", m.words.short_month(m.changes->from)},
                                                                   {"to", m.words.short_month(m.changes->to)}});
        if (const auto why = not_comparable(m); !why.empty()) view.changes_caption += m.words.say("join.comma") + why;
        view.changes = notable_changes(m, changes_shown, "");
        view.spark_months = m.words.say("home.spark");
    }
    view.published = published_groups(m);
    view.assessment = assessment_figures(m);
    view.assessed = assessment_view(m);
    view.honours = district_honours(m, honours_shown);
    view.mechanisms = mechanism_groups(m);
    view.clusters = cluster_groups(m);
    return view;
}

std::vector<ChangeRow> notable_changes(const MonthFacts& m, std::size_t most, const std::string& base_path) {
    struct Candidate {
        const model::Indicator* indicator;
        double size;
        bool judged;
    };
    std::vector<Candidate> candidates;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        const model::FigureChange* change = m.changes->find(indicator.id, "district");
        if (change == nullptr || !change->before || !change->after || !not_comparable(m, indicator).empty()) continue;
        const model::Figure before = figure_of(*change->before), after = figure_of(*change->after);
        const auto moved = change_of(indicator, before, after);
        if (!moved || base::rounded(*moved, indicator.decimals) == 0) continue;
        // Relative to the value before, so that counts of different size can stand in one order; rates by points.
        const double by = std::abs(model::approximate(*moved));
        const base::Ratio old = model::printed_ratio(indicator, before);
        const double size = indicator.percent ? by : 100 * by / std::max(1.0, std::abs(model::approximate(old)));
        candidates.push_back({&indicator, size, indicator.better != model::Better::neutral});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::pair{!a.judged, -a.size} < std::pair{!b.judged, -b.size};
    });
    std::vector<ChangeRow> rows;
    for (const Candidate& candidate : candidates) {
        if (rows.size() == most) break;
        const model::Indicator& indicator = *candidate.indicator;
        const model::FigureChange& change = *m.changes->find(indicator.id, "district");
        const model::Figure before = figure_of(*change.before), after = figure_of(*change.after);
        ChangeRow row;
        row.name = indicator_name(m, indicator);
        row.href = base_path + model::indicator_page(indicator.id);
        row.now = {with_unit(m, indicator, after), why_address(m, indicator.id, model::Level::district, 0, base_path)};
        row.change = *delta(m, indicator, before, after);
        row.line = spark(history_of(m, indicator, "district", spark_length), 72, 22);
        row.redefined = change.definition_changed;
        const std::string now_fraction = fraction(indicator, after);
        row.cause =
            !now_fraction.empty()
                ? m.words.say("change.fraction", {{"now", now_fraction}, {"before", fraction(indicator, before)}})
                : m.words.say("change.from", {{"before", with_unit(m, indicator, before)}});
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace qm::publish
