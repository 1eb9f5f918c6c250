// SPDX-License-Identifier: Apache-2.0
#include "publish/html.hpp"

namespace qm::publish {

std::string escaped(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
                    html += "\xEF\xBF\xBD";
                } else {
                    html += c;
                }
        }
    }
    return html;
}

namespace {

bool is_relative(std::string_view href) {
    const auto colon = href.find(':');
    return !href.starts_with("//") && !href.starts_with('\\') &&
           (colon == std::string_view::npos || colon > href.find_first_of("/?#"));
}

Html anchor(std::string_view href, std::string_view words, bool strong) {
    std::string text = escaped(words);
    if (strong) text = "<b>" + text + "</b>";
    if (!is_relative(href) || href.empty()) return {text};
    return {"<a href=\"" + escaped(href) + "\">" + text + "</a>"};
}

}  // namespace

Html link(std::string_view href, std::string_view words) {
    return anchor(href, words, false);
}
Html strong_link(std::string_view href, std::string_view words) {
    return anchor(href, words, true);
}
Html plain(std::string_view words) {
    return {escaped(words)};
}

Html rich(std::string_view pattern, const std::map<std::string, Html, std::less<>>& parts) {
    Html html;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
        html.bytes += escaped(pattern.substr(0, close == std::string_view::npos ? pattern.size() : open));
        if (close == std::string_view::npos) break;
        const auto part = parts.find(pattern.substr(open + 1, close - open - 1));
        html.bytes += part == parts.end() ? escaped(pattern.substr(open, close + 1 - open)) : part->second.bytes;
        pattern.remove_prefix(close + 1);
    }
    return html;
}

std::string js_string(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string literal = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '"' || c == '\\') {
            literal += '\\';
            literal += text[i];
        } else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x7f) {
            literal += "\\u00";
            literal += digits[c / 16];
            literal += digits[c % 16];
        } else if (text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() &&
                   (text[i + 2] == '\xA8' || text[i + 2] == '\xA9')) {
            literal += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            literal += text[i];
        }
    }
    return literal + '"';
}

}  // namespace qm::publish
