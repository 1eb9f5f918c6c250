// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/text.hpp"
#include "read/catalogues.hpp"
#include "read/input_file.hpp"
#include "read/layers.hpp"
#include "read/merges.hpp"
#include "read/month_files.hpp"
#include "read/read.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

void check_sources(const model::Config& config, const model::Schemas& schemas) {
    std::vector<std::string> known;
    for (const auto& [table, schema] : schemas) known.push_back(table);
    for (const auto& source : config.sources)
        if (!schemas.contains(source.table))
            refuse_word({name_in(config.project, config.file), "", static_cast<std::uint32_t>(source.line), 0}, "table",
                        source.table, known);
}

}  // namespace

Project read_project(model::Config config, base::Feedback& feedback) {
    Project project;
    project.config = std::move(config);
    const model::Config& settings = project.config;
    auto schemas = std::make_shared<model::Schemas>(read_schemas(settings.schemas, settings, feedback.findings));
    check_sources(settings, *schemas);
    project.schemas = schemas;
    project.indicators = read_indicators(settings.indicators, *schemas, settings, feedback.findings);

    auto district = std::make_shared<model::District>();
    district->code = settings.district_code;
    district->name = settings.district_name;
    district->name_en = settings.district_name_en;
    project.boundaries_hash = read_layers(settings, *district, feedback.findings);
    read_chains(settings.chains, settings, *district, feedback.findings);
    read_clusters(settings.chains, settings, *district, feedback.findings);
    project.district = district;

    project.published = read_published(settings, project.indicators, feedback.findings);
    project.aliases = read_aliases(settings, feedback.findings);
    project.overrides = read_overrides(settings, *district, project.override_columns, feedback.findings);
    project.merges = read_merges(settings, feedback.findings);
    project.crosswalk = read_crosswalk(settings, feedback.findings);
    project.months = list_months(settings.project, feedback.findings);
    return project;
}

}  // namespace qm::read
