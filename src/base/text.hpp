// SPDX-License-Identifier: Apache-2.0
// Text as bytes of UTF-8. Nothing here depends on the locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qm::base {

bool is_utf8(std::string_view bytes);
/// First byte that is not part of a valid UTF-8 sequence; npos when all are.
std::size_t invalid_utf8_at(std::string_view bytes);

/// Trims ASCII blanks, NBSP, U+3000, zero-width characters and the byte order mark from both ends.
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// Splits at any of ; ； 、 | and trims; empty parts are dropped. For cells that hold several codes.
std::vector<std::string_view> split_list(std::string_view cell);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replaced(std::string_view text, std::string_view what, std::string_view with);
/// Full-width ASCII and the ideographic space to their half-width forms; everything else unchanged.
std::string fold_width(std::string_view text);
/// ASCII letters only.
std::string upper(std::string_view text);
/// Shown in messages: control, bidi and escape characters as \u{..}, cut at `limit` code points with "…".
std::string shown(std::string_view text, std::size_t limit = 80);
/// The candidate nearest by edit distance, when close enough to be a likely slip; empty otherwise.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Code points of valid UTF-8; a bad byte becomes U+FFFD.
std::u32string code_points(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);

}  // namespace qm::base
