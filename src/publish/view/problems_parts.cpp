// SPDX-License-Identifier: Apache-2.0
// Rows of the two lists.
#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/parts.hpp"

namespace qm::publish {
namespace {

using model::Problem;
using model::ProblemKind;
using model::ProblemState;

constexpr int clock_width = 170;  // units of the bar
constexpr int clock_days = 110;   // days that the bar shows

std::string at_day(int days) {
    return bar_width(std::clamp(days, 0, clock_days) * clock_width, clock_days * 100);
}

std::string icon_of(ProblemKind kind) {
    return kind == ProblemKind::serious ? "i-1" : kind == ProblemKind::general ? "i-2" : "i-3";
}

std::string life_class(const std::string& life) {
    return life == "new"              ? "n"
           : life == "reopened"       ? "r"
           : life.ends_with("closed") ? "f"
           : life == "persisting"     ? "k"
                                      : "w";
}

std::optional<ClockView> clock_of(const MonthFacts& m, const Problem& problem) {
    if (problem.kind != ProblemKind::general || !problem.ordered_on.known()) return std::nullopt;
    const auto& clocks = m.in.config.clocks;
    const base::Date end = problem.open ? m.now.date : problem.closed_on;
    if (!end.known() || end < problem.ordered_on) return std::nullopt;
    const int days = end.days - problem.ordered_on.days;
    const int due = problem.due_on.known() ? problem.due_on.days - problem.ordered_on.days : clocks.rectify;
    const int over = problem.overdue ? std::max(0, days - due) : 0;
    ClockView clock;
    clock.done = at_day(days - over);
    clock.over_from = at_day(days - over);
    if (over > 0)
        clock.over = bar_width(std::max(1, std::min(days, clock_days) - std::min(due, clock_days)) * clock_width,
                               clock_days * 100);
    for (const int tick : {clocks.rectify, clocks.recheck, clocks.second_recheck_to})
        clock.ticks.push_back(at_day(tick));
    clock.label = m.words.say("problem.clock", {{"days", std::to_string(days)},
                                                {"rectify", std::to_string(clocks.rectify)},
                                                {"recheck", std::to_string(clocks.recheck)}});
    return clock;
}

void add_limit(const MonthFacts& m, const Problem& problem, ProblemView& view) {
    if (!problem.open) {
        view.days = problem.closed_on.known()
                        ? m.words.say("problem.closed_on", {{"day", base::to_string(problem.closed_on)}})
                        : std::string{no_value};
        view.days_sort = "99999";
        return;
    }
    if (!problem.due_on.known()) {
        view.days = m.words.say("problem.no_limit");
        view.days_sort = "9999";
        return;
    }
    view.limit = m.words.word("limit", problem.due_what) + " " + base::to_string(problem.due_on);
    view.days_sort = std::to_string(problem.days_left);
    if (problem.overdue) {
        view.days = m.words.amount("problem.over", -problem.days_left);
        view.days_class = "od";
    } else {
        view.days = m.words.amount("problem.left", problem.days_left);
        view.days_class = problem.due_soon ? "sn" : "";
    }
}

}  // namespace

ProblemView problem_view(const MonthFacts& m, const Problem& problem, const std::string& base_path) {
    ProblemView view;
    view.anchor = problem_anchor(problem.id);
    view.id = problem.id;
    view.href = m.problem_address(problem);
    if (!view.href.empty()) view.href.insert(0, base_path);
    view.title = problem.title;
    view.kind = model::name_of(problem.kind);
    view.kind_word = m.words.word("kind", view.kind);
    view.icon = icon_of(problem.kind);
    view.severity_sort = problem.kind == ProblemKind::serious ? "1" : problem.kind == ProblemKind::general ? "2" : "3";
    view.product = problem.product;
    view.source = problem.source;
    view.enterprise = problem.enterprise_name;
    view.unit = m.unit_name(problem);
    view.unit_key = view.unit;
    if (problem.town != model::none) {
        view.town = m.town_name(problem.town);
        view.town_key = m.district.towns[problem.town].code;
    }
    if (problem.park != model::none) {
        view.park = m.district.parks[problem.park].name;
        view.park_href = base_path + model::park_page(m.district, problem.park);
    }
    for (const model::Index link : problem.links) {
        view.links.push_back({m.link_name(link), base_path + model::link_address(m.district, link), "", false});
        if (!view.link_key.empty()) view.link_key += ' ', view.chain_key += ' ';
        view.link_key += model::slug(m.district.links[link].id);
        view.chain_key += model::slug(m.district.chains[m.district.links[link].chain].id);
    }
    view.state = problem.state == ProblemState::struck_off && !problem.close_reason.empty()
                     ? problem.close_reason
                     : m.words.word("state", model::name_of(problem.state));
    view.life = m.lifecycle(problem);
    view.life_word = view.life.empty()
                         ? std::string{no_value}
                         : m.words.word("lifecycle", view.life == "new closed" ? "new_closed" : view.life);
    view.life_class = view.life.empty() ? "" : life_class(view.life);
    view.ordered = problem.ordered_on.known() ? base::to_string(problem.ordered_on)
                   : problem.found_on.known() ? base::to_string(problem.found_on)
                                              : std::string{no_value};
    view.open = problem.open;
    view.overdue = problem.overdue;
    view.soon = problem.open && problem.due_soon && !problem.overdue;
    view.clock = clock_of(m, problem);
    add_limit(m, problem, view);
    return view;
}

std::vector<ProblemView> problem_views(const MonthFacts& m, const std::vector<const Problem*>& problems,
                                       const std::string& base_path, std::size_t most) {
    std::vector<ProblemView> views;
    for (std::size_t i = 0; i < std::min(most, problems.size()); ++i)
        views.push_back(problem_view(m, *problems[i], base_path));
    return views;
}

BottleneckView bottleneck_view(const MonthFacts& m, const Problem& problem, const std::string& base_path) {
    BottleneckView view;
    view.anchor = problem_anchor(problem.id);
    view.id = problem.id;
    view.href = base_path + m.problem_address(problem);
    view.title = problem.title;
    view.level = m.words.word("level", problem.level);
    view.icon = problem.level == "高" ? "i-0" : problem.level == "中" ? "i-2" : "i-3";
    view.unit = m.unit_name(problem);
    view.state = m.words.word("state", model::name_of(problem.state));
    view.support = problem.support.empty() ? std::string{} : m.words.word("support_of", problem.support);
    view.project = problem.project_id;
    view.target = problem.target.empty() ? std::string{no_value} : problem.target;
    view.benchmark = problem.benchmark.empty() ? std::string{no_value} : problem.benchmark;
    view.progress = std::string{no_value};
    if (problem.progress != base::missing) {
        view.progress = base::format({problem.progress, base::micro}, {1, true, false, true}) + "%";
        view.progress_bar = bar_width(base::Ratio{problem.progress, base::Wide{base::micro} * 100});
    }
    view.due = problem.due_on.known() ? base::to_string(problem.due_on) : std::string{no_value};
    view.status = m.words.say(problem.overdue ? "bottleneck.late"
                              : problem.open  ? "bottleneck.on_time"
                                              : "bottleneck.done");
    view.status_class = problem.overdue ? "od" : "sn";
    for (const model::Index link : problem.links)
        view.links.push_back({m.link_name(link), base_path + model::link_address(m.district, link), "", false});
    view.open = problem.open;
    return view;
}

}  // namespace qm::publish
