// SPDX-License-Identifier: Apache-2.0
// build and check.
#include "base/failure.hpp"
#include "cli/commands.hpp"
#include "cli/pipeline.hpp"
#include "model/finding_subject.hpp"

namespace qm::cli {
namespace {

base::Exit judged_exit(const base::Diagnostics& findings, const Options& options) {
    const bool any = findings.count(base::Severity::warning) + findings.count(base::Severity::error) > 0;
    if (!any) return base::Exit::clean;
    return options.strict ? base::Exit::input_refused : base::Exit::findings;
}

void need_at_most(const Options& options, std::size_t most) {
    if (options.arguments.size() > most)
        throw base::Failure{
            base::Exit::usage, "U005", {{"value", options.arguments[most]}, {"command", options.command}}};
}

}  // namespace

base::Exit run_build(const Options& options, Console& console) {
    need_at_most(options, 1);
    // Public pages need suppression and redaction by type; until they exist nothing may claim to be public.
    if (options.edition != "internal")
        throw base::Failure{base::Exit::disclosure, "D000", {{"value", options.edition}}};
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto [published, identities] = build(options, feedback);
    console.finish();
    console.findings(findings, [&known = identities](const base::Diagnostic& finding) {
        const auto found = known.find(finding);
        return found == known.end() ? finding.code + "|" + finding.spot.file + "||" : found->second;
    });
    console.print_timings();
    console.note(console.say(published.changed ? "cli.published" : "cli.unchanged", {{"release", published.release}}));
    if (options.format != MessageFormat::sarif) console.result(published.entry.string());  // one document, no more
    return judged_exit(findings, options);
}

base::Exit run_check(const Options& options, Console& console) {
    need_at_most(options, 1);
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto project = open_project(options, feedback);
    const auto judged = judge(project, project.months.back(), options, feedback);
    findings.merge(judged.snapshot.findings);
    console.finish();
    const model::FindingSubjects subjects{judged.snapshot};
    console.findings(
        findings, [&](const base::Diagnostic& finding) { return model::identity_of(finding, subjects.of(finding)); });
    if (options.format == MessageFormat::text) {
        for (const auto& source : judged.snapshot.sources)
            console.result(console.say("cli.conservation", {{"file", source.file},
                                                            {"rows", std::to_string(source.rows)},
                                                            {"used", std::to_string(source.used)},
                                                            {"quarantined", std::to_string(source.quarantined)},
                                                            {"merged", std::to_string(source.merged)}}));
    }
    console.print_timings();
    return judged_exit(findings, options);
}

}  // namespace qm::cli
