// SPDX-License-Identifier: Apache-2.0
#include "join/enterprise_lookup.hpp"

#include <algorithm>
#include <bit>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::join {
namespace {

constexpr std::size_t block_rows = 16'384;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0x9e3779b97f4a7c15;
    return value ^ value >> 29;
}

std::size_t hash_of(model::CreditCode code) {
    return mixed(code.high * 0xd6e8feb86659fd93 + code.low);
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a: the same on every machine
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return mixed(hash);
}

std::string key_of(std::string_view name) {
    return base::replaced(base::name_key(name), "有限责任公司", "有限公司");
}

}  // namespace

EnterpriseLookup::EnterpriseLookup(const model::Table* enterprises, const std::vector<Alias>& aliases)
    : table_{enterprises} {
    for (const auto& alias : aliases)
        if (alias.kind == "enterprise") aliases_.push_back({alias.kind, key_of(alias.alias), alias.canonical, {}});
    std::stable_sort(aliases_.begin(), aliases_.end(),
                     [](const Alias& a, const Alias& b) { return a.alias < b.alias; });
    const auto* column = table_ == nullptr ? nullptr : table_->column("uscc");
    if (column == nullptr) return;
    codes_ = std::get_if<model::Codes>(&column->cells);
}

void EnterpriseLookup::index_codes() {
    if (codes_ == nullptr || !slots_.empty()) return;
    slots_.assign(std::bit_ceil(codes_->size() * 2 + 2), model::none);
    for (model::Index row = 0; row < codes_->size(); ++row) {
        if (!(*codes_)[row].known()) continue;
        std::size_t slot = hash_of((*codes_)[row]) & (slots_.size() - 1);
        while (slots_[slot] != model::none && (*codes_)[slots_[slot]] != (*codes_)[row])
            slot = (slot + 1) & (slots_.size() - 1);
        if (slots_[slot] == model::none) slots_[slot] = row;
    }
}

model::Index EnterpriseLookup::by_code(model::CreditCode code) const {
    if (!code.known() || slots_.empty()) return model::none;
    std::size_t slot = hash_of(code) & (slots_.size() - 1);
    while (slots_[slot] != model::none && (*codes_)[slots_[slot]] != code) slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
}

model::CreditCode EnterpriseLookup::code_of(model::Index row) const {
    return codes_ == nullptr ? model::CreditCode{} : (*codes_)[row];
}

void EnterpriseLookup::index_names(int jobs) {
    if (table_ == nullptr || !names_.empty()) return;
    const auto* column = table_->column("name");
    if (column == nullptr) return;
    const std::size_t rows = table_->rows();
    names_.resize(rows);
    base::for_each_index((rows + block_rows - 1) / block_rows, jobs, [&](std::size_t block) {
        for (std::size_t row = block * block_rows; row < std::min(rows, (block + 1) * block_rows); ++row)
            names_[row] = {hash_of(key_of(model::text_of(*column, row))), static_cast<model::Index>(row)};
    });
    std::sort(names_.begin(), names_.end());
}

EnterpriseLookup::Named EnterpriseLookup::by_key(const std::string& key) const {
    Named found;
    if (key.empty()) return found;
    const auto hash = hash_of(key);
    for (auto at = std::lower_bound(names_.begin(), names_.end(), std::pair{hash, model::Index{0}});
         at != names_.end() && at->first == hash; ++at) {
        if (key_of(table_->text(at->second, "name")) != key) continue;
        if (found.row != model::none) return {model::none, true};
        found.row = at->second;
    }
    return found;
}

EnterpriseLookup::Named EnterpriseLookup::by_name(std::string_view name) const {
    const auto key = key_of(name);
    if (const auto found = by_key(key); found.row != model::none || found.shared) return found;
    const auto at =
        std::lower_bound(aliases_.begin(), aliases_.end(), key,
                         [](const Alias& alias, const std::string& wanted) { return alias.alias < wanted; });
    if (key.empty() || at == aliases_.end() || at->alias != key) return {};
    if (const auto code = model::pack(base::upper(base::trim(at->canonical)))) return {by_code(*code), false};
    return by_key(key_of(at->canonical));
}

}  // namespace qm::join
