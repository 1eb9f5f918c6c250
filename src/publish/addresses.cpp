// SPDX-License-Identifier: Apache-2.0
// Ids come from the user's files and may hold anything; addresses may not.
#include <algorithm>
#include <numeric>

#include "base/hash.hpp"
#include "publish/addresses.hpp"
#include "publish/publish.hpp"

namespace qm::publish {
namespace {

bool is_safe(std::string_view id) {
    return !id.empty() && id.size() <= 48 && id.front() != '.' && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

}  // namespace

std::string safe_word(std::string_view id) {
    return is_safe(id) ? std::string{id} : "x" + base::sha256(id).substr(0, 12);
}

std::string town_page(const model::Town& town) { return "town-" + safe_word(town.code) + ".html"; }
std::string firms_page(const model::Town& town) { return "firms-" + safe_word(town.code) + ".html"; }
std::string chain_page(const model::Chain& chain) { return "chain-" + safe_word(chain.id) + ".html"; }

std::string link_page(const model::District& district, model::Index link) {
    const model::Link& the = district.links[link];
    return chain_page(district.chains[the.chain]) + "#link-" + safe_word(the.id);
}

std::string park_slug(const model::District& district, model::Index park) {
    const std::string number = std::to_string(park + 1);
    return "p" + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number + "-" +
           base::sha256(district.parks[park].id).substr(0, 6);
}

std::string park_page(const model::District& district, model::Index park) { return "park/" + park_slug(district, park) + ".html"; }

std::string problem_anchor(std::string_view id) { return "p-" + safe_word(id); }
std::string problem_page(const model::Problem& problem) { return "problems.html#" + problem_anchor(problem.id); }
std::string indicator_page(const std::string& id) { return "indicator/" + safe_word(id) + ".html"; }

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
