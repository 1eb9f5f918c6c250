// SPDX-License-Identifier: Apache-2.0
// merges.csv: rows of the register that the office declared to be another row of it. Columns: drop (credit code, or
// name of a row without one), drop_town (where several share the name), keep (credit code or name), note.
#pragma once

#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/table.hpp"
#include "read/read.hpp"

namespace qm::read {

/// Finding K010 for rows that say too little.
std::vector<Project::Merge> read_merges(const model::Config& config, base::Diagnostics& findings);

/// Takes the declared rows out of table "enterprises" and enters them into the sources as merged. Findings: I013 merged
/// ({value}, {other}, {rule}: where the declaration stands); I015 not merged ({value}, {other}, {rule}: "codes" two
/// different valid codes, "keep" the row to keep is not there or not alone, "several" several rows to drop); I016
/// nothing to merge this month.
void apply_merges(model::Table& table, std::vector<model::Source>& sources, const std::vector<Project::Merge>& merges,
                  base::Diagnostics& findings);

}  // namespace qm::read
