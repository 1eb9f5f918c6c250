// SPDX-License-Identifier: Apache-2.0
// Unified social credit code, GB 32100-2015, with the organisation code of GB 11714 inside, and the other numbers that
// stand in its column. All texts must be trimmed, width-folded, in upper case and without blanks and hyphens.
#pragma once

#include <string>
#include <string_view>

namespace qm::model {

enum class CodeCheck {
    valid,
    bad_length,        // not 18 characters
    bad_character,     // outside 0-9A-Z without I O S V Z
    bad_organisation,  // check character of the embedded organisation code (GB 11714)
    bad_check,         // final check character
};

CodeCheck check_credit_code(std::string_view code);

/// The characters that no credit code may have, each once: "O" of 9144O606…. Never put right: O may stand for 0 or Q.
std::string foreign_characters(std::string_view code);
/// The character that the others ask for where a check character fails, else 0.
char expected_character(std::string_view code);

/// What a text is that is no valid credit code.
enum class OtherNumber {
    unknown,
    lost_digits,          // a spreadsheet made a number of it: 9.14403E+17, 914403001922038000
    registration_number,  // 15 digits, before 2015
    organisation_code,    // 9 characters with a fitting check character (GB 11714)
};
OtherNumber recognise(std::string_view text);

/// Characters 9 to 17: they stay when the registering authority changes. Empty when the code has not 18 characters.
std::string_view organisation_code(std::string_view code);

}  // namespace qm::model
