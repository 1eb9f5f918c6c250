// SPDX-License-Identifier: Apache-2.0
#include "publish/view/problems.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "publish/addresses.hpp"
#include "publish/view/flow.hpp"

namespace qm::publish {
namespace {

using model::Problem;
using model::ProblemKind;

/// Facets in the order in which their words come first; counts over the whole list.
class Facets {
  public:
    void add(const std::string& key, const std::string& label) {
        if (key.empty()) return;
        const auto [at, is_new] = places_.emplace(key, list_.size());
        if (is_new) list_.push_back({key, label, "", "", 0});
        ++list_[at->second].count;
    }
    std::vector<FacetView> by_count() && {
        std::stable_sort(list_.begin(), list_.end(), [](const FacetView& a, const FacetView& b) {
            return std::pair{-a.count, a.key} < std::pair{-b.count, b.key};
        });
        return std::move(list_);
    }

  private:
    std::map<std::string, std::size_t> places_;
    std::vector<FacetView> list_;
};

void add_facets(const MonthFacts& m, const std::vector<const Problem*>& list, const std::vector<ProblemView>& rows,
                ProblemsView& view) {
    Facets towns, chains, links, states, units;
    std::map<std::string, int> kinds, lives;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ProblemView& row = rows[i];
        ++kinds[row.kind];
        for (const std::string_view life : base::split(row.life, ' '))
            if (!life.empty()) ++lives[std::string{life}];
        towns.add(row.town_key, row.town);
        states.add(row.state, row.state);
        units.add(row.unit_key, row.unit);
        std::set<model::Index> seen;
        for (const model::Index link : list[i]->links) {
            links.add(model::slug(m.district.links[link].id), m.link_name(link));
            if (const model::Index chain = m.district.links[link].chain; seen.insert(chain).second)
                chains.add(model::slug(m.district.chains[chain].id), m.chain_short(chain));
        }
        view.overdue += row.overdue;
        view.due_soon += list[i]->due_soon && !row.overdue;
    }
    for (const auto& [kind, icon] :
         {std::pair{"serious", "i-1"}, std::pair{"general", "i-2"}, std::pair{"lead", "i-3"}})
        if (kinds[kind] > 0) view.kinds.push_back({kind, m.words.word("kind", kind), icon, "", kinds[kind]});
    for (const auto& [life, look] : {std::pair{"new", "n"}, std::pair{"reopened", "r"}, std::pair{"persisting", "k"},
                                     std::pair{"closed", "f"}, std::pair{"struck", "w"}})
        if (lives[life] > 0) view.lives.push_back({life, m.words.word("lifecycle", life), "", look, lives[life]});
    view.towns = std::move(towns).by_count();
    view.chains = std::move(chains).by_count();
    view.links = std::move(links).by_count();
    view.states = std::move(states).by_count();
    view.units = std::move(units).by_count();
}

std::string text_or_dash(std::string_view text) {
    return text.empty() ? std::string{no_value} : std::string{text};
}

std::string day_or_dash(base::Date day) {
    return day.known() ? base::to_string(day) : std::string{no_value};
}

std::vector<LinkView> links_named(const MonthFacts& m, const std::string& table, std::size_t row) {
    std::vector<LinkView> links;
    const auto places = m.now.places.tables.find(table);
    if (places == m.now.places.tables.end() || row >= places->second.links.size()) return links;
    for (const model::Index link : m.now.places.link_sets[places->second.links[row]])
        links.push_back({m.link_name(link), model::link_address(m.district, link), "", false});
    return links;
}

template <class Row>
void sort_by_id(std::vector<Row>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::pair{a.id, a.title} < std::pair{b.id, b.title};
    });
}

