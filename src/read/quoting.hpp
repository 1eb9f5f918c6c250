// SPDX-License-Identifier: Apache-2.0
// Where records end. A quote opens a field only at the field's start and closes it only before a separator or a line
// break; any other quote is a stray one and spoils its own record, not the rest of the file (C004).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace qm::read {

/// Stands for a line break inside quotes while lines are split; the cell gets its line break back.
inline constexpr char quoted_break = '\x1E';

struct Cut {
    std::size_t end = 0;                              // just behind the last line break outside quotes; 0 = none
    std::size_t open_quote = std::string_view::npos;  // a quoted field that does not end within the bytes
};
/// `bytes` begins at the start of a record. separator 0 stands for any of , ; tab.
Cut last_record_end(std::string_view bytes, char separator);
/// End of the first record, just behind its line break, or npos.
std::size_t first_record_end(std::string_view bytes, char separator);

struct Stray {
    std::size_t at;
    const char* code;  // C004 stray quote, E008 NUL
};
/// Replaces line breaks inside quotes by quoted_break and lists what spoils a record, in order of place.
/// `any_break` is set when something was replaced. An unclosed quote counts as stray.
std::vector<Stray> prepare_quotes(char* bytes, std::size_t size, char separator, bool& any_break);

}  // namespace qm::read
