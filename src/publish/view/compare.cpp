// SPDX-License-Identifier: Apache-2.0
#include "publish/view/compare.hpp"

#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/comparable.hpp"
#include "publish/view/flow.hpp"
#include "publish/view/home_sentences.hpp"

namespace qm::publish {
namespace {

using model::Index;

std::string signed_count(int n) {
    return base::format({n, 1}, {0, true, true, false});
}

std::vector<StepRow> steps(const MonthFacts& m, const Flow& flow) {
    const int most = std::max({1, flow.before + flow.fresh + flow.reopened, flow.after});
    std::vector<StepRow> rows;
    int level = 0;
    const auto total = [&](const std::string& name, int n) {
        rows.push_back({name, base::format_count(n), "0", bar_width(n, most), "f-bar", "", true});
        level = n;
    };
    const auto step = [&](const char* key, int n, const std::string& note) {
        const int low = std::min(level, level + n);
        rows.push_back({m.words.say(key), signed_count(n), bar_width(low, most), bar_width(std::abs(n), most),
                        n > 0 ? "f-d4" : "f-d0", note, false});
        level += n;
    };
    total(m.words.say("compare.open_at", {{"month", m.words.short_month(m.changes->from)}}), flow.before);
    step("compare.fresh", flow.fresh, "");
    step("compare.reopened", flow.reopened, "");
    step("compare.closed", -flow.closed, "");
    step("compare.struck", -flow.struck, m.words.say("compare.struck_note"));
    step("compare.gone", -flow.gone, m.words.say("compare.gone_note"));
    total(m.words.say("compare.open_at", {{"month", m.words.short_month(m.changes->to)}}), flow.after);
    return rows;
}

LifeRow life_row(const std::string& name, const std::string& icon, const Flow& flow) {
    return {name, icon, flow.fresh, flow.reopened, flow.persisting, flow.closed, flow.struck, flow.gone, flow.after};
}

std::vector<TownChangeRow> town_changes(const MonthFacts& m, const model::Indicator* shown) {
    std::vector<TownChangeRow> rows;
    for (Index town = 0; town < m.district.towns.size(); ++town) {
        const std::string& code = m.district.towns[town].code;
        TownChangeRow row;
        row.key = model::town_key(m.district, town);
        row.name = m.town_name(town);
        row.href = model::town_page(m.district, town);
        const Flow flow =
            flow_of(*m.changes, [&](const model::StoredProblem& problem) { return problem.town == code; });
        row.open_before = base::format_count(flow.before);
        row.open_after = counted(m, "PRB01", model::Level::town, town, flow.after, "");
        row.before.text = row.after.text = std::string{no_value};
        if (shown != nullptr) {
            const std::string subject = model::subject_key(model::Level::town, code);
            if (const auto* change = m.changes->find(shown->id, subject)) {
                if (change->before)
                    row.before = {model::printed(*shown, figure_of(*change->before)),
                                  why_address(m, m.changes->from, shown->id, model::Level::town, town, "")};
                if (change->after)
                    row.after = {model::printed(*shown, figure_of(*change->after)),
                                 why_address(m, shown->id, model::Level::town, town, "")};
            }
            row.change = delta(m, *shown, subject);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<FigureChangeGroup> figure_groups(const MonthFacts& m, std::vector<LinkView>& redefined) {
    std::vector<FigureChangeGroup> groups;
    std::map<std::string, std::size_t> places;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        const model::FigureChange* change = m.changes->find(indicator.id, "district");
        if (change == nullptr || (!change->before && !change->after)) continue;
        FigureChangeRow row;
        row.name = indicator_name(m, indicator);
        row.href = model::indicator_page(indicator.id);
        row.before.text = row.after.text = std::string{no_value};
        if (change->before)
            row.before = {with_unit(m, indicator, figure_of(*change->before)),
                          why_address(m, m.changes->from, indicator.id, model::Level::district, 0, "")};
        if (change->after)
            row.after = {with_unit(m, indicator, figure_of(*change->after)),
                         why_address(m, indicator.id, model::Level::district, 0, "")};
        row.change = delta(m, indicator, "district");
        row.redefined = change->definition_changed;
        if (row.redefined) redefined.push_back({row.name, row.href, "", false});
        const auto [at, is_new] = places.emplace(indicator.family, groups.size());
        if (is_new) groups.push_back({family_name(m, indicator.family), {}});
        groups[at->second].rows.push_back(std::move(row));
    }
    return groups;
}

/// The towns whose figure rose and fell most.
Html towns_sentence(const MonthFacts& m, const model::Indicator* shown) {
    if (shown == nullptr) return {};
    struct Moved {
        Index town;
        base::Ratio by;
        std::string text;
    };
    std::vector<Moved> moved;
    for (Index town = 0; town < m.district.towns.size(); ++town) {
        const auto* change =
            m.changes->find(shown->id, model::subject_key(model::Level::town, m.district.towns[town].code));
        if (change == nullptr || !change->before || !change->after) continue;
        const auto by = change_of(*shown, figure_of(*change->before), figure_of(*change->after));
        if (!by || base::rounded(*by, shown->decimals) == 0) continue;
        moved.push_back({town, *by, base::format(*by, {shown->decimals, true, true, false})});
    }
    const Html name = link(model::indicator_page(shown->id), indicator_name(m, *shown));
    if (moved.empty()) return m.words.sentence({m.words.rich("compare.say_towns_same", {{"name", name}})});
    std::stable_sort(moved.begin(), moved.end(),
                     [](const Moved& a, const Moved& b) { return base::compare(a.by, b.by) < 0; });
    std::vector<Html> clauses;
    const auto said = [&](const char* key, const Moved& town) {
        clauses.push_back(
            m.words.rich(key, {{"name", name},
                               {"town", link(model::town_page(m.district, town.town), m.town_name(town.town))},
                               {"by", plain(town.text)}}));
    };
    if (moved.front().by.num < 0) said("compare.say_fell", moved.front());
    if (moved.back().by.num > 0) said(clauses.empty() ? "compare.say_rose" : "compare.say_rose_too", moved.back());
    return m.words.sentence(clauses);
}

HeadView compare_head(const MonthFacts& m, const Flow& flow, const std::vector<LinkChangeRow>& links,
                      const model::Indicator* shown) {
    HeadView head;
    head.kick =
        m.words.say("compare.kick", {{"from", m.words.month(m.changes->from)}, {"to", m.words.month(m.changes->to)}});
    const base::Facts facts{{"before", base::format_count(flow.before)},
                            {"after", m.words.amount("unit.cases", flow.after)},
                            {"fresh", std::to_string(flow.fresh)},
                            {"reopened", std::to_string(flow.reopened)},
                            {"out", std::to_string(flow.closed + flow.struck + flow.gone)}};
    head.h1 = m.words.say(flow.after < flow.before   ? "compare.h1_fell"
                          : flow.after > flow.before ? "compare.h1_rose"
                                                     : "compare.h1_same",
                          facts);
    if (const auto why = not_comparable(m); !why.empty()) {
        head.h1 = m.words.say("compare.h1_uncomparable", facts);
        head.say.push_back(m.words.sentence({plain(why)}));
    }
    head.say.push_back(m.words.sentence(
        {m.words.rich("compare.say_flow", {{"fresh", plain(std::to_string(flow.fresh))},
                                           {"reopened", plain(std::to_string(flow.reopened))},
                                           {"closed", plain(std::to_string(flow.closed))},
                                           {"struck", plain(std::to_string(flow.struck))},
                                           {"gone", plain(std::to_string(flow.gone))},
                                           {"unexplained", plain(std::to_string(flow.unexplained()))}})}));
    if (Html towns = towns_sentence(m, shown); !towns.empty()) head.say.push_back(std::move(towns));
    const auto gained =
        std::count_if(links.begin(), links.end(), [](const LinkChangeRow& row) { return row.tone == "dg"; });
    const auto lost =
        std::count_if(links.begin(), links.end(), [](const LinkChangeRow& row) { return row.tone == "db"; });
    head.say.push_back(
        m.words.sentence({m.words.rich("compare.say_links", {{"gained", link("#c-links", std::to_string(gained))},
                                                             {"lost", link("#c-links", std::to_string(lost))}})}));
    return head;
}

}  // namespace

CompareView compare_view(const MonthFacts& m) {
    CompareView view;
    view.frame = frame(m, {"compare.html",
                           "compare.html",
                           m.words.say("nav.compare"),
                           "p-compare",
                           {{m.words.say("nav.compare"), "", "", true}},
                           {},
                           {}});
    view.compared = m.changes != nullptr;
    if (!view.compared) {
        view.head.kick =
            m.words.say("page.kick", {{"page", m.words.say("nav.compare")}, {"date", m.words.day(m.now.date)}});
        view.head.h1 = m.words.say("compare.none");
        return view;
    }
    const Flow flow = flow_of(*m.changes);
    const model::Indicator* shown = m.indicator(m.in.config.map.home_indicator);
    view.from = m.words.short_month(m.changes->from);
    view.to = m.words.short_month(m.changes->to);
    view.steps = steps(m, flow);
    view.steps_caption = m.words.say("compare.steps_caption", {{"from", view.from}, {"to", view.to}});
    view.unexplained = std::to_string(flow.unexplained());
    view.map = picture_view(m, "map-difference", "");
    if (shown != nullptr) view.map_indicator = indicator_name(m, *shown);
    view.towns = town_changes(m, shown);
    for (const auto& [kind, icon] :
         {std::pair{"serious", "i-1"}, std::pair{"general", "i-2"}, std::pair{"lead", "i-3"}})
        view.lives.push_back(life_row(m.words.word("kind", kind), icon,
                                      flow_of(*m.changes, [&, kind = kind](const model::StoredProblem& problem) {
                                          return problem.kind == kind;
                                      })));
    view.lives_total = life_row("", "", flow);
    view.problems = problem_groups(m);
    view.links = link_changes(m);
    view.moves = move_groups(m);
    view.figures = figure_groups(m, view.redefined);
    view.head = compare_head(m, flow, view.links, shown);
    return view;
}

}  // namespace qm::publish
