// SPDX-License-Identifier: Apache-2.0
// Addresses and anchors that only pages need; the others stand in the door.
#pragma once

#include <string>
#include <string_view>

#include "model/district.hpp"

namespace qm::publish {

/// The id itself when it is safe in a file name, an anchor and an address; otherwise "x" and 12 digits of its hash.
std::string safe_word(std::string_view id);
std::string problem_anchor(std::string_view id);           // p-SD-2024-0118
std::string firms_page(const model::Town& town);           // firms-440606102.html

}  // namespace qm::publish
