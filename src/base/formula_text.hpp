// SPDX-License-Identifier: Apache-2.0
// Text of data that a spreadsheet would run.
#pragma once

#include <string_view>

namespace qm::base {

/// Would a spreadsheet take it for a formula? Begins, behind blanks and invisible characters, with = + - @ or their
/// full-width forms.
bool looks_like_formula(std::string_view text);

}  // namespace qm::base
