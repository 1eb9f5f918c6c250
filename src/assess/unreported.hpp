// SPDX-License-Identifier: Apache-2.0
// Towns whose file of a table did not come: what would be counted in them is not checked, never zero.
#pragma once

#include <string>
#include <vector>

#include "model/snapshot.hpp"

namespace qm::assess {

/// By town, whether the figures of this table say nothing there. A table that finds its town by its enterprises
/// says nothing where these are missing. Empty when all files came.
std::vector<bool> unreported_towns(const model::Snapshot& snapshot, const std::string& table);

/// The same for enterprises, by the town they stand in. What the register itself says of an enterprise is there
/// with the enterprise.
std::vector<bool> unreported_enterprises(const model::Snapshot& snapshot, const std::string& table);

}  // namespace qm::assess
