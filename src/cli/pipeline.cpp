// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "assess/assess.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/phrases.hpp"
#include "base/text.hpp"
#include "cli/console.hpp"
#include "cli/figures.hpp"
#include "compare/compare.hpp"
#include "join/join.hpp"
#include "model/finding_subject.hpp"

namespace qm::cli {
namespace {

// What pages explain; figures of single enterprises stand on no page.
const std::vector<model::Level> page_levels{model::Level::district, model::Level::chain, model::Level::town,
                                            model::Level::park, model::Level::link};

// Whatever changes the meaning of a figure without changing the data.
std::string definitions_hash(const read::Project& project) {
    base::Sha256 hash;
    for (const auto& indicator : project.indicators) hash.add(compare::definition_text(indicator) + "\n");
    const auto& clocks = project.config.clocks;
    for (const int days : {clocks.rectify, clocks.recheck, clocks.second_recheck_from, clocks.second_recheck_to,
                           clocks.file_case, clocks.lead_feedback, clocks.due_soon})
        hash.add(std::to_string(days) + "\n");
    for (const auto& [name, value] : project.config.thresholds) hash.add(name + "=" + std::to_string(value) + "\n");
    return hash.hex();
}

join::Options join_options(const read::Project& project, base::Month month) {
    join::Options options;
    options.month = month;
    options.override_columns = project.override_columns;
    options.park_tolerance_m = project.config.park_tolerance_m;
    options.jobs = project.config.jobs;
    for (const auto& alias : project.aliases)
        options.aliases.push_back({alias.kind, alias.alias, alias.canonical, alias.spot});
    for (const auto& override : project.overrides)
        options.overrides.push_back({override.uscc, override.name, override.town, override.link, override.weight,
                                     override.main, override.from, override.note, override.spot});
    // What other tables say of a merged row is said of the one that was kept.
    for (const auto& merge : project.merges)
        options.aliases.push_back({"enterprise", merge.drop, merge.keep, merge.spot});
    return options;
}

std::map<std::string, std::string> input_hashes(const model::Snapshot& snapshot) {
    std::map<std::string, std::string> hashes;
    for (const auto& source : snapshot.sources) hashes[source.file] = source.sha256;
    return hashes;
}

std::map<base::Diagnostic, std::string> identities(const model::Snapshot& snapshot) {
    const model::FindingSubjects subjects{snapshot};
    std::map<base::Diagnostic, std::string> known;
    for (auto& finding : snapshot.findings.sorted()) {
        auto identity = model::identity_of(finding, subjects.of(finding));
        known.emplace(std::move(finding), std::move(identity));
    }
    return known;
}

// Months before the ones that have a folder come from history alone.
std::vector<model::Facts> older_facts(const std::filesystem::path& history,
                                      const std::vector<base::Month>& with_folder) {
    std::vector<model::Facts> facts;
    for (const auto month : compare::stored_months(history)) {
        if (month > with_folder.back() || std::find(with_folder.begin(), with_folder.end(), month) != with_folder.end())
            continue;
        if (auto stored = compare::load(history, month)) facts.push_back(std::move(*stored));
    }
    return facts;
}

// A month as its folder says, whatever the gates think of it; none when it cannot be read, which is told when it is
// built itself.
std::optional<model::MonthInput> read_unheard(const read::Project& project, base::Month month) {
    base::Diagnostics unheard;
    base::Progress silent;
    base::Feedback feedback{unheard, silent};
    read::Admission open;
    open.open = true;
    try {
        return read::read_month(project, month, feedback, open);
    } catch (const base::Failure&) {
        return std::nullopt;
    }
}

// The gates compare with the newest month before: as it was just judged, else as it is stored, else as its folder says.
read::Admission admission(const read::Project& project, base::Month month, const Options& options,
                          const model::Facts* before) {
    read::Admission admission;
    admission.accepted = {options.accept_drop.begin(), options.accept_drop.end()};
    const auto history = project.config.project / "history";
    if (const auto stored = compare::load(history, month)) admission.accepted_before = stored->accepted;
    std::optional<model::Facts> stored;
    if (before == nullptr) {
        std::optional<base::Month> last;
        for (const auto earlier : compare::stored_months(history))
            if (earlier < month) last = earlier;
        if (last) stored = compare::load(history, *last);
        if (stored) before = &*stored;
    }
    if (before != nullptr && !before->rows.empty()) {
        admission.month_before = before->month;
        admission.rows_before = before->rows;
        return admission;
    }
    const auto next = std::lower_bound(project.months.begin(), project.months.end(), month);
    if (next == project.months.begin()) return admission;
    admission.month_before = *std::prev(next);
    if (const auto input = read_unheard(project, admission.month_before))
        for (const auto& source : input->sources) admission.rows_before[source.table] += source.rows;
    return admission;
}

// The last of `history`, which is sorted by month.
const model::Facts* last_before(const std::vector<model::Facts>& history, base::Month month) {
    const auto found =
        std::find_if(history.rbegin(), history.rend(), [&](const model::Facts& facts) { return facts.month < month; });
    return found == history.rend() ? nullptr : &*found;
}

Judged judge_month(const read::Project& project, base::Month month, const Options& options, base::Feedback& own,
                   const model::Facts* before) {
    Judged judged;
    model::Snapshot& snapshot = judged.snapshot;

    own.progress.stage("read");
    auto input = read::read_month(project, month, own, admission(project, month, options, before));
    snapshot.month = month;
    snapshot.date = options.date && month == project.months.back() ? *options.date : base::last_day(month);
    snapshot.schemas = project.schemas;
    snapshot.district = project.district;
    snapshot.tables = std::move(input.tables);
    snapshot.sources = std::move(input.sources);
    snapshot.expected = std::move(input.expected);
    snapshot.shortfalls = std::move(input.shortfalls);

    own.progress.stage("join");
    snapshot.places = join::join(*project.district, snapshot.tables, join_options(project, month), own);
    assess::assess(snapshot, project.indicators, project.config, own);
    snapshot.findings = own.findings;
    judged.facts = compare::facts_of(snapshot, QUALITYMAP_VERSION, definitions_hash(project), project.boundaries_hash);
    return judged;
}

void check_accepted(const read::Project& project, const Options& options) {
    std::vector<std::string> tables;
    for (const auto& source : project.config.sources) tables.push_back(source.table);
    for (const auto& accepted : options.accept_drop)
        if (std::find(tables.begin(), tables.end(), accepted) == tables.end())
            throw base::Failure{base::Exit::usage,
                                "U009",
                                {{"value", base::shown(accepted)}, {"nearest", base::nearest(accepted, tables)}}};
}

// `history` is sorted by month.
std::optional<model::Changes> compare_with_before(const read::Project& project,
                                                  const std::vector<model::Facts>& history, Judged& judged) {
    const auto* earlier = last_before(history, judged.snapshot.month);
    if (earlier == nullptr) return std::nullopt;
    compare::check_divisions(*earlier, judged.facts, project.crosswalk, judged.snapshot.findings);
    auto changes = compare::compare(*earlier, judged.facts);
    compare::tell_enterprises(changes, history, judged.snapshot);
    return changes;
}

}  // namespace

std::filesystem::path output_folder(const Options& options, const std::filesystem::path& project) {
    if (!options.output.empty()) return std::filesystem::absolute(options.output).lexically_normal();
    return project.parent_path() / (project.filename().string() + "-site");
}

read::Project open_project(const Options& options, base::Feedback& feedback) {
    feedback.progress.stage("configure");
    const std::filesystem::path folder = options.arguments.empty() ? "." : options.arguments.front();
    auto config = read::read_config(std::filesystem::absolute(folder).lexically_normal(), data_folder());
    config.jobs = options.jobs;
    auto project = read::read_project(std::move(config), feedback);
    if (options.month) {
        std::erase_if(project.months, [&](base::Month month) { return month > *options.month; });
        if (project.months.empty() || project.months.back() != *options.month)
            throw base::Failure{base::Exit::input_missing, "F021", {{"month", base::to_string(*options.month)}}};
    }
    check_accepted(project, options);
    if (project.months.empty())
        throw base::Failure{
            base::Exit::input_missing, "F022", {{"path", (project.config.project / "months").string()}}};
    return project;
}

Judged judge(const read::Project& project, base::Month month, const Options& options, base::Feedback& feedback,
             const model::Facts* before) {
    base::Diagnostics findings;
    base::Feedback own{findings, feedback.progress};
    try {
        return judge_month(project, month, options, own, before);
    } catch (const base::Failure&) {
        feedback.findings.merge(findings);  // what led to it
        throw;
    }
}

bool has_warnings(const base::Diagnostics& findings) {
    return findings.count(base::Severity::warning) + findings.count(base::Severity::error) > 0;
}

void tell_jumps(const read::Project& project, Judged& judged) {
    if (project.months.size() < 2) return;
    if (const auto before = read_unheard(project, project.months[project.months.size() - 2])) {
        compare::Amounts{before->tables}.tell_jumps(judged.snapshot.tables, judged.snapshot.findings);
        compare::Listed{before->tables}.tell_missing(judged.snapshot.tables, judged.snapshot.date,
                                                     judged.snapshot.findings);
    }
}

Judged judge_with_history(const read::Project& project, base::Month month, const Options& options,
                          base::Feedback& feedback) {
    auto judged = judge(project, month, options, feedback);
    compare_with_before(project, older_facts(project.config.project / "history", {month}), judged);
    return judged;
}

Built build(const Options& options, base::Feedback& feedback) {
    const auto project = open_project(options, feedback);
    const base::Diagnostics of_project = feedback.findings;
    const auto& config = project.config;
    const auto history_folder = config.project / "history";
    // Taken first: a folder that cannot be used is told before the long work.
    const publish::Claim claim{output_folder(options, config.project), feedback};
    const auto templates = publish::load_templates(config.data / "templates");
    std::vector<base::Phrases> languages;
    for (const auto& language : config.languages)
        languages.push_back(base::Phrases::load(config.data / "templates" / "phrases" / language));
    Studio studio{*project.district, config};
    Built built;

    std::vector<model::Facts> history = older_facts(history_folder, project.months);
    std::vector<model::StoredFindings> found;
    compare::Amounts amounts;
    compare::Listed listed;
    model::Holdings held;
    std::vector<publish::File> files = publish::assets(config.data / "templates");
    for (const auto month : project.months) {
        const bool newest = month == project.months.back();
        const auto* earlier = last_before(history, month);
        Judged judged = judge(project, month, options, feedback, earlier);
        amounts.tell_jumps(judged.snapshot.tables, judged.snapshot.findings);
        amounts = compare::Amounts{judged.snapshot.tables};
        listed.tell_missing(judged.snapshot.tables, judged.snapshot.date, judged.snapshot.findings);
        listed = compare::Listed{judged.snapshot.tables};
        model::Holdings held_now;
        const auto stocks = assess::stock_changes(judged.snapshot, config, held, held_now);
        held = std::move(held_now);
        std::optional<model::Changes> changes = compare_with_before(project, history, judged);
        if (newest) feedback.findings.merge(judged.snapshot.findings);
        if (newest && options.format == MessageFormat::sarif) built.identities = identities(judged.snapshot);

        found.push_back(compare::findings_of(judged.snapshot, of_project, QUALITYMAP_VERSION));
        judged.snapshot.findings.merge(of_project);  // the page of data quality shows those of layers too

        feedback.progress.stage("compare");
        history.push_back(judged.facts);
        std::sort(history.begin(), history.end(),
                  [](const model::Facts& a, const model::Facts& b) { return a.month < b.month; });

        for (const auto& phrases : languages) {
            const bool english = phrases.language() == "en";
            const std::string folder =
                base::to_string(month) + (&phrases == &languages.front() ? "" : "/" + phrases.language());
            feedback.progress.stage("draw");
            const draw::PlanInput plan{judged.snapshot, changes ? &*changes : nullptr, history, config, phrases,
                                       english};
            const auto pictures =
                studio.make(plan, folder, newest ? options.figure_formats : std::vector<std::string>{"svg"},
                            config.jobs, newest && &phrases == &languages.front(), files, feedback);
            feedback.progress.stage("pages");
            const publish::MonthPages input{config,
                                            judged.snapshot,
                                            changes ? &*changes : nullptr,
                                            history,
                                            project.published,
                                            pictures,
                                            phrases,
                                            project.months,
                                            folder,
                                            QUALITYMAP_VERSION,
                                            input_hashes(judged.snapshot),
                                            stocks,
                                            [&](const model::Indicator& indicator) {
                                                return assess::account(judged.snapshot, config, indicator, page_levels);
                                            },
                                            [&](const model::Indicator& indicator) {
                                                return assess::account(judged.snapshot, config, indicator,
                                                                       {model::Level::enterprise});
                                            }};
            auto pages = publish::pages(input, *templates, config.jobs, feedback);
            std::move(pages.begin(), pages.end(), std::back_inserter(files));
        }
    }

    if (options.strict && has_warnings(feedback.findings)) return built;

    feedback.progress.stage("history");
    for (const auto month : project.months)
        for (const auto& facts : history)
            if (facts.month == month) compare::store(history_folder, facts, feedback);
    for (const auto& findings : found) compare::store_findings(history_folder, findings);

    feedback.progress.stage("publish");
    const auto newest = project.months.back();
    built.published = publish::release(claim, std::move(files), newest, base::to_string(newest) + "/index.html",
                                       feedback, config.jobs);
    return built;
}

}  // namespace qm::cli
