// SPDX-License-Identifier: Apache-2.0
// How an indicator is computed, part by part: in words and as the catalogue writes it.
#pragma once

#include <string>
#include <vector>

#include "publish/view/why.hpp"

namespace qm::publish {

/// Table of the indicator, or null when the schemas do not have it (tables that the program makes).
const model::TableSchema* schema_of(const MonthFacts& m, const model::Indicator& indicator);
/// Shown heading of a column, or the name itself.
std::string heading(const MonthFacts& m, const model::TableSchema* schema, const std::string& column);
std::vector<RuleRow> rules_of(const MonthFacts& m, const model::Indicator& indicator, const model::Account& account);

}  // namespace qm::publish
