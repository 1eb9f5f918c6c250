// SPDX-License-Identifier: Apache-2.0
// explain: a figure down to the rows, or the meaning of a finding code.
#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assess/assess.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/find_subject.hpp"
#include "cli/pipeline.hpp"

namespace qm::cli {
namespace {

constexpr std::size_t shown_rows = 50;

base::Exit explain_code(const std::string& code, Console& console) {
    const auto meaning = console.phrases().meaning(code);
    if (console.format() == MessageFormat::json) {
        const nlohmann::ordered_json json{{"code", code},
                                          {"sentence", meaning.sentence},
                                          {"cause", meaning.cause},
                                          {"example", meaning.example},
                                          {"remedy", meaning.remedy}};
        console.result(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
        return base::Exit::clean;
    }
    console.result(code + ": " + meaning.sentence);
    console.result(console.say("cli.explain_cause", {{"text", meaning.cause}}));
    console.result(console.say("cli.explain_example", {{"text", meaning.example}}));
    console.result(console.say("cli.explain_remedy", {{"text", meaning.remedy}}));
    return base::Exit::clean;
}

std::string part(base::Wide value, const std::string& expression) {
    const bool counted = expression.empty() || expression.ends_with(")");
    return base::format({value, counted ? 1 : base::micro}, {6, true, false, true});
}

std::string reason_text(const model::Reason& reason, const assess::Explanation& explanation,
                        const model::Snapshot& snapshot, Console& console) {
    if (!reason.key.empty()) return console.say("reason." + reason.key);
    const auto schema = snapshot.schemas->find(explanation.indicator.table);
    return said(reason.term, false, schema == snapshot.schemas->end() ? nullptr : &schema->second, console.phrases());
}

void print_text(const assess::Explanation& explanation, const std::string& subject, const model::Snapshot& snapshot,
                Console& console) {
    const bool english = console.phrases().language() == "en";
    const auto& indicator = explanation.indicator;
    const auto& figure = explanation.figure;
    console.result(fmt::format("{} {}  [{}{}{}]", indicator.id, english ? indicator.name_en : indicator.name,
                               name_of(explanation.level), subject.empty() ? "" : " ", subject));
    console.result(console.say("cli.explain_value", {{"value", model::printed_with_unit(indicator, figure, english)}}));
    if (figure.state == model::State::not_checked) console.result(console.say("reason." + figure.words));
    console.result(console.say("cli.explain_method", {{"note", english ? indicator.note_en : indicator.note}}));
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) console.result(fmt::format("  {:<12}{}", name, value));
    };
    line("aggregation", std::string{name_of(indicator.aggregation)});
    line("table", indicator.table);
    line("where", indicator.where);
    line("key", indicator.key);
    line("value", indicator.value);
    line("weight", indicator.weight);
    line("numerator", indicator.numerator);
    line("denominator", indicator.denominator);
    line("date", indicator.date_field.empty()
                     ? ""
                     : indicator.date_field + " (" + std::string{name_of(indicator.period)} + ")");
    if (indicator.aggregation == model::Aggregation::ratio && figure.has_value()) {
        if (!explanation.rows.empty())
            console.result(
                console.say("cli.explain_parts", {{"num", part(explanation.sums.num, indicator.numerator)},
                                                  {"den", part(explanation.sums.den, indicator.denominator)}}));
        else
            console.result(console.say("cli.explain_parts",
                                       {{"num", base::to_string(figure.num)}, {"den", base::to_string(figure.den)}}));
    }
    console.result(console.say("cli.explain_rows", {{"n", std::to_string(explanation.rows.size())}}));
    for (std::size_t i = 0; i < explanation.rows.size() && i < shown_rows; ++i) {
        const auto& row = explanation.rows[i];
        const std::string parts =
            indicator.aggregation == model::Aggregation::ratio
                ? fmt::format("  {} / {}", part(row.num, indicator.numerator), part(row.den, indicator.denominator))
            : indicator.aggregation == model::Aggregation::count ||
                    indicator.aggregation == model::Aggregation::distinct
                ? ""
                : "  " + base::format({row.num, base::micro}, {6, true, false, true});
        console.result("  " + base::to_string(row.spot) + "  " + base::shown(row.key) + parts);
    }
    if (explanation.rows.size() > shown_rows)
        console.result(console.say("cli.explain_more", {{"n", std::to_string(explanation.rows.size() - shown_rows)}}));
    std::map<std::uint16_t, std::size_t> reasons;
    for (const auto& row : explanation.left_out) ++reasons[row.reason];
    if (!reasons.empty())
        console.result(console.say("cli.explain_left_out", {{"n", std::to_string(explanation.left_out.size())}}));
    for (const auto& [reason, count] : reasons)
        console.result(fmt::format(
            "  {:>6}  {}{}", count, reason_text(explanation.reasons[reason], explanation, snapshot, console),
            explanation.reasons[reason].key.empty() ? "  [" + explanation.reasons[reason].term.text + "]"
                                                    : std::string{}));
}

void print_json(const assess::Explanation& explanation, const std::string& subject, const model::Snapshot& snapshot,
                Console& console) {
    const auto& indicator = explanation.indicator;
    nlohmann::ordered_json json;
    json["indicator"] = indicator.id;
    json["level"] = std::string{name_of(explanation.level)};
    json["subject"] = subject;
    json["value"] = model::printed(indicator, explanation.figure);
    json["num"] = base::to_string(explanation.figure.num);
    json["den"] = base::to_string(explanation.figure.den);
    if (indicator.aggregation == model::Aggregation::ratio && !explanation.rows.empty()) {
        json["numerator"] = part(explanation.sums.num, indicator.numerator);
        json["denominator"] = part(explanation.sums.den, indicator.denominator);
    }
    json["rows"] = nlohmann::json::array();
    for (const auto& row : explanation.rows)
        json["rows"].push_back({{"place", base::to_string(row.spot)},
                                {"key", row.key},
                                {"num", base::to_string(row.num)},
                                {"den", base::to_string(row.den)}});
    json["left_out"] = nlohmann::json::array();
    for (const auto& row : explanation.left_out)
        json["left_out"].push_back(
            {{"place", base::to_string(row.spot)},
             {"key", row.key},
             {"reason", explanation.reasons[row.reason].text()},
             {"words", reason_text(explanation.reasons[row.reason], explanation, snapshot, console)}});
    console.result(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

base::Exit run_explain(const Options& options, Console& console) {
    if (options.arguments.empty() || options.arguments.size() > 2)
        throw base::Failure{base::Exit::usage, "U006", {{"command", "explain"}}};
    const std::string wanted = options.arguments.back();
    if (const auto codes = console.phrases().codes();
        options.arguments.size() == 1 && std::binary_search(codes.begin(), codes.end(), base::upper(wanted)))
        return explain_code(base::upper(wanted), console);
    Options opened = options;
    opened.arguments.pop_back();
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto project = open_project(opened, feedback);
    const auto judged = judge(project, project.months.back(), opened, feedback);
    const auto level = options.level.empty() ? model::Level::district : *model::level_named(options.level);
    const auto subject = find_subject(judged.snapshot, level, options.subject);
    const auto explanation = assess::explain(judged.snapshot, project.config, wanted, level, subject);
    console.finish();
    if (options.format == MessageFormat::json)
        print_json(explanation, options.subject, judged.snapshot, console);
    else
        print_text(explanation, options.subject, judged.snapshot, console);
    return base::Exit::clean;
}

}  // namespace qm::cli
