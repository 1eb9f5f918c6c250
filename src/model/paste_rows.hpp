// SPDX-License-Identifier: Apache-2.0
// Rows that the office can paste into its own files once it has decided.
#pragma once

#include <string>
#include <vector>

#include "model/table.hpp"

namespace qm::model {

/// For overrides.csv under the header of the project: by credit code, else by name and town.
std::string override_row(const std::vector<std::string>& columns, const Table& enterprises, Index row,
                         const std::string& link);

/// For merges.csv (drop,drop_town,keep,note); empty where no words tell the two rows apart.
std::string merge_row(const Table& enterprises, Index drop, Index keep);

}  // namespace qm::model
