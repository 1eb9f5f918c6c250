// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

namespace qm::base {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Decodes one code point at `at` and moves past it; bad bytes give U+FFFD with ok = false, one byte at a time.
char32_t next(std::string_view text, std::size_t& at, bool& ok) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    ok = true;
    if (lead < 0x80) return text[at++];
    const int more = lead >= 0xC2 && lead <= 0xDF   ? 1
                     : (lead & 0xF0) == 0xE0        ? 2
                     : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                    : 0;
    if (more == 0 || at + static_cast<std::size_t>(more) >= text.size()) {
        ++at;
        ok = false;
        return replacement;
    }
    char32_t value = lead & (0x3F >> more);
    for (int i = 1; i <= more; ++i) {
        const unsigned char c = byte(at + static_cast<std::size_t>(i));
        if ((c & 0xC0) != 0x80) {
            ++at;
            ok = false;
            return replacement;
        }
        value = (value << 6) | (c & 0x3F);
    }
    constexpr std::array<char32_t, 4> smallest{0, 0x80, 0x800, 0x10000};
    if (value < smallest[static_cast<std::size_t>(more)] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        ++at;
        ok = false;
        return replacement;
    }
    at += static_cast<std::size_t>(more) + 1;
    return value;
}

bool is_blank(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) ||
           c == 0x2060 || c == 0xFEFF;
}

bool is_hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Letters added, left out or changed, and neighbours that changed places, count one each.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1), above, two_above;
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        two_above = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row.back();
}

}  // namespace

std::size_t invalid_utf8_at(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        // Runs of ASCII are by far the most common: step over eight bytes at a time.
        while (at + 8 <= bytes.size()) {
            std::uint64_t eight = 0;
            std::copy_n(bytes.data() + at, 8, reinterpret_cast<char*>(&eight));
            if ((eight & 0x8080808080808080ULL) != 0) break;
            at += 8;
        }
        if (at >= bytes.size()) break;
        const std::size_t start = at;
        bool ok = true;
        next(bytes, at, ok);
        if (!ok) return start;
    }
    return std::string_view::npos;
}

bool is_utf8(std::string_view bytes) {
    return invalid_utf8_at(bytes) == std::string_view::npos;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        std::size_t at = 0;
        bool ok = true;
        if (!is_blank(next(text, at, ok)) || !ok) break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
        std::size_t at = start;
        bool ok = true;
        if (!is_blank(next(text, at, ok)) || !ok) break;
        text = text.substr(0, start);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, start)) {
        parts.push_back(text.substr(start, at - start));
        start = at + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

std::vector<std::string_view> split_list(std::string_view cell) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    const auto take = [&](std::size_t end) {
        const auto part = trim(cell.substr(start, end - start));
        if (!part.empty()) parts.push_back(part);
    };
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t here = at;
        bool ok = true;
        const char32_t c = next(cell, at, ok);
        if (c == ';' || c == U'；' || c == U'、' || c == '|') {
            take(here);
            start = at;
        }
    }
    take(cell.size());
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
    std::string result;
    result.reserve(text.size());
    std::size_t start = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, start)) {
        result.append(text.substr(start, at - start)).append(with);
        start = at + what.size();
    }
    return result.append(text.substr(start));
}

std::string fold_width(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        bool ok = true;
        const char32_t c = next(text, at, ok);
        if (c >= 0xFF01 && c <= 0xFF5E)
            folded += static_cast<char>(c - 0xFEE0);
        else if (c == 0x3000)
            folded += ' ';
        else
            folded.append(text.substr(start, at - start));
    }
    return folded;
}

std::string upper(std::string_view text) {
    std::string result{text};
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

std::string shown(std::string_view text, std::size_t limit) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count == limit) return result + "…";
        const std::size_t start = at;
        bool ok = true;
        char32_t c = next(text, at, ok);
        if (!ok) c = static_cast<unsigned char>(text[start]);
        if (ok && !is_hidden(c)) {
            result.append(text.substr(start, at - start));
            continue;
        }
        result += "\\u{";
        std::string digits;
        for (char32_t rest = c; rest > 0 || digits.empty(); rest >>= 4) digits.insert(digits.begin(), hex[rest & 15]);
        result += digits + "}";
    }
    return result;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const auto wanted = code_points(word);
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const auto distance = edit_distance(wanted, code_points(candidate));
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        bool ok = true;
        points += next(text, at, ok);
    }
    return points;
}

void append_utf8(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

}  // namespace qm::base
