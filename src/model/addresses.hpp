// SPDX-License-Identifier: Apache-2.0
// Addresses of pages within the folder of a month and language, and keys of what is shown on them. Drawn links and
// page links come from here, so they cannot drift apart. File names never contain text from the input: a park id may
// be "../../x".
#pragma once

#include <string>

#include "model/district.hpp"

namespace qm::model {

std::string town_page(const District& district, Index town);     // town-440606102.html (digits and letters only)
std::string park_page(const District& district, Index park);     // park/p012-3fa2c1.html
std::string chain_page(const District& district, Index chain);   // chain-robot.html
std::string link_address(const District& district, Index link);  // chain-robot.html#link-R201
std::string indicator_page(const std::string& id);               // indicator/<slug>.html

/// Safe for file names and ids: ASCII letters, digits and '-' are kept, everything else is left out, and a short hash
/// of the original is added when something was; never empty.
std::string slug(const std::string& text);

std::string town_key(const District& district, Index town);  // town-<code>, as data-key
std::string park_key(const District& district, Index park);
std::string link_key(const District& district, Index link);

}  // namespace qm::model
