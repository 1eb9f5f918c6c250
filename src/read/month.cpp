// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <system_error>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "read/duplicate_rows.hpp"
#include "read/gates.hpp"
#include "read/input_file.hpp"
#include "read/merges.hpp"
#include "read/month_files.hpp"
#include "read/month_of_content.hpp"
#include "read/postgres.hpp"
#include "read/read.hpp"
#include "read/refusal.hpp"
#include "read/row_rules.hpp"
#include "read/table_file.hpp"

namespace qm::read {
namespace {

namespace fs = std::filesystem;
using base::Severity;

struct Planned {
    const model::SourceConfig* config;
    std::vector<MonthFile> files;
};

class MonthReader {
  public:
    MonthReader(const Project& project, base::Month month, base::Feedback& feedback, const Admission& admission)
        : project_{project}, config_{project.config}, feedback_{feedback}, admission_{admission} {
        input_.month = month;
    }

    model::MonthInput read() {
        plan();
        for (const auto& [table, schema] : *project_.schemas) {
            std::vector<Planned*> wanted;
            for (auto& source : planned_)
                if (source.config->table == table) wanted.push_back(&source);
            if (!wanted.empty()) read_table(schema, wanted);
        }
        return std::move(input_);
    }

  private:
    base::Diagnostics& findings() { return feedback_.findings; }
    base::Spot folder_spot() const {
        return {name_in(config_.project, config_.project / "months" / base::to_string(input_.month)), "", 0, 0};
    }

    void plan() {
        MonthFolder folder{config_, input_.month, findings()};
        for (const auto& source : config_.sources) {
            Planned planned{&source, {}};
            if (source.connection.empty())
                planned.files = folder.files_of(source, project_.district->towns);
            else
                planned.files.push_back({{}, std::string{database_prefix} + source.relation, model::none});
            if (source.mode == "changes") add_earlier(source, planned.files);
            if (planned.files.empty()) missing(source);
            if (source.one_per == "town") expect_towns(source, planned.files);
            for (const auto& file : planned.files) total_ += size_of(file);
            planned_.push_back(std::move(planned));
        }
        folder.tell_unused();
    }

    static std::uint64_t size_of(const MonthFile& file) {
        std::error_code error;
        const auto size = fs::file_size(file.path, error);
        return error ? 0 : size;
    }

    // A source of changes is the sum of all months up to this one, oldest first.
    void add_earlier(const model::SourceConfig& source, std::vector<MonthFile>& files) {
        std::vector<MonthFile> all;
        for (const auto month : project_.months) {
            if (!(month < input_.month)) break;
            base::Diagnostics unheard;  // told when that month itself was read
            auto earlier = MonthFolder{config_, month, unheard}.files_of(source, project_.district->towns);
            std::move(earlier.begin(), earlier.end(), std::back_inserter(all));
        }
        std::move(files.begin(), files.end(), std::back_inserter(all));
        files = std::move(all);
    }

    void missing(const model::SourceConfig& source) {
        const std::string folder = folder_spot().file;
        const std::string files = base::join(source.files, ", ");
        if (source.required)
            throw base::Failure{
                base::Exit::input_missing,
                "F001",
                {{"path", folder + "/" + files}, {"reason", "No such file or directory"}},
                {name_in(config_.project, config_.file), "", static_cast<std::uint32_t>(source.line), 0}};
        findings().add("F002", Severity::warning, {folder, "", 0, 0}, {{"table", source.table}, {"files", files}});
        input_.shortfalls.push_back({model::Shortfall::What::missing, source.table, files, 0, 0, false});
    }

    void expect_towns(const model::SourceConfig& source, const std::vector<MonthFile>& files) {
        const auto& towns = project_.district->towns;
        for (std::size_t i = 0; i < towns.size(); ++i) {
            const bool reported =
                std::any_of(files.begin(), files.end(), [&](const MonthFile& file) { return file.town == i; });
            input_.expected.push_back({source.table, towns[i].name, reported});
            if (!reported)
                findings().add("F020", Severity::warning, folder_spot(),
                               {{"table", source.table}, {"town", towns[i].name}});
        }
    }

    void read_table(const model::TableSchema& schema, const std::vector<Planned*>& wanted) {
        std::uint64_t bytes = 0;
        for (const auto* source : wanted)
            for (const auto& file : source->files) bytes += size_of(file);
        TableBuilder builder{schema, bytes};
        std::vector<model::Source> sources;
        std::vector<const model::SourceConfig*> owners;
        bool changes = false;
        for (const auto* source : wanted) {
            changes = changes || source->config->mode == "changes";
            for (const auto& file : source->files) read_file(*source->config, file, builder, sources, owners);
        }
        if (sources.empty()) return;
        model::Table table = builder.take();
        settle_repeats(table, sources, changes ? RepeatRule::later : RepeatRule::doubt, findings());
        if (schema.name == "enterprises") apply_merges(table, sources, project_.merges, findings());
        count_used(table, sources);
        Intake intake{schema.name, 0, 0, false, changes, folder_spot()};
        for (const auto* owner : owners) intake.required = intake.required || owner->required;
        for (const auto& source : sources) {
            intake.rows += source.rows;
            intake.quarantined += source.quarantined;
        }
        pass_gates(intake, config_.gates, admission_, input_.shortfalls, findings());
        table.sources = std::make_shared<const std::vector<model::Source>>(sources);
        if (!changes) check_months(table, owners);
        check_row_rules(table, base::last_day(input_.month), findings());
        input_.sources.insert(input_.sources.end(), sources.begin(), sources.end());
        input_.tables.emplace(schema.name, std::move(table));
    }

