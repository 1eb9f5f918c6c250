// SPDX-License-Identifier: Apache-2.0
#include "page_text.hpp"

#include <stdexcept>

#include "base/text.hpp"

namespace qm::publish::testing {

std::vector<TagText> tags_of(std::string_view html) {
    std::vector<TagText> tags;
    std::size_t at = 0;
    const auto fail = [&](const char* what) {
        throw std::runtime_error{std::string{what} + " near: " + std::string{html.substr(at > 40 ? at - 40 : 0, 120)}};
    };
    const auto name_end = [&](std::size_t from) {
        return std::min(html.find_first_of(" \t\n/>=\"'<", from), html.size());
    };
    while ((at = html.find_first_of("<>", at)) != std::string_view::npos) {
        if (html[at] == '>') fail("a stray >");
        if (html.substr(at, 2) == "<!") {
            at = html.find('>', at) + 1;
            continue;
        }
        TagText tag;
        const bool end = html.substr(at, 2) == "</";
        std::size_t from = at + (end ? 2 : 1);
        std::size_t to = name_end(from);
        if (to == from) fail("a tag without a name");
        tag.name = (end ? "/" : "") + std::string{html.substr(from, to - from)};
        while (true) {
            while (to < html.size() && (html[to] == ' ' || html[to] == '\n' || html[to] == '\t')) ++to;
            if (to >= html.size()) fail("an open tag");
            if (html[to] == '>') break;
            if (html.substr(to, 2) == "/>") {
                tag.closed = true;
                ++to;
                break;
            }
            from = to;
            to = name_end(from);
            if (to == from) fail("a broken attribute");
            std::string name{html.substr(from, to - from)}, value;
            if (to < html.size() && html[to] == '=') {
                if (html.substr(to, 2) != "=\"") fail("an attribute without double quotes");
                const std::size_t close = html.find('"', to + 2);
                if (close == std::string_view::npos) fail("an open attribute");
                value = html.substr(to + 2, close - to - 2);
                if (value.find('<') != std::string::npos) fail("a < inside an attribute");
                to = close + 1;
            }
            tag.attributes.emplace_back(std::move(name), std::move(value));
        }
        at = to + 1;
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::string shape_of(std::string_view html) {
    std::string shape;
    for (const TagText& tag : tags_of(html)) {
        shape += tag.name;
        for (const auto& [name, value] : tag.attributes) shape += " " + name;
        shape += tag.closed ? "/\n" : "\n";
    }
    return shape;
}

std::string unescaped(std::string_view text) {
    std::string plain{text};
    for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                            std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}})
        plain = base::replaced(plain, entity, character);
    return plain;
}

}  // namespace qm::publish::testing
