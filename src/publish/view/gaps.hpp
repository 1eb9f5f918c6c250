// SPDX-License-Identifier: Apache-2.0
// What a page does without: optional tables that did not come, towns whose file did not come, tables that passed a gate
// by --accept-drop. Each page tells of the tables that it would have used, and of no others.
#pragma once

#include <string>
#include <vector>

#include "publish/view/frame.hpp"

namespace qm::publish {

std::vector<GapView> gaps(const MonthFacts& m, const Place& place, const std::string& base_path);

/// Has the file of this table from this town not come, though it was expected?
bool unreported(const MonthFacts& m, std::string_view table, model::Index town);

}  // namespace qm::publish
