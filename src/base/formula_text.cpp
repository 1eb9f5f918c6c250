// SPDX-License-Identifier: Apache-2.0
#include "base/formula_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace qm::base {

bool looks_like_formula(std::string_view text) {
    constexpr std::array<char32_t, 9> begins{U'=',      U'+',      U'-',      U'@',     U'\uFF1D',
                                             U'\uFF0B', U'\uFF0D', U'\uFF20', U'\u2212'};
    for (const char32_t c : code_points(text)) {
        const bool unseen = c <= 0x20 || c == 0x7f || c == 0xa0 || c == 0x3000 || c == 0xfeff ||
                            (c >= 0x2000 && c <= 0x200f) || (c >= 0x202a && c <= 0x202f) ||
                            (c >= 0x2060 && c <= 0x206f);
        if (!unseen) return std::find(begins.begin(), begins.end(), c) != begins.end();
    }
    return false;
}

}  // namespace qm::base
