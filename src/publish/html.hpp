// SPDX-License-Identifier: Apache-2.0
// The only places where text becomes markup.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "publish/template/view_type.hpp"

namespace qm::publish {

/// & < > " ' as entities; control characters, which HTML does not allow, as U+FFFD.
std::string escaped(std::string_view text);

/// <a href="…">words</a>; only relative addresses, anything with a scheme becomes plain words.
Html link(std::string_view href, std::string_view words);
Html strong_link(std::string_view href, std::string_view words);
Html plain(std::string_view words);

/// A pattern "… {name} …" with markup put in for the names; everything else of the pattern is escaped.
Html rich(std::string_view pattern, const std::map<std::string, Html, std::less<>>& parts);

/// A JavaScript string literal, quotes included, that cannot end a script element.
std::string js_string(std::string_view text);

}  // namespace qm::publish
