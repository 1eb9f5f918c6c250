// SPDX-License-Identifier: Apache-2.0
// Reading rendered pages in tests: tags, attributes, links. Strict: it throws on markup that a browser would have to
// guess about.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qm::publish::testing {

struct TagText {
    std::string name;                                             // "a", "/a"
    std::vector<std::pair<std::string, std::string>> attributes;  // values still escaped
    bool closed = false;                                          // "/>"
};
std::vector<TagText> tags_of(std::string_view html);

/// Tag and attribute names in order, values left out: what may not depend on what is in the data.
std::string shape_of(std::string_view html);
std::string unescaped(std::string_view text);

}  // namespace qm::publish::testing
