// SPDX-License-Identifier: Apache-2.0
// One fast look over a block of text: is it UTF-8, and does it hold anything that needs the slow way?
#pragma once

#include <cstddef>
#include <string_view>

namespace qm::read {

struct Census {
    std::size_t bad_utf8 = std::string_view::npos;  // first byte that belongs to no valid UTF-8 sequence
    bool quote = false;                             // a double quote
    bool nul = false;
    bool control = false;  // C0 (but tab and line breaks), DEL or C1
    bool damaged = false;  // U+FFFD, 锟 or ä to é: what lossy and wrong conversions leave behind
};

/// Looks at everything up to the first byte that is not UTF-8.
Census take_census(std::string_view bytes);

}  // namespace qm::read
