// SPDX-License-Identifier: Apache-2.0
#include "read/han_shares.hpp"

#include <cstddef>

namespace qm::read {
namespace {

int percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 100 : static_cast<int>(part * 100 / whole);
}

bool between(unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
}

}  // namespace

void HanShares::add(std::string_view bytes) {
    for (std::size_t at = 0; at + 1 < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x81) {
            ++at;
            continue;
        }
        const auto trail = static_cast<unsigned char>(bytes[at + 1]);
        ++pairs;
        if (between(trail, '0', '9')) {
            ++big5_wrong;
            at += 4;
            continue;
        }
        gb_signs += trail >= 0xA1 && between(lead, 0xA1, 0xA3);
        gb_common += trail >= 0xA1 && between(lead, 0xB0, 0xD7);
        const unsigned place = lead << 8 | trail;
        const bool possible = between(trail, 0x40, 0x7E) || between(trail, 0xA1, 0xFE);
        big5_signs += possible && between(place, 0xA140, 0xA3FE);
        big5_common += possible && between(place, 0xA440, 0xC67E);
        big5_wrong += !possible || !between(place, 0xA140, 0xF9FE) || between(place, 0xC6A1, 0xC8FE);
        at += 2;
    }
}

void HanShares::merge(const HanShares& later) {
    pairs += later.pairs;
    gb_signs += later.gb_signs;
    gb_common += later.gb_common;
    big5_signs += later.big5_signs;
    big5_common += later.big5_common;
    big5_wrong += later.big5_wrong;
}

int HanShares::gb_percent() const {
    return percent(gb_common, gb_han());
}

int HanShares::big5_percent() const {
    return percent(big5_common, pairs - big5_signs);
}

// Genuine text has 95 and more of its own level 1, short lists of names 80; the other reading has 0 to 65. Very short
// text decides only when it is clear beyond doubt.
bool HanShares::looks_big5() const {
    constexpr int own = 80, other = 75, apart = 20;
    const std::uint64_t han = pairs - big5_signs;
    if (big5_wrong * 50 > pairs) return false;
    if (han < 4) return han >= 2 && big5_percent() == 100 && gb_percent() == 0;
    return big5_percent() >= own && gb_percent() <= other && big5_percent() >= gb_percent() + apart;
}

bool HanShares::unlikely_gb() const {
    constexpr std::uint64_t enough = 20;
    return gb_han() >= enough && gb_percent() < 60;
}

}  // namespace qm::read
