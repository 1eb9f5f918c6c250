// SPDX-License-Identifier: Apache-2.0
#include "cases/site_check.hpp"

#include <algorithm>
#include <string_view>

namespace qm::cases {
namespace {

constexpr std::string_view code_of_data[] = {
    "<script>alert", "<img src=x", "<svg onload", " onerror=", " onmouseover=", "href=\"javascript:", "href=\"data:"};
constexpr std::string_view no_number[] = {"nan", "inf", "NaN", "Infinity", "undefined", "null"};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string without(std::string text, const std::vector<std::string>& literals) {
    for (const auto& literal : literals)
        for (std::size_t at = text.find(literal); at != std::string::npos; at = text.find(literal, at))
            text.erase(at, literal.size());
    return text;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

bool has_word(const std::string& text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> defects(const Tree& site, const std::vector<std::string>& literals) {
    std::vector<std::string> found;
    for (const auto& [name, bytes] : site) {
        const bool page = ends_with_any(name, {".html", ".svg"});
        if (!page && !ends_with_any(name, {".js", ".json", ".csv", ".txt", ".css"})) continue;
        const std::string text = without(bytes, literals);
        const auto look = [&](std::string_view what, bool there) {
            if (there) found.push_back(name + " holds " + std::string{what});
        };
        look("{{", text.find("{{") != std::string::npos);
        look("⟦ (a phrase is missing)", text.find("⟦") != std::string::npos);
        if (!page) continue;
        for (const auto what : code_of_data) look(what, text.find(what) != std::string::npos);
        for (const auto word : no_number) look(word, has_word(text, word));
    }
    return found;
}

bool shows(const Tree& site, const std::string& text) {
    const std::string html = escaped(text);
    return std::any_of(site.begin(), site.end(), [&](const auto& file) {
        return file.second.find(text) != std::string::npos || file.second.find(html) != std::string::npos;
    });
}

}  // namespace qm::cases
