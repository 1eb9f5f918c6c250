// SPDX-License-Identifier: Apache-2.0
#include "assess/problems.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"

namespace qm::assess {
namespace {

using base::Date;
using model::Problem;
using model::ProblemKind;
using model::ProblemState;
using State = model::ProblemState;

struct StateWord {
    ProblemKind kind;
    std::string_view word;
    State state;
    bool open;
};

// 已销号 (struck off) ends every kind and needs a reason; it is not repeated here.
constexpr std::array<StateWord, 19> state_words{{
    {ProblemKind::general, "登记", State::registered, true},
    {ProblemKind::general, "已责令", State::ordered, true},
    {ProblemKind::general, "整改中", State::rectifying, true},
    {ProblemKind::general, "待复查", State::awaiting_recheck, true},
    {ProblemKind::general, "复查合格", State::passed, false},
    {ProblemKind::general, "复查不合格", State::failed_recheck, true},
    {ProblemKind::general, "已公告", State::announced, true},
    {ProblemKind::general, "二次复查", State::second_recheck, true},
    {ProblemKind::general, "停业整顿", State::suspended, true},
    {ProblemKind::serious, "登记", State::registered, true},
    {ProblemKind::serious, "已立案", State::filed, true},
    {ProblemKind::serious, "调查中", State::investigating, true},
    {ProblemKind::serious, "已决定", State::decided, true},
    {ProblemKind::serious, "已结案", State::closed, false},
    {ProblemKind::lead, "登记", State::registered, true},
    {ProblemKind::lead, "已移交", State::transferred, true},
    {ProblemKind::lead, "已受理", State::accepted, true},
    {ProblemKind::lead, "已反馈", State::fed_back, false},
    {ProblemKind::bottleneck, "登记", State::registered, true},
}};
constexpr std::array<StateWord, 2> bottleneck_words{{
    {ProblemKind::bottleneck, "攻关中", State::tackling, true},
    {ProblemKind::bottleneck, "已完成", State::done, false},
}};

std::optional<StateWord> state_named(ProblemKind kind, std::string_view word) {
    if (word == "已销号") return StateWord{kind, word, State::struck_off, false};
    for (const auto& row : state_words)
        if (row.kind == kind && row.word == word) return row;
    for (const auto& row : bottleneck_words)
        if (row.kind == kind && row.word == word) return row;
    return std::nullopt;
}

ProblemKind kind_of(std::string_view kind, std::string_view severity) {
    if (kind == "攻关") return ProblemKind::bottleneck;
    if (severity == "严重") return ProblemKind::serious;
    if (severity == "线索") return ProblemKind::lead;
    return ProblemKind::general;
}

// The state that the dates prove, for rows whose word is unknown.
StateWord state_from_dates(ProblemKind kind, const model::Table& table, std::size_t row) {
    const auto has = [&](std::string_view column) { return table.date(row, column).known(); };
    switch (kind) {
        case ProblemKind::general:
            if (has("recheck_on")) return table.text(row, "recheck_result") == "合格" ? state_words[4] : state_words[5];
            return has("rectified_on") ? state_words[3] : has("ordered_on") ? state_words[1] : state_words[0];
        case ProblemKind::serious:
            return has("closed_on") ? state_words[13] : has("filed_on") ? state_words[10] : state_words[9];
        case ProblemKind::lead:
            return has("feedback_on") ? state_words[17] : has("transfer_on") ? state_words[15] : state_words[14];
        case ProblemKind::bottleneck:
            break;
    }
    return has("closed_on") ? bottleneck_words[1] : bottleneck_words[0];
}

Date after(Date from, int days) {
    return from.known() && days > 0 ? Date{from.days + days} : Date{};
}

// The limit that runs in the present state.
void set_clock(Problem& problem, const model::Table& table, const model::Clocks& clocks) {
    const auto date = [&](std::string_view column) { return table.date(problem.row, column); };
    switch (problem.state) {
        case State::ordered:
        case State::rectifying:
            problem.due_on = after(problem.ordered_on, clocks.rectify);
            problem.due_what = "rectify";
            break;
        case State::awaiting_recheck:
            problem.due_on = after(problem.ordered_on, clocks.recheck);
            problem.due_what = "recheck";
            break;
        case State::announced:
        case State::second_recheck:
            problem.due_on = after(date("announced_on"), clocks.second_recheck_to);
            problem.due_what = "second_recheck";
            break;
        case State::registered:
            if (problem.kind == ProblemKind::serious) {
                problem.due_on = after(problem.found_on, clocks.file_case);
                problem.due_what = "file_case";
            }
            break;
        case State::transferred:
        case State::accepted:
            problem.due_on = after(date("transfer_on"), clocks.lead_feedback);
            problem.due_what = "feedback";
            break;
        default:
            break;
    }
}

void check_order(const Problem& problem, const model::Table& table, base::Feedback& feedback) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> orders{{{"found_on", "ordered_on"},
                                                                                   {"ordered_on", "rectified_on"},
                                                                                   {"ordered_on", "recheck_on"},
                                                                                   {"found_on", "filed_on"},
                                                                                   {"transfer_on", "feedback_on"},
                                                                                   {"found_on", "closed_on"}}};
    for (const auto& [first, second] : orders) {
        const Date a = table.date(problem.row, first);
        const Date b = table.date(problem.row, second);
        if (a.known() && b.known() && b < a)
            feedback.findings.add("R002", base::Severity::warning, problem.spot,
                                  {{"id", base::shown(problem.id)},
                                   {"first", std::string{first}},
                                   {"first_date", base::to_string(a)},
                                   {"second", std::string{second}},
                                   {"second_date", base::to_string(b)}});
    }
}

}  // namespace

