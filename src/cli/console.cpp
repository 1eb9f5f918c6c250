// SPDX-License-Identifier: Apache-2.0
#include "cli/console.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <map>

#include "base/text.hpp"
#include "cli/finding_formats.hpp"

namespace qm::cli {
namespace {

constexpr std::size_t shown_of_one_code = 20;

std::string as_text(const base::Diagnostic& diagnostic, const base::Phrases& phrases) {
    base::Spot spot = diagnostic.spot;
    spot.file = base::shown(spot.file, 400);
    const std::string place = base::to_string(spot);
    const std::string hint = phrases.hint(diagnostic);
    return fmt::format("{}{}{}[{}]: {}{}{}", place, place.empty() ? "" : ": ", base::name_of(diagnostic.severity),
                       diagnostic.code, phrases.sentence(diagnostic), hint.empty() ? "" : " — ", hint);
}

void put(std::FILE* file, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fputc('\n', file);
}

}  // namespace

Console::Console(const Options& options, base::Phrases phrases) : options_{options}, phrases_{std::move(phrases)} {
    terminal_ = isatty(STDERR_FILENO) == 1 && !options.quiet;
}

Console::~Console() {
    clear_bar();
}

void Console::clear_bar() {
    if (bar_shown_) std::fputs("\r\033[K", stderr);
    bar_shown_ = false;
}

void Console::stage(std::string_view name) {
    finish();
    stage_ = name;
    stage_start_ = std::chrono::steady_clock::now();
    advance(0, 0);
}

void Console::advance(std::size_t done, std::size_t total) {
    if (!terminal_ || stage_.empty()) return;
    constexpr std::size_t cells = 24;
    const std::size_t filled = total == 0 ? 0 : done * cells / total;
    const std::string bar = std::string(filled, '#') + std::string(cells - filled, '.');
    fmt::print(stderr, "\r\033[K[{}] {}", bar, say("cli.stage_" + stage_));
    std::fflush(stderr);
    bar_shown_ = true;
}

void Console::finish() {
    clear_bar();
    if (stage_.empty()) return;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - stage_start_;
    for (auto& [name, sum] : timings_)
        if (name == stage_) {
            sum += seconds.count();
            stage_.clear();
            return;
        }
    timings_.emplace_back(stage_, seconds.count());
    stage_.clear();
}

bool Console::for_programs(const base::Diagnostics& findings, const Identity& identity) {
    switch (options_.format) {
        case MessageFormat::json:
            for (const auto& diagnostic : findings.sorted()) put(stdout, as_json(diagnostic, phrases_));
            return true;
        case MessageFormat::sarif:
            put(stdout, as_sarif(findings.sorted(), phrases_, QUALITYMAP_VERSION, identity));
            return true;
        case MessageFormat::github: {
            // Annotations find their file by its path in the repository: that of the project as it was given.
            const auto& given = options_.arguments;
            for (const auto& line : as_github(findings, given.empty() ? "" : given.front(), phrases_))
                put(stdout, line);
            return true;
        }
        case MessageFormat::text:
        case MessageFormat::csv:
            break;
    }
    return false;
}

void Console::list(const base::Diagnostics& findings) {
    std::map<std::string, std::size_t> printed;
    for (const auto& diagnostic : findings.sorted()) {
        if (diagnostic.severity == base::Severity::info && !options_.verbose) continue;
        if (printed[diagnostic.code]++ < shown_of_one_code) put(stderr, as_text(diagnostic, phrases_));
    }
    for (const auto& [code, count] : printed) {
        const auto total = findings.count(code);
        if (total > shown_of_one_code)
            note(say(
                "cli.and_more",
                {{"code", code}, {"n", std::to_string(total - shown_of_one_code)}, {"total", std::to_string(total)}}));
    }
}

void Console::findings(const base::Diagnostics& findings, const Identity& identity) {
    clear_bar();
    if (for_programs(findings, identity ? identity : identity_of_place)) return;
    if (options_.quiet) return;
    list(findings);
    note(say("cli.finding_counts", {{"errors", std::to_string(findings.count(base::Severity::error))},
                                    {"warnings", std::to_string(findings.count(base::Severity::warning))},
                                    {"infos", std::to_string(findings.count(base::Severity::info))}}));
}

void Console::failure(const base::Failure& failure, const base::Diagnostics& before) {
    finish();
    // A refused input has its reason in what was found before; a full disk has not.
    base::Diagnostics all = failure.exit() == base::Exit::input_refused ? before : base::Diagnostics{};
    if ((options_.format == MessageFormat::text || options_.format == MessageFormat::csv) && !options_.quiet) list(all);
    all.add(failure.diagnostic());
    if (for_programs(all, identity_of_place)) return;
    put(stderr, as_text(failure.diagnostic(), phrases_));
}

void Console::result(std::string_view text) {
    clear_bar();
    put(stdout, text);
}

void Console::note(std::string_view text) {
    clear_bar();
    if (!options_.quiet) put(stderr, text);
}

void Console::print_timings() {
    finish();
    if (!options_.timings) return;
    double total = 0;
    for (const auto& [name, seconds] : timings_) {
        fmt::print(stderr, "{:<12}{:>9.3f} s\n", name, seconds);
        total += seconds;
    }
    fmt::print(stderr, "{:<12}{:>9.3f} s\n", "total", total);
}

std::filesystem::path data_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto beside = program.parent_path();
    for (const auto& candidate :
         {beside, beside.parent_path() / "share" / "qualitymap", std::filesystem::path{QUALITYMAP_SOURCE_DATA}})
        if (std::filesystem::is_directory(candidate / "templates" / "phrases", error)) return candidate;
    throw base::Failure{base::Exit::configuration, "C001", {{"path", beside.string()}}};
}

}  // namespace qm::cli
