// SPDX-License-Identifier: Apache-2.0
#include "model/addresses.hpp"

#include "base/hash.hpp"

namespace qm::model {
namespace {

std::string padded(std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string slug(const std::string& text) {
    std::string kept;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-') kept += c;
    // Windows and USB sticks ignore case: two ids that differ only in case need different names.
    const bool lower = kept.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    const bool upper = kept.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
    if (kept == text && !kept.empty() && kept.size() <= 40 && !(lower && upper)) return kept;
    return kept.substr(0, 24) + (kept.empty() ? "" : "-") + base::sha256(text).substr(0, 8);
}

std::string town_page(const District& district, Index town) {
    return "town-" + slug(district.towns[town].code) + ".html";
}

std::string park_page(const District& district, Index park) {
    return "park/p" + padded(park + 1) + "-" + base::sha256(district.parks[park].id).substr(0, 6) + ".html";
}

std::string chain_page(const District& district, Index chain) {
    return "chain-" + slug(district.chains[chain].id) + ".html";
}

std::string link_address(const District& district, Index link) {
    return chain_page(district, district.links[link].chain) + "#" + link_key(district, link);
}

std::string indicator_page(const std::string& id) {
    return "indicator/" + slug(id) + ".html";
}

std::string town_key(const District& district, Index town) {
    return "town-" + slug(district.towns[town].code);
}
std::string park_key(const District& district, Index park) {
    return "park-" + slug(district.parks[park].id);
}
std::string link_key(const District& district, Index link) {
    return "link-" + slug(district.links[link].id);
}

}  // namespace qm::model
