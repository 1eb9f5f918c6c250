// SPDX-License-Identifier: Apache-2.0
#include "publish/addresses.hpp"

namespace qm::publish {

std::string firms_page(const model::District& district, model::Index town) {
    return "firms-" + (town == model::none ? "none" : model::slug(district.towns[town].code)) + ".html";
}

std::string why_page(const std::string& indicator) {
    return "why/" + model::slug(indicator) + ".html";
}

std::string problem_anchor(const std::string& id) {
    return "p-" + model::slug(id);
}

std::string sheet_page(const std::string& page, std::size_t sheet) {
    if (sheet == 0) return page;
    return page.substr(0, page.size() - 5) + "-" + std::to_string(sheet + 1) + ".html";
}

}  // namespace qm::publish
