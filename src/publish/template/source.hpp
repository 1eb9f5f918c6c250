// SPDX-License-Identifier: Apache-2.0
// A template as text: tags found, partials expanded, every tag with the file and line where the office wrote it.
// Syntax: {{name}} escaped, {{{name}}} for Html only, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{! remark }},
// {{>part}} from templates/parts. Names: name, a.b, "." (the item itself), ../name (one object outwards), name? (a
// list that is not empty), @phrase.key.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"

namespace qm::publish {

struct Tag {
    enum class Kind { escaped, raw, section, inverted, end } kind;
    std::string name;
    base::Spot spot;
};

struct Source {
    std::string text;       // without partials, remarks and indentation
    std::vector<Tag> tags;  // in order
};

/// Gives the text of templates/parts/<name>.mustache, or throws.
using FindPart = std::function<const std::string&(const std::string& name, const base::Spot& from)>;

/// Failures (exit 3), all with file and line: T002 a part includes itself or the result passes 4 MiB, T003 a part name
/// that is not a plain word, T005 an open tag or section, or syntax that is not supported (set delimiters, {{&name}}).
Source expand(const std::string& text, const std::string& file, const FindPart& find_part);

}  // namespace qm::publish
