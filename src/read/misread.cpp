// SPDX-License-Identifier: Apache-2.0
#include "read/misread.hpp"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <exception>
#include <string>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::read {
namespace {

bool high(char c) {
    return (c & 0x80) != 0;
}

// The character of three bytes at the start of the text, or 0.
std::uint32_t three_bytes(std::string_view text) {
    if (text.size() < 3 || (text[0] & 0xF0) != 0xE0) return 0;
    return (text[0] & 0x0Fu) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
}

// What the first two bytes of a Chinese character in UTF-8 (E4-E9, 80-BF) are in GBK.
using Characters = std::bitset<0x10000>;
const Characters& first_characters() {
    static const Characters made = [] {
        Characters set;
        for (int lead = 0xE4; lead <= 0xE9; ++lead)
            for (int trail = 0x80; trail <= 0xBF; ++trail) {
                const char pair[]{static_cast<char>(lead), static_cast<char>(trail)};
                if (const auto text = base::from_gb18030({pair, 2})) set.set(three_bytes(*text));
            }
        set.reset(0);
        return set;
    }();
    return made;
}

std::size_t han_in(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return c >= '\xE4' && c <= '\xE9'; }));
}

}  // namespace

bool misread_as_gbk(std::string_view text) {
    const auto* const from = std::find_if(text.begin(), text.end(), high);
    if (from == text.end()) return false;
    text.remove_prefix(static_cast<std::size_t>(from - text.begin()));
    if (!first_characters().test(three_bytes(text))) return false;
    text = text.substr(0, std::min(text.find('?'), text.find("\uFFFD")));
    std::string bytes;
    try {
        bytes = base::to_gb18030(text);
    } catch (const std::exception&) {
        return false;
    }
    // An odd byte at the end was lost or has swallowed its neighbour.
    constexpr std::size_t odd_end = 2;
    const auto whole = std::min(base::invalid_utf8_at(bytes), bytes.size());
    return bytes.size() - whole <= odd_end && han_in(std::string_view{bytes}.substr(0, whole)) >= 2;
}

bool misread_as_latin(std::string_view text) {
    // ä to é stand where the first byte of a Chinese character was.
    for (std::size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at + 1)) {
        if (at + 1 >= text.size() || text[at + 1] < '\xA4' || text[at + 1] > '\xA9') continue;
        std::size_t end = at;
        for (int characters = 0; end < text.size() && high(text[end]) && characters < 3; ++characters) do
                ++end;
            while (end < text.size() && (text[end] & 0xC0) == 0x80);
        const auto bytes = base::to_windows1252(text.substr(at, end - at));
        if (bytes && bytes->size() == 3 && base::is_utf8(*bytes)) return true;
    }
    return false;
}

bool only_question_marks(std::string_view text) {
    return text.size() >= 2 && text.find_first_not_of('?') == std::string_view::npos;
}

}  // namespace qm::read
