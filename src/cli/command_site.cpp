// SPDX-License-Identifier: Apache-2.0
// verify, rollback, version, help.
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "publish/publish.hpp"

namespace qm::cli {
namespace {

std::filesystem::path site_of(const Options& options) {
    if (!options.output.empty()) return std::filesystem::absolute(options.output).lexically_normal();
    if (options.arguments.empty()) throw base::Failure{base::Exit::usage, "U006", {{"command", options.command}}};
    return std::filesystem::absolute(options.arguments.front()).lexically_normal();
}

std::optional<std::string> release_of(const Options& options) {
    const std::size_t at = options.output.empty() ? 1 : 0;
    if (options.arguments.size() <= at) return std::nullopt;
    return options.arguments[at];
}

}  // namespace

base::Exit run_verify(const Options& options, Console& console) {
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto damaged = publish::verify(site_of(options), release_of(options), feedback);
    console.finish();
    console.findings(findings);
    if (damaged == 0) console.note(console.say("cli.verified"));
    return damaged == 0 ? base::Exit::clean : base::Exit::own_state;
}

base::Exit run_rollback(const Options& options, Console& console) {
    base::Diagnostics findings;
    base::Feedback feedback{findings, console};
    const auto release = publish::rollback(site_of(options), release_of(options), feedback);
    console.finish();
    console.findings(findings);
    console.note(console.say("cli.rolled_back", {{"release", release}}));
    console.result(release);
    return base::Exit::clean;
}

base::Exit run_version(const Options& options, Console& console) {
    if (options.format == MessageFormat::json)
        console.result(nlohmann::json{{"name", "qualitymap"}, {"version", QUALITYMAP_VERSION}}.dump());
    else
        console.result("qualitymap " QUALITYMAP_VERSION);
    return base::Exit::clean;
}

base::Exit run_help(const Options& options, Console& console) {
    console.result(help(options.help_for, options.language == "en"));
    return base::Exit::clean;
}

}  // namespace qm::cli