std::vector<Problem> list_problems(const model::Snapshot& snapshot, const model::Config& config,
                                   base::Feedback& feedback) {
    std::vector<Problem> problems;
    const auto found = snapshot.tables.find("problems");
    if (found == snapshot.tables.end()) return problems;
    const model::Table& table = found->second;
    const auto places_at = snapshot.places.tables.find("problems");
    problems.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto text = [&](std::string_view column) { return std::string{table.text(row, column)}; };
        Problem problem;
        problem.id = text("problem_id");
        problem.row = static_cast<model::Index>(row);
        problem.spot = table.spot(row);
        problem.kind = kind_of(table.text(row, "kind"), table.text(row, "severity"));
        problem.level = problem.kind == ProblemKind::bottleneck ? text("severity") : "";
        problem.title = text("title");
        problem.description = text("description");
        problem.enterprise_name = text("enterprise");
        problem.product = text("product");
        problem.failed_items = text("failed_items");
        problem.category = text("category");
        problem.support = text("support");
        problem.source = text("source");
        problem.report_no = text("report_no");
        problem.lead_unit = text("lead_unit");
        problem.measure = text("measure");
        problem.project_id = text("project_id");
        problem.target = text("target");
        problem.benchmark = text("benchmark");
        problem.close_reason = text("close_reason");
        problem.found_on = table.date(row, "found_on");
        problem.ordered_on = table.date(row, "ordered_on");
        problem.closed_on = table.date(row, "closed_on");
        problem.reopened_on = table.date(row, "reopened_on");
        problem.progress = table.number(row, "progress").value_or(base::missing);
        if (places_at != snapshot.places.tables.end()) {
            const auto& places = places_at->second;
            if (row < places.enterprise.size()) problem.enterprise = places.enterprise[row];
            if (row < places.town.size()) problem.town = places.town[row];
            if (row < places.park.size()) problem.park = places.park[row];
            if (row < places.links.size()) problem.links = snapshot.places.link_sets[places.links[row]];
        }
        auto state = state_named(problem.kind, table.text(row, "status"));
        if (!state) {
            state = state_from_dates(problem.kind, table, row);
            feedback.findings.add("R001", base::Severity::warning, problem.spot,
                                  {{"id", base::shown(problem.id)},
                                   {"value", base::shown(table.text(row, "status"))},
                                   {"kind", std::string{name_of(problem.kind)}},
                                   {"taken", std::string{state->word}}});
        }
        problem.state = state->state;
        problem.open = state->open;
        if (problem.state == State::struck_off && problem.close_reason.empty())
            feedback.findings.add("R003", base::Severity::warning, problem.spot, {{"id", base::shown(problem.id)}});
        if (!problem.open && !problem.closed_on.known())
            feedback.findings.add("R004", base::Severity::warning, problem.spot, {{"id", base::shown(problem.id)}});
        check_order(problem, table, feedback);
        if (problem.open) {
            set_clock(problem, table, config.clocks);
            if (problem.due_on.known()) {
                problem.days_left = problem.due_on.days - snapshot.date.days;
                problem.overdue = problem.days_left < 0;
                problem.due_soon = problem.days_left >= 0 && problem.days_left <= config.clocks.due_soon;
            }
        }
        problems.push_back(std::move(problem));
    }
    std::sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return a.id < b.id; });
    return problems;
}

}  // namespace qm::assess
