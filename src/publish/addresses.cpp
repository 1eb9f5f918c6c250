// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "publish/addresses.hpp"
#include "publish/publish.hpp"

namespace qm::publish {

std::string firms_page(const model::District& district, model::Index town) {
    return "firms-" + (town == model::none ? "none" : model::slug(district.towns[town].code)) + ".html";
}

std::string problem_anchor(const std::string& id) {
    return "p-" + model::slug(id);
}

std::string sheet_page(const std::string& page, std::size_t sheet) {
    if (sheet == 0) return page;
    return page.substr(0, page.size() - 5) + "-" + std::to_string(sheet + 1) + ".html";
}

std::vector<std::uint32_t> enterprise_numbers(const model::Snapshot& snapshot) {
    const auto found = snapshot.tables.find("enterprises");
    if (found == snapshot.tables.end()) return {};
    const model::Table& table = found->second;
    std::vector<model::CreditCode> codes(table.rows());
    for (std::size_t row = 0; row < codes.size(); ++row) codes[row] = table.code(row, "uscc");
    std::vector<std::uint32_t> order(table.rows());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (codes[a] != codes[b]) return codes[a] < codes[b];
        for (const std::string_view column : {"name", "address"})
            if (const auto x = table.text(a, column), y = table.text(b, column); x != y) return x < y;
        const auto p = table.point(a), q = table.point(b);
        return p != q ? p < q : a < b;
    });
    std::vector<std::uint32_t> numbers(table.rows());
    for (std::size_t i = 0; i < order.size(); ++i) numbers[order[i]] = static_cast<std::uint32_t>(i + 1);
    return numbers;
}

}  // namespace qm::publish
