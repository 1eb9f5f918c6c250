// SPDX-License-Identifier: Apache-2.0
#include "assess/predicates.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/credit_code.hpp"

namespace qm::assess {
namespace {

using Test = std::function<bool(std::size_t)>;
using model::Problem;
using model::ProblemKind;
using model::ProblemState;

// Problems by row of the problem table: snapshot.problems is sorted by id.
template <class Question>
Test ask_problem(const Context& context, Question question) {
    std::vector<char> answers;
    for (const auto& problem : context.snapshot.problems) {
        if (problem.row >= answers.size()) answers.resize(problem.row + 1, 0);
        answers[problem.row] = question(problem) ? 1 : 0;
    }
    return [answers = std::move(answers)](std::size_t row) { return row < answers.size() && answers[row] != 0; };
}

Test open(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return ask_problem(context, [](const Problem& problem) { return problem.open; });
}

Test overdue(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return ask_problem(context, [](const Problem& problem) { return problem.overdue; });
}

Test due_within(const model::Table&, std::string_view, std::string_view argument, const Context& context,
                std::string&) {
    const auto days = base::parse_number(argument).value_or(0) / base::micro;
    return ask_problem(context, [days](const Problem& problem) {
        return problem.open && problem.due_on.known() && problem.days_left >= 0 && problem.days_left <= days;
    });
}

Test off_ramp(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return ask_problem(context, [](const Problem& problem) { return problem.state == ProblemState::struck_off; });
}

Test bottleneck(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return ask_problem(context, [](const Problem& problem) { return problem.kind == ProblemKind::bottleneck; });
}

// The due basis (到期口径): a general problem whose recheck limit has passed or that was rechecked; a serious one past
// the filing limit or filed; a lead past the feedback limit or fed back. The last two limits are the office's own.
Test due_basis(const model::Table& table, std::string_view, std::string_view argument, const Context& context,
               std::string& missing_setting) {
    const auto& clocks = context.config.clocks;
    const int limit = argument == "general"   ? clocks.recheck
                      : argument == "serious" ? clocks.file_case
                                              : clocks.lead_feedback;
    if (limit <= 0) {
        missing_setting = argument == "general"   ? "clock_recheck"
                          : argument == "serious" ? "clock_file_case"
                                                  : "clock_lead_feedback";
        return [](std::size_t) { return false; };
    }
    const std::string from = argument == "general" ? "ordered_on" : argument == "serious" ? "found_on" : "transfer_on";
    const std::string done = argument == "general" ? "recheck_on" : argument == "serious" ? "filed_on" : "feedback_on";
    const auto today = context.snapshot.date;
    return [&table, from, done, limit, today](std::size_t row) {
        const auto finished = table.date(row, done);
        if (finished.known() && finished <= today) return true;
        const auto start = table.date(row, from);
        return start.known() && start.days + limit <= today.days;
    };
}

Test in_link(const model::Table&, std::string_view table_name, std::string_view argument, const Context& context,
             std::string&) {
    const auto& all = context.snapshot.places;
    const auto found = all.tables.find(table_name);
    if (found == all.tables.end()) return [](std::size_t) { return false; };
    const auto wanted = argument.empty() ? model::none : context.snapshot.district->link_by_id(argument);
    return [&all, &places = found->second, wanted, any = argument.empty()](std::size_t row) {
        if (row >= places.links.size()) return false;
        const auto& set = all.link_sets[places.links[row]];
        if (any) return !set.empty();
        return std::find(set.begin(), set.end(), wanted) != set.end();
    };
}

Test in_chain(const model::Table&, std::string_view table_name, std::string_view argument, const Context& context,
              std::string&) {
    const auto& snapshot = context.snapshot;
    const auto found = snapshot.places.tables.find(table_name);
    if (found == snapshot.places.tables.end()) return [](std::size_t) { return false; };
    return [&snapshot, &places = found->second, wanted = snapshot.district->chain_by_id(argument)](std::size_t row) {
        if (row >= places.links.size()) return false;
        for (const auto link : snapshot.places.link_sets[places.links[row]])
            if (snapshot.district->links[link].chain == wanted) return true;
        return false;
    };
}

// Of one chain and of another: links that are the same in both (same_as) count for both.
Test on_several_chains(const model::Table&, std::string_view table_name, std::string_view, const Context& context,
                       std::string&) {
    const auto& snapshot = context.snapshot;
    const auto found = snapshot.places.tables.find(table_name);
    if (found == snapshot.places.tables.end()) return [](std::size_t) { return false; };
    return [&snapshot, &places = found->second](std::size_t row) {
        if (row >= places.links.size()) return false;
        const auto& set = snapshot.places.link_sets[places.links[row]];
        return std::any_of(set.begin(), set.end(), [&](model::Index link) {
            return snapshot.district->links[link].chain != snapshot.district->links[set.front()].chain;
        });
    };
}

// A leader may also stand on links of a chain that another leads: where it counts, Subjects decides.
Test leads(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return [&led = context.snapshot.places.led_chains](std::size_t row) {
        return led.contains(static_cast<model::Index>(row));
    };
}

Test placed(const model::Table&, std::string_view table_name, std::string_view argument, const Context& context,
            std::string&) {
    const auto found = context.snapshot.places.tables.find(table_name);
    if (found == context.snapshot.places.tables.end()) return [](std::size_t) { return false; };
    const auto& where = argument == "park"         ? found->second.park
                        : argument == "enterprise" ? found->second.enterprise
                                                   : found->second.town;
    return [&where](std::size_t row) { return row < where.size() && where[row] != model::none; };
}

Test code_valid(const model::Table& table, std::string_view, std::string_view, const Context&, std::string&) {
    return [&table](std::size_t row) {
        return model::check_credit_code(model::to_string(table.code(row, "uscc"))) == model::CodeCheck::valid;
    };
}

Test has_declared_park(const model::Table& table, std::string_view, std::string_view, const Context& context,
                       std::string&) {
    const auto& places = context.snapshot.places;
    return [&table, &places](std::size_t row) {
        return row < places.declared_park.size() && places.declared_park[row] != model::none &&
               table.point(row).known();
    };
}

Test in_declared_park(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    const auto& places = context.snapshot.places;
    return [&places](std::size_t row) {
        return row < places.declared_park.size() && places.declared_park[row] != model::none &&
               places.declared_park[row] == places.located_park[row];
    };
}

// Rechecked within the legal days of the order (SAMR Order 18, art. 46).
Test recheck_in_time(const model::Table& table, std::string_view, std::string_view, const Context& context,
                     std::string&) {
    return [&table, days = context.config.clocks.recheck, today = context.snapshot.date](std::size_t row) {
        const auto ordered = table.date(row, "ordered_on");
        const auto rechecked = table.date(row, "recheck_on");
        return ordered.known() && rechecked.known() && rechecked <= today && rechecked.days - ordered.days <= days;
    };
}

Test finished_in_time(const model::Table& table, std::string_view, std::string_view, const Context& context,
                      std::string&) {
    return [&table, today = context.snapshot.date](std::size_t row) {
        const auto due = table.date(row, "due_on");
        const auto finished = table.date(row, "finished_on");
        return due.known() && due <= today && finished.known() && finished <= due;
    };
}

// The row's park lies within so many km of a station of the service network; without a number: the configured ones.
// Rows of no park, and parks whose distance nobody knows, are not.
Test served_within(const model::Table&, std::string_view table_name, std::string_view argument, const Context& context,
                   std::string& missing_setting) {
    const auto& network = context.snapshot.network;
    const auto found = context.snapshot.places.tables.find(table_name);
    if (!network.known) missing_setting = "no_facilities";
    if (!network.known || found == context.snapshot.places.tables.end()) return [](std::size_t) { return false; };
    const auto within = argument.empty() ? network.served_within_m : base::parse_number(argument).value_or(0) / 1000;
    return [&network, &parks = found->second.park, within](std::size_t row) {
        return row < parks.size() && parks[row] != model::none && network.served(parks[row], within);
    };
}

template <class Question>
Test ask_supply(const Context& context, Question question) {
    return [&supplies = context.snapshot.supplies, question](std::size_t row) {
        return row < supplies.size() && question(supplies[row]);
    };
}

// The supplier stands in the register of the district.
Test local_supplier(const model::Table&, std::string_view, std::string_view, const Context& context, std::string&) {
    return ask_supply(context, [](const model::Supply& supply) { return supply.local(); });
}

// It has an open problem that is serious or overdue, or failed a spot check this year.
Test supplier_in_trouble(const model::Table&, std::string_view, std::string_view, const Context& context,
                         std::string&) {
    return ask_supply(context, [](const model::Supply& supply) { return supply.troubled(); });
}

}  // namespace

const std::vector<Predicate>& predicates() {
    static const std::vector<Predicate> table{
        {"open", "problems", open},
        {"overdue", "problems", overdue},
        {"due_within", "problems", due_within},
        {"off_ramp", "problems", off_ramp},
        {"bottleneck", "problems", bottleneck},
        {"due_basis", "problems", due_basis},
        {"recheck_in_time", "problems", recheck_in_time},
        {"finished_in_time", "projects", finished_in_time},
        {"in_link", "", in_link},
        {"in_chain", "", in_chain},
        {"on_several_chains", "", on_several_chains},
        {"leads", "enterprises", leads, true},
        {"placed", "", placed},
        {"code_valid", "enterprises", code_valid},
        {"has_declared_park", "enterprises", has_declared_park},
        {"in_declared_park", "enterprises", in_declared_park},
        {"served_within", "", served_within, false, true},
        {"local_supplier", "suppliers", local_supplier},
        {"supplier_in_trouble", "suppliers", supplier_in_trouble},
    };
    return table;
}

}  // namespace qm::assess
