// SPDX-License-Identifier: Apache-2.0
// What needs Unicode tables (ICU): keys for comparing names, pinyin for search, code pages. Independent of the locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qm::base {

/// Key under which names are compared: NFKC, case-folded, blanks and zero-width characters removed, brackets of all
/// shapes unified. For keys only, never for display (it turns ㎡ into m2).
std::string name_key(std::string_view text);

struct Pinyin {
    std::string full;      // "beijiaozhen"
    std::string initials;  // "bjz"
};
/// Han-Latin transliteration, lower case, no tones; other letters and digits are kept. 滘 gives jiao.
Pinyin pinyin(std::string_view text);

/// Strict decoding; nullopt at the first byte sequence that the code page does not have. `bad_at` gets its offset.
std::optional<std::string> from_gb18030(std::string_view bytes, std::size_t* bad_at = nullptr);
/// By the name of a code page ("GBK", "Big5", "windows-1252"), strictly as well.
bool knows_code_page(const std::string& name);
std::optional<std::string> from_code_page(const std::string& name, std::string_view bytes);
/// Big5 as Windows has it (code page 950).
std::optional<std::string> from_big5(std::string_view bytes, std::size_t* bad_at = nullptr);
std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian);
std::string to_gb18030(std::string_view utf8);  // for the sample generator's twin in tests
/// The bytes that Windows-1252 (or Latin-1, which it contains but for 27 places) has for the text; nullopt when it has
/// none.
std::optional<std::string> to_windows1252(std::string_view utf8);
std::string to_big5(std::string_view utf8);  // for tests; std::runtime_error where Big5 has no such character

}  // namespace qm::base