std::vector<ProjectRow> project_rows(const MonthFacts& m) {
    const auto table = m.now.tables.find("projects");
    std::vector<ProjectRow> rows;
    if (table == m.now.tables.end()) return rows;
    const model::Table& projects = table->second;
    std::map<std::string_view, const Problem*> known;
    for (const Problem& problem : m.now.problems) known.emplace(problem.id, &problem);
    for (std::size_t i = 0; i < projects.rows(); ++i) {
        ProjectRow row;
        row.id = projects.text(i, "project_id");
        row.title = projects.text(i, "title");
        row.unit = text_or_dash(projects.text(i, "lead_unit"));
        row.start = day_or_dash(projects.date(i, "start_on"));
        const base::Date due = projects.date(i, "due_on"), finished = projects.date(i, "finished_on");
        row.due = day_or_dash(due);
        row.finished = day_or_dash(finished);
        const bool late = due.known() && (finished.known() ? finished > due : m.now.date > due);
        row.status = m.words.word("project_status", projects.text(i, "status"));
        row.status_class = late || projects.text(i, "status") == "滞后" ? "od" : "";
        row.progress = std::string{no_value};
        if (const auto progress = projects.number(i, "progress")) {
            row.progress = base::format({*progress, base::micro}, {1, true, false, true}) + "%";
            row.progress_bar = bar_width(base::Ratio{*progress, base::Wide{base::micro} * 100});
        }
        row.target = text_or_dash(projects.text(i, "target"));
        row.benchmark = text_or_dash(projects.text(i, "benchmark"));
        row.links = links_named(m, "projects", i);
        for (const std::string_view id : base::split_list(projects.text(i, "problems"))) {
            const auto problem = known.find(id);
            row.problems.push_back(
                {std::string{id}, problem == known.end() ? "" : m.problem_address(*problem->second), "", false});
        }
        rows.push_back(std::move(row));
    }
    sort_by_id(rows);
    return rows;
}

std::vector<PolicyRow> policy_rows(const MonthFacts& m) {
    const auto table = m.now.tables.find("policies");
    std::vector<PolicyRow> rows;
    if (table == m.now.tables.end()) return rows;
    const model::Table& policies = table->second;
    for (std::size_t i = 0; i < policies.rows(); ++i) {
        PolicyRow row;
        row.id = policies.text(i, "policy_id");
        row.title = policies.text(i, "title");
        row.kind = m.words.word("policy_kind", policies.text(i, "kind"));
        row.issuer = text_or_dash(policies.text(i, "issuer"));
        row.issued = day_or_dash(policies.date(i, "issued_on"));
        row.links = links_named(m, "policies", i);
        rows.push_back(std::move(row));
    }
    sort_by_id(rows);
    return rows;
}

HeadView problems_head(const MonthFacts& m, const std::vector<const Problem*>& list) {
    HeadView head;
    head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.problems")}, {"date", m.words.day(m.now.date)}});
    base::Facts facts{{"open", m.words.amount("unit.cases", m.all.open)},
                      {"overdue", m.words.amount("unit.cases", m.all.overdue)}};
    if (m.changes == nullptr) {
        head.h1 = m.words.say("problems.h1_first", facts);
    } else {
        const Flow flow = flow_of(*m.changes);
        facts["fresh"] = std::to_string(flow.fresh);
        facts["reopened"] = std::to_string(flow.reopened);
        facts["closed"] = std::to_string(flow.closed);
        head.h1 = m.words.say("problems.h1", facts);
    }
    std::vector<Html> late;
    std::vector<std::pair<std::string, int>> units;
    for (const auto& [unit, tally] : m.by_unit)
        if (tally.overdue > 0) units.emplace_back(unit, tally.overdue);
    std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [unit, n] : units)
        if (late.size() < 5)
            late.push_back(m.words.rich(
                "problems.unit_count",
                {{"unit", link("#unit=" + encoded(unit) + "&od=1", unit)}, {"n", plain(std::to_string(n))}}));
    head.say.push_back(late.empty() ? m.words.sentence({plain(m.words.say("home.say_none_overdue"))})
                                    : m.words.sentence({m.words.rich(
                                          "problems.say_overdue",
                                          {{"n", strong_link("#od=1", m.words.amount("unit.cases", m.all.overdue))},
                                           {"units", m.words.list(late)}})}));
    const std::string days = std::to_string(m.in.config.clocks.due_soon);
    head.say.push_back(m.words.sentence(
        {m.all.due_soon == 0
             ? plain(m.words.say("home.say_none_soon", {{"days", days}}))
             : m.words.rich("town.say_soon", {{"days", plain(days)},
                                              {"n", link("#soon=1", m.words.amount("unit.cases", m.all.due_soon))}})}));
    std::map<std::string, int> categories;
    for (const Problem* problem : list)
        if (problem->open && !problem->category.empty()) ++categories[problem->category];
    std::vector<std::pair<std::string, int>> ordered(categories.begin(), categories.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Html> top;
    for (const auto& [category, n] : ordered)
        if (top.size() < 3)
            top.push_back(
                m.words.rich("problems.category_count", {{"category", plain(m.words.word("category", category))},
                                                         {"n", plain(m.words.amount("unit.cases", n))}}));
    if (!top.empty())
        head.say.push_back(m.words.sentence({m.words.rich("problems.say_categories", {{"list", m.words.list(top)}})}));
    return head;
}

}  // namespace

