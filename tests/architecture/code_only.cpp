// SPDX-License-Identifier: Apache-2.0
#include "architecture/rules.hpp"

namespace qm::architecture {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// From the character behind the opening quote to the one behind the closing quote.
std::size_t skip_literal(const std::string& text, std::size_t at, char quote) {
    while (at < text.size() && text[at] != quote && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
    return at + 1;
}

// `at` stands behind R" .
std::size_t skip_raw(const std::string& text, std::size_t at) {
    const std::size_t open = text.find('(', at);
    if (open == std::string::npos) return text.size();
    const std::string close = ")" + text.substr(at, open - at) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string::npos ? text.size() : end + close.size();
}

std::size_t end_of_token(const std::string& text, std::size_t at) {
    const char c = text[at];
    if (text.compare(at, 2, "//") == 0) return std::min(text.find('\n', at), text.size());
    if (text.compare(at, 2, "/*") == 0) {
        const std::size_t end = text.find("*/", at + 2);
        return end == std::string::npos ? text.size() : end + 2;
    }
    if (text.compare(at, 2, "R\"") == 0 && (at == 0 || !is_word(text[at - 1]))) return skip_raw(text, at + 2);
    if (c == '"') return skip_literal(text, at + 1, '"');
    // 10'000 has no character in it.
    if (c == '\'' && (at == 0 || !is_word(text[at - 1]))) return skip_literal(text, at + 1, '\'');
    return at;
}

}  // namespace

std::string code_only(const std::string& text) {
    std::string code = text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(end_of_token(text, at), text.size());
        for (std::size_t i = at; i < end; ++i)
            if (text[i] != '\n') code[i] = ' ';
        at = std::max(end, at + 1);
    }
    return code;
}

}  // namespace qm::architecture
