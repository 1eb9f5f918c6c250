// SPDX-License-Identifier: Apache-2.0
#include "cases/site_check.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace qm::cases {
namespace {

constexpr std::size_t most_shown = 3;  // of one defect
constexpr std::string_view no_number[] = {"nan", "inf", "NaN", "Infinity", "undefined", "null"};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

// In attributes the quote is a mark, in the text between tags it may stand.
std::string escaped(std::string_view text, std::string_view quote = "&quot;") {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '"')
            result += quote;
        else
            result += c;
    }
    return result;
}

// As a string of a script writes it (search data), or JSON with the same marks escaped.
std::string in_script(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "\\u003c";
        else if (c == '>')
            result += "\\u003e";
        else if (c == '&')
            result += "\\u0026";
        else if (c == '"' || c == '\\')
            result += {'\\', c};
        else
            result += c;
    }
    return result;
}

// As a quoted cell of CSV writes it.
std::string in_cell(std::string_view text) {
    std::string result;
    for (const char c : text) result.append(c == '"' ? 2 : 1, c);
    return result;
}

// Literals as they are and as HTML, scripts and CSV write them.
std::string without(std::string text, const std::vector<std::string>& literals) {
    for (const auto& literal : literals)
        for (const auto& form :
             {escaped(literal), escaped(literal, "\""), in_script(literal), in_cell(literal), literal})
            for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at))
                text.erase(at, form.size());
    return text;
}

// Tags as a browser takes them: names in lower case as we write them, values without their quotes.
struct Tag {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// `at` stands behind "<"; moves behind ">".
Tag tag_at(const std::string& page, std::size_t& at) {
    const auto word = [&](std::string_view ends) {
        const std::size_t from = at;
        while (at < page.size() && !is_blank(page[at]) && ends.find(page[at]) == std::string_view::npos) ++at;
        return page.substr(from, at - from);
    };
    Tag tag{word(">/"), {}};
    while (at < page.size() && page[at] != '>') {
        if (is_blank(page[at]) || page[at] == '/') {
            ++at;
            continue;
        }
        std::string name = word("=>/"), value;
        if (at < page.size() && page[at] == '=') {
            const char quote = page[++at];
            if (quote == '"' || quote == '\'') {
                const std::size_t end = std::min(page.find(quote, at + 1), page.size());
                value = page.substr(at + 1, end - at - 1);
                at = std::min(end + 1, page.size());
            } else {
                value = word(">");
            }
        }
        tag.attributes.emplace_back(std::move(name), std::move(value));
    }
    return tag;
}

// What no page of ours has: scripts inside the page, handlers, addresses that run or lead to another host.
std::string defect_of(const Tag& tag) {
    bool has_source = false;
    for (const auto& [name, value] : tag.attributes) {
        has_source = has_source || name == "src";
        if (name.starts_with("on")) return "a handler: " + name;
        const bool address = name == "href" || name == "src" || name == "xlink:href" || name == "action";
        const bool host = value.find("://") != std::string::npos || value.starts_with("//");
        if (address && (value.starts_with("javascript:") || value.starts_with("data:") || host))
            return "an address: " + value;
    }
    if (tag.name == "script" && !has_source) return "a script inside the page";
    const bool foreign =
        tag.name == "iframe" || tag.name == "object" || tag.name == "embed" || tag.name == "base" || tag.name == "img";
    return foreign ? "<" + tag.name + ">" : "";
}

std::string first_defect(const std::string& page) {
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
        if (page.compare(at, 4, "<!--") == 0) {
            at = std::min(page.find("-->", at), page.size());
            continue;
        }
        ++at;
        const bool opens =
            at < page.size() && ((page[at] >= 'a' && page[at] <= 'z') || (page[at] >= 'A' && page[at] <= 'Z'));
        if (!opens) continue;
        if (const std::string defect = defect_of(tag_at(page, at)); !defect.empty()) return defect;
    }
    return {};
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
    std::map<std::string, std::size_t> counts;
    for (const auto& [name, bytes] : site) {
        const bool page = ends_with_any(name, {".html", ".svg"});
        if (!page && !ends_with_any(name, {".js", ".json", ".csv", ".txt", ".css"})) continue;
        const std::string text = without(bytes, literals);
        const auto look = [&](std::string_view what, bool there) {
            if (!there) return;
            const std::size_t seen = ++counts[std::string{what}];
            if (seen <= most_shown) found.push_back(name + " holds " + std::string{what});
            if (seen == most_shown + 1) found.push_back("and more files hold " + std::string{what});
        };
        look("{{", text.find("{{") != std::string::npos);
        look("⟦ (a phrase is missing)", text.find("⟦") != std::string::npos);
        if (!page) continue;
        const std::string tag = first_defect(text);
        look(tag, !tag.empty());
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
