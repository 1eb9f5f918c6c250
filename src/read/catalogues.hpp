// SPDX-License-Identifier: Apache-2.0
// What the program and the project know beside the months: schemas, indicators, chains, published figures, aliases,
// overrides. A mistake in a catalogue is a mistake of configuration (exit 3), told with the row's place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"
#include "model/figures.hpp"
#include "model/indicator.hpp"
#include "model/schema.hpp"
#include "read/read.hpp"

namespace qm::read {

/// Later files replace columns of the same table and name, or add some. Failure K008: unknown type, allowed words for
/// a number …; K012: a column twice in one file.
model::Schemas read_schemas(const std::vector<std::filesystem::path>& files, const model::Config& config,
                            base::Diagnostics& findings);

/// Sorted by id; later files replace earlier rows of the same id. Failure K008: a word, table or column that does not
/// exist; K012: an id twice in one file.
std::vector<model::Indicator> read_indicators(const std::vector<std::filesystem::path>& files,
                                              const model::Schemas& schemas, const model::Config& config,
                                              base::Diagnostics& findings);

/// chains.csv, stages.csv, links.csv and edges.csv of the folder. Findings: K010 unknown chain, stage or link, K011 a
/// cycle, K012 an id twice (the first stands), K016 the same link of another chain does not exist.
void read_chains(const std::filesystem::path& folder, const model::Config& config, model::District& district,
                 base::Diagnostics& findings);

/// clusters.csv of the same folder, where there is one. Findings: K010 an unknown chain, a number or qualifier that
/// cannot be used, K012 an id twice, K025 a chain in two clusters.
void read_clusters(const std::filesystem::path& folder, const model::Config& config, model::District& district,
                   base::Diagnostics& findings);

std::vector<model::Published> read_published(const model::Config& config,
                                             const std::vector<model::Indicator>& indicators,
                                             base::Diagnostics& findings);
std::vector<Project::Alias> read_aliases(const model::Config& config, base::Diagnostics& findings);
/// crosswalk.csv: from, to, month, kind ("rename", "merge", "split"). A row that cannot be used is told as the others
/// are.
std::vector<model::Crosswalk> read_crosswalk(const model::Config& config, base::Diagnostics& findings);
/// Links are checked against the district; credit codes as in the monthly tables. `columns` gets the header, or the
/// full one where there is no file.
std::vector<Project::Override> read_overrides(const model::Config& config, const model::District& district,
                                              std::vector<std::string>& columns, base::Diagnostics& findings);

}  // namespace qm::read
