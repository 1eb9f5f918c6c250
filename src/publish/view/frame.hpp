// SPDX-License-Identifier: Apache-2.0
// What stands around every page: names, navigation, months, languages, notices, sources.
#pragma once

#include <string>
#include <vector>

#include "publish/view/parts.hpp"

namespace qm::publish {

/// Where a page stands.
struct Place {
    std::string page;  // address in the month folder, of the first sheet when a list is split: "problems.html"
    std::string nav;   // address of the entry of the navigation that is current
    std::string title;
    std::string body;              // class of <body>
    std::vector<LinkView> crumbs;  // after the home page; the last one is this page
    std::optional<LinkView> previous, next;
};

FrameView frame(const MonthFacts& m, const Place& place);
/// "" for pages of the month folder, "../" for those one folder deeper.
std::string base_of(const std::string& page);
/// From a page to the release folder.
std::string root_from(const MonthFacts& m, const std::string& base_path);
/// Percent-encoded for the value of a hash: "unit=%E5%8C%97…".
std::string encoded(std::string_view text);

}  // namespace qm::publish
