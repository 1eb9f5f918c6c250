// SPDX-License-Identifier: Apache-2.0
// The door of read/: files to values. Nothing read here is repaired silently: every decision is a finding with its
// place, and rows read = used + quarantined + merged for each source.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/crosswalk.hpp"
#include "model/district.hpp"
#include "model/figures.hpp"
#include "model/indicator.hpp"
#include "model/schema.hpp"
#include "model/snapshot.hpp"

namespace qm::read {

/// Reads qualitymap.toml. Throws base::Failure (exit 3): K001 syntax (file:line:column), K002 unknown key with the
/// nearest known one, K003 wrong type or value, K006 path outside the roots, K009 newer format. `data` is the folder
/// with the installed templates/ and geodata/.
model::Config read_config(const std::filesystem::path& project, const std::filesystem::path& data);

/// What stays from month to month, read once a run.
struct Project {
    model::Config config;
    std::shared_ptr<const model::Schemas> schemas;
    std::shared_ptr<const model::District> district;
    std::vector<model::Indicator> indicators;  // sorted by id, validated against the schemas (K008 on unknown columns)
    std::vector<model::Published> published;
    std::vector<base::Month> months;  // folders under months/, oldest first

    struct Alias {
        std::string kind;  // "town", "park", "enterprise"
        std::string alias, canonical;
        base::Spot spot;
    };
    std::vector<Alias> aliases;
    struct Override {
        std::string uscc, name, town;  // by credit code, else by name and town
        std::string link;
        std::int64_t weight = base::micro;  // millionths
        bool main = false;
        base::Month from;  // unknown: from the beginning
        std::string note;
        base::Spot spot;
    };
    std::vector<Override> overrides;
    std::vector<model::Crosswalk> crosswalk;
    std::vector<std::string> override_columns;  // as the file has them, for rows to paste
    struct Merge {
        std::string drop, drop_town, keep;
        base::Spot spot;
    };
    std::vector<Merge> merges;
    std::string boundaries_hash;  // SHA-256 over the layers
};
Project read_project(model::Config config, base::Feedback& feedback);

/// What the gates compare with and let through.
struct Admission {
    base::Month month_before;
    std::map<std::string, std::uint64_t> rows_before;  // by table; empty: nothing to compare with
    std::set<std::string> accepted;                    // tables named by --accept-drop
    std::vector<std::string> accepted_before;          // what an earlier run of this month accepted
    bool open = false;                                 // no gates: only what there is is wanted
};

/// One month folder. Required sources that are missing or refused throw base::Failure (exit 4 or 5); optional ones
/// become findings.
model::MonthInput read_month(const Project& project, base::Month month, base::Feedback& feedback,
                             const Admission& admission = {});

/// One table from one file by the rules of its schema, for benchmarks and tests of large inputs; `format` as a source
/// declares it.
model::Table read_table(const std::filesystem::path& file, const model::TableSchema& schema,
                        const model::Config& config, base::Feedback& feedback, const std::string& format = "");

}  // namespace qm::read
