// SPDX-License-Identifier: Apache-2.0
// build and check.
#include <nlohmann/json.hpp>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/finding_formats.hpp"
#include "cli/pipeline.hpp"
#include "compare/compare.hpp"
#include "model/finding_subject.hpp"

namespace qm::cli {
namespace {

base::Exit judged_exit(const base::Diagnostics& findings, const Options& options) {
    if (!has_warnings(findings)) return base::Exit::clean;
    return options.strict ? base::Exit::input_refused : base::Exit::findings;
}

void need_at_most(const Options& options, std::size_t most) {
    if (options.arguments.size() > most)
        throw base::Failure{
            base::Exit::usage, "U005", {{"value", options.arguments[most]}, {"command", options.command}}};
}

// The stored findings that --since names: "last" is the last build of this month, else of the newest month before it.
std::optional<model::StoredFindings> findings_since(const Options& options, const std::filesystem::path& history,
                                                    base::Month month) {
    std::optional<model::StoredFindings> found;
    if (const auto wanted = base::parse_month(options.since)) {
        found = compare::load_findings(history, *wanted);
    } else {
        auto months = compare::stored_months(history);
        for (auto stored = months.rbegin(); stored != months.rend() && !found; ++stored)
            if (*stored <= month) found = compare::load_findings(history, *stored);
    }
    if (!found) throw base::Failure{base::Exit::input_missing, "S019", {{"value", options.since}}};
    return found;
}

constexpr std::size_t shown_of_a_state = 20;

std::uint64_t told(const std::map<std::string, model::StoredFinding>& findings, const char* state,
                   const Options& options, Console& console) {
    std::uint64_t sum = 0;
    std::size_t lines = 0;
    for (const auto& [identity, finding] : findings) {
        sum += finding.count;
        if (options.format == MessageFormat::json)
            console.result(nlohmann::ordered_json{{"type", "since"},
                                                  {"state", state},
                                                  {"identity", identity},
                                                  {"count", finding.count},
                                                  {"value", finding.value}}
                               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        if (options.format == MessageFormat::text && ++lines <= shown_of_a_state)
            console.result(console.say("cli.since_" + std::string{state}) + " " + base::shown(identity, 200) +
                           (finding.value.empty() ? "" : "  “" + base::shown(finding.value) + "”") +
                           (finding.count == 1 ? "" : " ×" + std::to_string(finding.count)));
    }
    if (lines > shown_of_a_state)
        console.result(console.say("cli.since_more", {{"n", std::to_string(lines - shown_of_a_state)}}));
    return sum;
}

// Other formats keep to their own shape: the counts go to stderr in every one.
void tell_since(const model::StoredFindings& before, const model::StoredFindings& after, const Options& options,
                Console& console) {
    const auto changes = compare::compare_findings(before, after);
    const auto mended = told(changes.mended, "mended", options, console);
    const auto fresh = told(changes.fresh, "new", options, console);
    std::uint64_t staying = 0;
    for (const auto& [identity, finding] : changes.staying) staying += finding.count;
    if (options.format == MessageFormat::json) told(changes.staying, "stays", options, console);
    console.note(console.say("cli.since", {{"month", base::to_string(before.month)},
                                           {"mended", std::to_string(mended)},
                                           {"new", std::to_string(fresh)},
                                           {"staying", std::to_string(staying)}}));
}

base::Exit build_and_tell(const Options& options, Console& console, base::Feedback& feedback) {
    const base::Diagnostics& findings = feedback.findings;
    const auto [published, identities] = build(options, feedback);
    console.finish();
    console.findings(findings, [&known = identities](const base::Diagnostic& finding) {
        const auto found = known.find(finding);
        return found == known.end() ? identity_of_place(finding) : found->second;
    });
    console.print_timings();
    if (!published) {
        console.note(console.say("cli.withheld"));
        return judged_exit(findings, options);
    }
    console.note(
        console.say(published->changed ? "cli.published" : "cli.unchanged", {{"release", published->release}}));
    if (options.format != MessageFormat::sarif) console.result(published->entry.string());  // one document, no more
    return judged_exit(findings, options);
}

base::Exit check_and_tell(const Options& options, Console& console, base::Feedback& feedback) {
    base::Diagnostics& findings = feedback.findings;
    const auto project = open_project(options, feedback);
    const auto history = project.config.project / "history";
    const auto before = options.since.empty() ? std::nullopt : findings_since(options, history, project.months.back());
    const base::Diagnostics of_project = findings;
    auto judged = judge_with_history(project, project.months.back(), options, feedback);
    tell_jumps(project, judged);
    findings.merge(judged.snapshot.findings);
    console.finish();
    const model::FindingSubjects subjects{judged.snapshot};
    console.findings(
        findings, [&](const base::Diagnostic& finding) { return model::identity_of(finding, subjects.of(finding)); });
    if (before)
        tell_since(*before, compare::findings_of(judged.snapshot, of_project, QUALITYMAP_VERSION), options, console);
    if (options.format == MessageFormat::text) {
        for (const auto& source : judged.snapshot.sources) {
            console.result(console.say("cli.conservation", {{"file", source.file},
                                                            {"rows", std::to_string(source.rows)},
                                                            {"used", std::to_string(source.used)},
                                                            {"quarantined", std::to_string(source.quarantined)},
                                                            {"merged", std::to_string(source.merged)}}));
            if (!options.verbose) continue;
            for (const auto& remark : source.reading)
                console.result("    " + console.say("reading." + remark.what, remark.facts));
        }
    }
    console.print_timings();
    return judged_exit(findings, options);
}

}  // namespace

base::Exit run_build(const Options& options, Console& console) {
    need_at_most(options, 1);
    // Public pages need suppression and redaction by type; until they exist nothing may claim to be public.
    if (options.edition != "internal")
        throw base::Failure{base::Exit::disclosure, "D000", {{"value", options.edition}}};
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    try {
        return build_and_tell(options, console, feedback);
    } catch (const base::Failure& failure) {
        console.failure(failure, findings);
        return failure.exit();
    }
}

base::Exit run_check(const Options& options, Console& console) {
    need_at_most(options, 1);
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    try {
        return check_and_tell(options, console, feedback);
    } catch (const base::Failure& failure) {
        console.failure(failure, findings);
        return failure.exit();
    }
}

}  // namespace qm::cli
