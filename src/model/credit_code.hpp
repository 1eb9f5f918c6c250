// SPDX-License-Identifier: Apache-2.0
// Unified social credit code, GB 32100-2015, with the organisation code of GB 11714 inside.
#pragma once

#include <string_view>

namespace qm::model {

enum class CodeCheck {
    valid,
    bad_length,        // not 18 characters
    bad_character,     // outside 0-9A-Z without I O S V Z
    bad_organisation,  // check character of the embedded organisation code (GB 11714)
    bad_check,         // final check character
};

/// The code must be trimmed, width-folded and in upper case.
CodeCheck check_credit_code(std::string_view code);

}  // namespace qm::model