std::vector<ProblemsView> problems_views(const MonthFacts& m) {
    const auto& list = m.listed_problems;
    constexpr std::size_t rows_per_sheet = MonthFacts::problems_per_sheet;
    std::vector<ProblemView> rows;
    rows.reserve(list.size());
    for (const Problem* problem : list) rows.push_back(problem_view(m, *problem, ""));

    ProblemsView first;
    first.frame = frame(m, {"problems.html",
                            "problems.html",
                            m.words.say("nav.problems"),
                            "p-problems",
                            {{m.words.say("nav.problems"), "", "", true}},
                            {},
                            {}});
    first.head = problems_head(m, list);
    std::size_t closed = 0, struck = 0;
    for (const ProblemView& row : rows) {
        const bool off = list[&row - rows.data()]->state == model::ProblemState::struck_off;
        struck += off;
        closed += !row.open && !off;
    }
    first.summary =
        m.words.say("problems.summary", {{"rows", base::format_count(static_cast<std::int64_t>(rows.size()))},
                                         {"open", base::format_count(m.all.open)},
                                         {"closed", std::to_string(closed)},
                                         {"struck", std::to_string(struck)}});
    add_facets(m, list, rows, first);
    const auto& clocks = m.in.config.clocks;
    first.clock_words = m.words.say("problems.clock_legend", {{"rectify", std::to_string(clocks.rectify)},
                                                              {"recheck", std::to_string(clocks.recheck)},
                                                              {"second", std::to_string(clocks.second_recheck_to)}});
    first.count_words = m.words.amount("problems.total", static_cast<std::int64_t>(rows.size()));
    std::vector<const Problem*> bottlenecks;
    for (const Problem& problem : m.now.problems)
        if (problem.kind == ProblemKind::bottleneck) bottlenecks.push_back(&problem);
    std::stable_sort(bottlenecks.begin(), bottlenecks.end(),
                     [](const Problem* a, const Problem* b) { return a->open > b->open; });
    for (const Problem* problem : bottlenecks) first.bottlenecks.push_back(bottleneck_view(m, *problem, ""));
    first.bottleneck_summary = m.words.amount("problems.bottlenecks_open", m.all.bottlenecks);
    first.projects = project_rows(m);
    first.policies = policy_rows(m);

    const std::size_t sheets = std::max<std::size_t>(1, (rows.size() + rows_per_sheet - 1) / rows_per_sheet);
    std::vector<ProblemsView> views;
    for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
        ProblemsView view;
        if (sheet == 0) {
            view = first;
        } else {
            view.frame = first.frame;
            view.head = first.head;
            view.summary = first.summary;
            view.clock_words = first.clock_words;
            view.count_words = first.count_words;
            view.first = false;
        }
        view.is_split = sheets > 1;
        for (std::size_t other = 0; view.is_split && other < sheets; ++other)
            view.sheets.push_back({std::to_string(other + 1), sheet_page("problems.html", other), "", other == sheet});
        const std::size_t end = std::min(rows.size(), (sheet + 1) * rows_per_sheet);
        view.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(sheet * rows_per_sheet),
                         rows.begin() + static_cast<std::ptrdiff_t>(end));
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace qm::publish
