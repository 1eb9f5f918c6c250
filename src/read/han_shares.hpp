// SPDX-License-Identifier: Apache-2.0
// How likely two-byte text is GB18030 or Big5. Both read the same pairs of bytes, and nearly all Big5 is valid GB18030:
// only the share of common characters tells them apart. Which characters are common stands in the two standards by
// their place: level 1 of GB 2312 are rows 16-55 (B0A1-D7FE), level 1 of Big5 is A440-C67E.
#pragma once

#include <cstdint>
#include <string_view>

namespace qm::read {

struct HanShares {
    std::uint64_t pairs = 0;                                        // characters of two or four bytes
    std::uint64_t gb_signs = 0, gb_common = 0;                      // punctuation; level 1
    std::uint64_t big5_signs = 0, big5_common = 0, big5_wrong = 0;  // wrong: no place of Big5

    void add(std::string_view bytes);
    void merge(const HanShares& later);

    std::uint64_t gb_han() const { return pairs - gb_signs; }
    /// Whole percent of level 1 among the characters that are not punctuation; 100 when there are none.
    int gb_percent() const;
    int big5_percent() const;
    /// Implausible as GB18030 and plausible as Big5.
    bool looks_big5() const;
    /// Neither: so many characters are rare that the text is likely in another encoding.
    bool unlikely_gb() const;
};

}  // namespace qm::read
