// SPDX-License-Identifier: Apache-2.0
#include "read/byte_census.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace qm::read {
namespace {

constexpr std::size_t stride = 64;
constexpr bool little = std::endian::native == std::endian::little;

// Four characters of three bytes each, all with a lead between E4 and EB: nearly all Chinese text, and nothing that
// could be overlong, a surrogate or U+FFFD. Adding 4 to a lead turns that range into E8..EF, which one mask can test.
constexpr std::size_t four_characters = 12;
bool four_common_characters(const unsigned char* data, bool& damaged) {
    std::uint64_t first = 0, second = 0;  // bytes 0..7 and 4..11: leads at 0 3 6 and at 6 9
    std::memcpy(&first, data, 8);
    std::memcpy(&second, data + 4, 8);
    if (((first + 0x0004000004000004) & 0xC0F8C0C0F8C0C0F8) != 0x80E88080E88080E8) return false;
    if (((second + 0x0000040000040000) & 0xC0C0F8C0C0F8C0C0) != 0x8080E88080E88080) return false;
    const auto damage = [](std::uint64_t two) {
        return (two & 0xFFFF) == 0x94E9;
    };  // 锟 and its neighbours; looked at later
    damaged |= damage(first) | damage(first >> 24) | damage(first >> 48) | damage(second >> 40);
    return true;
}

// Validates from `at` until at least `end`; returns where the next character begins, or npos with bad_utf8 set.
std::size_t check_characters(std::string_view bytes, std::size_t at, std::size_t end, Census& census) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::size_t size = bytes.size();
    while (at < end) {
        while (little && at + four_characters <= size && four_common_characters(data + at, census.damaged))
            at += four_characters;
        if (at >= end) break;
        const unsigned char lead = data[at];
        if (lead < 0x80) {
            do ++at;
            while (at < end && data[at] < 0x80);
            continue;
        }
        const auto follows = [&](std::size_t i) { return (data[at + i] & 0xC0) == 0x80; };
        if ((lead & 0xF0) == 0xE0 && at + 2 < size && follows(1) && follows(2)) {
            const unsigned second = data[at + 1];
            const std::uint32_t value = ((lead & 0x0Fu) << 12) | ((second & 0x3Fu) << 6) | (data[at + 2] & 0x3Fu);
            if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) break;
            census.damaged |= value == 0xFFFD || value == 0x951F;
            at += 3;
        } else if (lead >= 0xC2 && lead <= 0xDF && at + 1 < size && follows(1)) {
            census.control |= lead == 0xC2 && data[at + 1] < 0xA0;
            census.damaged |= lead == 0xC3 && data[at + 1] >= 0xA4 && data[at + 1] <= 0xA9;
            at += 2;
        } else if (lead >= 0xF0 && lead <= 0xF4 && at + 3 < size && follows(1) && follows(2) && follows(3)) {
            if ((lead == 0xF0 && data[at + 1] < 0x90) || (lead == 0xF4 && data[at + 1] > 0x8F)) break;
            at += 4;
        } else {
            break;
        }
    }
    if (at < end) {
        census.bad_utf8 = at;
        return std::string_view::npos;
    }
    return at;
}

}  // namespace

Census take_census(std::string_view bytes) {
    Census census;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = at + stride <= bytes.size() ? at + stride : bytes.size();
        unsigned char high = 0, quote = 0, low = 0, nul = 0;
        if (end - at == stride) {
            const auto* chunk = reinterpret_cast<const unsigned char*>(bytes.data()) + at;
            for (std::size_t i = 0; i < stride; ++i) {  // fixed length and no branches: the compiler makes it wide
                const unsigned char c = chunk[i];
                high |= c;
                quote |= static_cast<unsigned char>(c == '"');
                low |= static_cast<unsigned char>((c < 0x20) & (c != '\n') & (c != '\r') & (c != '\t')) |
                       static_cast<unsigned char>(c == 0x7F);
                nul |= static_cast<unsigned char>(c == 0);
            }
        } else {
            for (std::size_t i = at; i < end; ++i) {
                const auto c = static_cast<unsigned char>(bytes[i]);
                high |= c;
                quote |= c == '"';
                low |= (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
                nul |= c == 0;
            }
        }
        census.quote |= quote != 0;
        census.control |= low != 0;
        census.nul |= nul != 0;
        if ((high & 0x80) == 0) {
            at = end;
            continue;
        }
        at = check_characters(bytes, at, end, census);
        if (at == std::string_view::npos) break;
    }
    return census;
}

}  // namespace qm::read
