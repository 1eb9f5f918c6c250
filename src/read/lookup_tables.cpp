// SPDX-License-Identifier: Apache-2.0
// published.csv, aliases.csv and overrides.csv. A row that cannot be used is a finding, not the end of the run.
#include <algorithm>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/catalogues.hpp"
#include "read/cell_text.hpp"
#include "read/input_file.hpp"
#include "read/small_csv.hpp"

namespace qm::read {
namespace {

using base::Severity;

void unusable(const SmallCsv& csv, const SmallCsv::Row& row, const char* column, base::Diagnostics& findings,
              const std::string& nearest = {}) {
    findings.add("K010", Severity::warning, csv.spot(row),
                 {{"column", column}, {"value", base::shown(csv.cell(row, column))}, {"nearest", nearest}});
}

}  // namespace

std::vector<model::Published> read_published(const model::Config& config,
                                             const std::vector<model::Indicator>& indicators,
                                             base::Diagnostics& findings) {
    std::vector<model::Published> published;
    if (config.published.empty()) return published;
    const SmallCsv csv{config.published,
                       name_in(config.project, config.published),
                       {"indicator", "period", "value", "qualifier", "unit", "source", "note"},
                       3,
                       findings};
    std::vector<std::string> ids;
    for (const auto& indicator : indicators) ids.push_back(indicator.id);
    for (const auto& row : csv.rows()) {
        model::Published figure{
            csv.cell(row, "indicator"), csv.cell(row, "period"), csv.cell(row, "value"), csv.cell(row, "qualifier"),
            csv.cell(row, "unit"),      csv.cell(row, "source"), csv.cell(row, "note"),  csv.spot(row)};
        if (figure.qualifier.empty()) figure.qualifier = "=";
        if (!std::binary_search(ids.begin(), ids.end(), figure.indicator)) {
            unusable(csv, row, "indicator", findings, base::nearest(figure.indicator, ids));
            continue;
        }
        const auto qualifiers = {"=", "≥", "≤", "≈", ">", "<"};
        if (std::find(qualifiers.begin(), qualifiers.end(), figure.qualifier) == qualifiers.end()) {
            unusable(csv, row, "qualifier", findings);
            continue;
        }
        if (figure.value.empty() || figure.period.empty()) {
            unusable(csv, row, figure.value.empty() ? "value" : "period", findings);
            continue;
        }
        published.push_back(std::move(figure));
    }
    return published;
}

std::vector<Project::Alias> read_aliases(const model::Config& config, base::Diagnostics& findings) {
    std::vector<Project::Alias> aliases;
    if (config.aliases.empty()) return aliases;
    const SmallCsv csv{
        config.aliases, name_in(config.project, config.aliases), {"kind", "alias", "canonical", "note"}, 3, findings};
    for (const auto& row : csv.rows()) {
        Project::Alias alias{csv.cell(row, "kind"), csv.cell(row, "alias"), csv.cell(row, "canonical"), csv.spot(row)};
        if (alias.kind != "town" && alias.kind != "park" && alias.kind != "enterprise") {
            unusable(csv, row, "kind", findings, base::nearest(alias.kind, {"town", "park", "enterprise"}));
            continue;
        }
        if (alias.alias.empty() || alias.canonical.empty()) {
            unusable(csv, row, alias.alias.empty() ? "alias" : "canonical", findings);
            continue;
        }
        // One name for two things would have to be guessed at.
        const auto clash = std::find_if(aliases.begin(), aliases.end(), [&](const Project::Alias& other) {
            return other.kind == alias.kind && base::name_key(other.alias) == base::name_key(alias.alias) &&
                   other.canonical != alias.canonical;
        });
        if (clash != aliases.end()) {
            findings.add("K012", Severity::warning, alias.spot, {{"key", base::shown(alias.alias)}});
            continue;
        }
        aliases.push_back(std::move(alias));
    }
    return aliases;
}

std::vector<model::Crosswalk> read_crosswalk(const model::Config& config, base::Diagnostics& findings) {
    std::vector<model::Crosswalk> crosswalk;
    if (config.crosswalk.empty()) return crosswalk;
    const SmallCsv csv{config.crosswalk,
                       name_in(config.project, config.crosswalk),
                       {"from", "to", "month", "kind", "note"},
                       4,
                       findings};
    for (const auto& row : csv.rows()) {
        const auto month = base::parse_month(csv.cell(row, "month"));
        model::Crosswalk one{csv.cell(row, "from"), csv.cell(row, "to"), month.value_or(base::Month{}),
                             csv.cell(row, "kind"), csv.spot(row)};
        if (one.kind != "rename" && one.kind != "merge" && one.kind != "split")
            unusable(csv, row, "kind", findings, base::nearest(one.kind, {"rename", "merge", "split"}));
        else if (one.from.empty() || one.to.empty() || !month)
            unusable(csv, row, !month ? "month" : one.from.empty() ? "from" : "to", findings);
        else
            crosswalk.push_back(std::move(one));
    }
    return crosswalk;
}

std::vector<Project::Override> read_overrides(const model::Config& config, const model::District& district,
                                              std::vector<std::string>& columns, base::Diagnostics& findings) {
    std::vector<Project::Override> overrides;
    columns = {"uscc", "name", "town", "link", "weight", "main", "from", "note"};
    if (config.overrides.empty()) return overrides;
    const SmallCsv csv{config.overrides,
                       name_in(config.project, config.overrides),
                       {"uscc", "link", "name", "town", "weight", "main", "from", "note"},
                       2,
                       findings};
    columns = csv.header();
    std::vector<std::string> links;
    for (const auto& link : district.links) links.push_back(link.id);
    for (const auto& row : csv.rows()) {
        Project::Override made;
        made.spot = csv.spot(row);
        made.uscc = cleaned_code(csv.cell(row, "uscc"));
        made.name = csv.cell(row, "name");
        made.town = csv.cell(row, "town");
        made.link = csv.cell(row, "link");
        made.note = csv.cell(row, "note");
        if (made.uscc.empty() ? made.name.empty() : !model::pack(made.uscc)) {
            unusable(csv, row, "uscc", findings);
            continue;
        }
        if (district.link_by_id(made.link) == model::none) {
            unusable(csv, row, "link", findings, base::nearest(made.link, links));
            continue;
        }
        if (const std::string& weight = csv.cell(row, "weight"); !weight.empty()) {
            const auto parsed = base::parse_number(weight);
            if (!parsed || *parsed <= 0 || *parsed > base::micro) {
                unusable(csv, row, "weight", findings);
                continue;
            }
            made.weight = *parsed;
        }
        if (const std::string& from = csv.cell(row, "from"); !from.empty()) {
            const auto month = base::parse_month(from);
            if (!month) {
                unusable(csv, row, "from", findings);
                continue;
            }
            made.from = *month;
        }
        const std::string main = base::name_key(csv.cell(row, "main"));
        made.main = main == "是" || main == "yes" || main == "1" || main == "true";
        overrides.push_back(std::move(made));
    }
    return overrides;
}

}  // namespace qm::read
