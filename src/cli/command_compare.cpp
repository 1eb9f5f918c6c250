// SPDX-License-Identifier: Apache-2.0
// compare: one month against another, from the facts that history keeps.
#include <fmt/core.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/pipeline.hpp"
#include "compare/compare.hpp"

namespace qm::cli {
namespace {

model::Facts facts_of_month(const read::Project& project, base::Month month, const Options& options,
                            base::Feedback& feedback) {
    if (std::find(project.months.begin(), project.months.end(), month) != project.months.end())
        return judge(project, month, options, feedback).facts;
    if (auto stored = compare::load(project.config.project / "history", month)) return *stored;
    throw base::Failure{base::Exit::input_missing, "F021", {{"month", base::to_string(month)}}};
}

model::Figure as_figure(const model::StoredFigure& stored) {
    return {stored.state, stored.num, stored.den, stored.rows, stored.words};
}

std::string printed(const model::Indicator* indicator, const std::optional<model::StoredFigure>& figure) {
    if (!figure) return "—";
    return indicator == nullptr
               ? base::format(
                     figure->state == model::State::value ? base::Ratio{figure->num, figure->den} : base::Ratio{0, 1},
                     {2, true, false, true})
               : model::printed(*indicator, as_figure(*figure)) +
                     (indicator->percent && figure->state == model::State::value ? "%" : "");
}

std::string delta(const model::Indicator* indicator, const model::FigureChange& change) {
    if (indicator == nullptr || !change.before || !change.after || change.before->state != model::State::value ||
        change.after->state != model::State::value)
        return "";
    const auto a = model::printed_ratio(*indicator, as_figure(*change.after));
    const auto b = model::printed_ratio(*indicator, as_figure(*change.before));
    return base::format({a.num * b.den - b.num * a.den, a.den * b.den}, {indicator->decimals, true, true, false});
}

void print_json(const model::Changes& changes, Console& console) {
    nlohmann::ordered_json json;
    json["from"] = base::to_string(changes.from);
    json["to"] = base::to_string(changes.to);
    json["figures"] = nlohmann::json::array();
    for (const auto& change : changes.figures) {
        if (change.before == change.after) continue;
        nlohmann::ordered_json row{{"indicator", change.indicator}, {"subject", change.subject}};
        const auto put = [&](const char* name, const std::optional<model::StoredFigure>& figure) {
            if (figure)
                row[name] = {{"num", base::to_string(figure->num)},
                             {"den", base::to_string(figure->den)},
                             {"rows", figure->rows}};
        };
        put("before", change.before);
        put("after", change.after);
        row["definition_changed"] = change.definition_changed;
        json["figures"].push_back(std::move(row));
    }
    json["problems"] = nlohmann::json::array();
    for (const auto& change : changes.problems)
        json["problems"].push_back({{"id", change.id}, {"lifecycle", std::string{name_of(change.lifecycle)}}});
    json["links"] = nlohmann::json::array();
    for (const auto& change : changes.links)
        json["links"].push_back(
            {{"link", change.link}, {"before", change.before.enterprises}, {"after", change.after.enterprises}});
    json["enterprises"] = nlohmann::json::array();
    constexpr const char* what[] = {"entered", "left", "moved_town", "moved_park", "renamed"};
    for (const auto& change : changes.enterprises)
        json["enterprises"].push_back({{"id", change.id}, {"what", what[static_cast<std::size_t>(change.what)]}});
    console.result(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_text(const model::Changes& changes, const std::vector<model::Indicator>& indicators, Console& console) {
    std::size_t fresh = 0, closed = 0, reopened = 0;
    for (const auto& change : changes.problems) {
        fresh += change.lifecycle == model::Lifecycle::fresh ? 1 : 0;
        closed += change.lifecycle == model::Lifecycle::closed ? 1 : 0;
        reopened += change.lifecycle == model::Lifecycle::reopened ? 1 : 0;
    }
    console.result(console.say("cli.compare_problems", {{"from", base::to_string(changes.from)},
                                                        {"to", base::to_string(changes.to)},
                                                        {"new", std::to_string(fresh)},
                                                        {"closed", std::to_string(closed)},
                                                        {"reopened", std::to_string(reopened)}}));
    for (const auto& change : changes.links) {
        if (change.gained()) console.result(console.say("cli.compare_gained", {{"link", change.link}}));
        if (change.emptied()) console.result(console.say("cli.compare_emptied", {{"link", change.link}}));
    }
    const bool english = console.phrases().language() == "en";
    for (const auto& change : changes.figures) {
        if (change.subject != "district" || change.before == change.after) continue;
        const auto found = std::find_if(indicators.begin(), indicators.end(),
                                        [&](const model::Indicator& i) { return i.id == change.indicator; });
        const model::Indicator* indicator = found == indicators.end() ? nullptr : &*found;
        const std::string moved = delta(indicator, change);
        console.result(
            fmt::format("{:<6} {}  {} → {}  {}{}{}", change.indicator,
                        indicator == nullptr ? ""
                        : english            ? indicator->name_en
                                             : indicator->name,
                        printed(indicator, change.before), printed(indicator, change.after), moved,
                        indicator != nullptr && indicator->percent && !moved.empty() ? console.say("cli.points") : "",
                        change.definition_changed ? console.say("cli.definition_changed") : ""));
    }
}

}  // namespace

base::Exit run_compare(const Options& options, Console& console) {
    Options opened = options;
    std::vector<base::Month> months;
    std::vector<std::string> others;
    for (const auto& argument : options.arguments) {
        if (const auto month = base::parse_month(argument))
            months.push_back(*month);
        else
            others.push_back(argument);
    }
    if (months.size() != 2 || others.size() > 1)
        throw base::Failure{base::Exit::usage, "U006", {{"command", "compare"}}};
    opened.arguments = others;
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto project = open_project(opened, feedback);
    const auto before = facts_of_month(project, months[0], opened, feedback);
    const auto after = facts_of_month(project, months[1], opened, feedback);
    const auto changes = compare::compare(before, after);
    console.finish();
    if (options.format == MessageFormat::json)
        print_json(changes, console);
    else
        print_text(changes, project.indicators, console);
    return changes.any() ? base::Exit::findings : base::Exit::clean;
}

}  // namespace qm::cli
