// SPDX-License-Identifier: Apache-2.0
// Addresses and anchors that only pages need; those that pictures need too stand in model/addresses.
#pragma once

#include <cstddef>
#include <string>

#include "model/addresses.hpp"

namespace qm::publish {

std::string why_page(const std::string& indicator);  // why/<slug>.html
std::string problem_anchor(const std::string& id);   // p-SD-2024-0118
/// Firms of a town; model::none: firms that stand in no town.
std::string firms_page(const model::District& district, model::Index town);
/// The sheets of a page that is split: problems.html, problems-2.html …
std::string sheet_page(const std::string& page, std::size_t sheet);

}  // namespace qm::publish