    void read_file(const model::SourceConfig& source, const MonthFile& file, TableBuilder& builder,
                   std::vector<model::Source>& sources, std::vector<const model::SourceConfig*>& owners) {
        TableOptions options;
        options.encoding = source.encoding;
        options.sheet = source.sheet;
        options.layer = source.layer;
        options.format = source.format;
        options.crs = source.crs;
        options.crs_spot = {name_in(config_.project, config_.file), "", static_cast<std::uint32_t>(source.line), 0};
        options.datum = project_.district->datum;
        options.swapped = source.fix == "swap";
        options.limits = config_.limits;
        options.jobs = config_.jobs;
        try {
            const auto number = static_cast<std::uint16_t>(sources.size());
            auto made = source.connection.empty()
                            ? read_table_file(file.path, file.name, number, builder, options, findings())
                            : read_database_table(query_of(source), number, builder, options, findings());
            if (file.town != model::none) made.town = project_.district->towns[file.town].name;
            made.industry_edition = source.industry_edition;
            sources.push_back(std::move(made));
            owners.push_back(&source);
        } catch (const base::Failure& failure) {
            const bool input =
                failure.exit() == base::Exit::input_missing || failure.exit() == base::Exit::input_refused;
            if (source.required || !input) throw;
            auto diagnostic = failure.diagnostic();
            diagnostic.severity = Severity::error;
            findings().add(std::move(diagnostic));
            findings().add("F008", Severity::warning, {file.name, "", 0, 0}, {{"table", source.table}});
            input_.shortfalls.push_back({model::Shortfall::What::missing, source.table, file.name, 0, 0, false});
        }
        done_ += size_of(file);
        feedback_.progress.advance(static_cast<std::size_t>(done_), static_cast<std::size_t>(total_));
    }

    DatabaseQuery query_of(const model::SourceConfig& source) const {
        DatabaseQuery query;
        query.connection = source.connection;
        query.relation = source.relation;
        query.month_column = source.month_column;
        query.month = input_.month;
        query.most_rows = config_.limits.database_rows;
        return query;
    }

    static void count_used(const model::Table& table, std::vector<model::Source>& sources) {
        for (const auto source : table.source) ++sources[source].used;
        for (const auto& source : sources)
            if (source.rows != source.used + source.quarantined + source.merged)
                throw base::Failure{base::Exit::internal,
                                    "Z001",
                                    {{"rows", std::to_string(source.rows)},
                                     {"used", std::to_string(source.used)},
                                     {"quarantined", std::to_string(source.quarantined)},
                                     {"merged", std::to_string(source.merged)}},
                                    {source.file, "", 0, 0}};
    }

    // Last month's file in this month's folder would make the month look as if nothing had happened.
    void check_months(const model::Table& table, const std::vector<const model::SourceConfig*>& owners) const {
        for (std::uint16_t i = 0; i < owners.size(); ++i) {
            const auto content = month_of_content(table, i);
            if (!content || content->month == input_.month || owners[i]->month == "any") continue;
            refuse("F027", table.spot(content->row, "reported_on"),
                   {{"month", base::to_string(content->month)}, {"folder", base::to_string(input_.month)}});
        }
    }

    const Project& project_;
    const model::Config& config_;
    base::Feedback& feedback_;
    const Admission& admission_;
    model::MonthInput input_;
    std::vector<Planned> planned_;
    std::uint64_t total_ = 0, done_ = 0;
};

}  // namespace

model::MonthInput read_month(const Project& project, base::Month month, base::Feedback& feedback,
                             const Admission& admission) {
    return MonthReader{project, month, feedback, admission}.read();
}

model::Table read_table(const fs::path& file, const model::TableSchema& schema, const model::Config& config,
                        base::Feedback& feedback, const std::string& format) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    TableBuilder builder{schema, error ? 0 : size};
    TableOptions options;
    options.limits = config.limits;
    options.jobs = config.jobs;
    options.format = format;
    std::vector<model::Source> sources{
        read_table_file(file, name_in(config.project, file), 0, builder, options, feedback.findings)};
    model::Table table = builder.take();
    settle_repeats(table, sources, RepeatRule::doubt, feedback.findings);
    for (const auto source : table.source) ++sources[source].used;
    table.sources = std::make_shared<const std::vector<model::Source>>(std::move(sources));
    return table;
}

}  // namespace qm::read
