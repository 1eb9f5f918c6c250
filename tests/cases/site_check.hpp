// SPDX-License-Identifier: Apache-2.0
// What must never stand in a published file, whatever the input was.
#pragma once

#include <string>
#include <vector>

#include "cases/tree.hpp"

namespace qm::cases {

/// One sentence for each defect: a tag or an attribute that came out of data, a template mark, a missing phrase, a
/// number that is none. `literals` are names of the input that look like one and are right where they stand as text.
std::vector<std::string> defects(const Tree& site, const std::vector<std::string>& literals);

/// Whether some page, picture or data file has the text: as it is, or as HTML writes it.
bool shows(const Tree& site, const std::string& text);

}  // namespace qm::cases
