// SPDX-License-Identifier: Apache-2.0
#include "join/enterprise_lookup.hpp"

#include <algorithm>
#include <bit>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "model/enterprise_name.hpp"

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

std::optional<model::CreditCode> code_in(std::string_view text) {
    return model::pack(base::upper(base::fold_width(base::trim(text))));
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a: the same on every machine
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return mixed(hash);
}

using model::enterprise_key;

}  // namespace

EnterpriseLookup::EnterpriseLookup(const model::Table* enterprises, const std::vector<Alias>& aliases)
    : table_{enterprises} {
    for (const auto& alias : aliases) {
        if (alias.kind != "enterprise") continue;
        if (const auto code = code_in(alias.alias)) code_aliases_.emplace(*code, alias.canonical);
        aliases_.push_back({alias.kind, enterprise_key(alias.alias), alias.canonical, {}});
    }
    std::stable_sort(aliases_.begin(), aliases_.end(),
                     [](const Alias& a, const Alias& b) { return a.alias < b.alias; });
    const auto* column = table_ == nullptr ? nullptr : table_->column("uscc");
    if (column == nullptr) return;
    codes_ = std::get_if<model::Codes>(&column->cells);
}

void EnterpriseLookup::index_codes() {
    if (codes_ == nullptr || !slots_.empty()) return;
    for (const auto& [code, canonical] : code_aliases_)
        if (!code_in(canonical)) index_names(0);
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
    if (const auto row = by_own_code(code); row != model::none || code_aliases_.empty()) return row;
    const auto alias = code_aliases_.find(code);
    if (alias == code_aliases_.end()) return model::none;
    if (const auto canonical = code_in(alias->second)) return by_own_code(*canonical);
    return by_key(enterprise_key(alias->second)).row;
}

model::Index EnterpriseLookup::by_own_code(model::CreditCode code) const {
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
            names_[row] = {hash_of(enterprise_key(model::text_of(*column, row))), static_cast<model::Index>(row)};
    });
    std::sort(names_.begin(), names_.end());
}

std::vector<model::Index> EnterpriseLookup::rows_named(std::string_view name) const {
    const auto key = enterprise_key(name);
    std::vector<model::Index> rows;
    const auto hash = hash_of(key);
    for (auto at = std::lower_bound(names_.begin(), names_.end(), std::pair{hash, model::Index{0}});
         at != names_.end() && at->first == hash; ++at)
        if (!key.empty() && enterprise_key(table_->text(at->second, "name")) == key) rows.push_back(at->second);
    return rows;
}

EnterpriseLookup::Named EnterpriseLookup::by_key(const std::string& key) const {
    Named found;
    if (key.empty()) return found;
    const auto hash = hash_of(key);
    for (auto at = std::lower_bound(names_.begin(), names_.end(), std::pair{hash, model::Index{0}});
         at != names_.end() && at->first == hash; ++at) {
        if (enterprise_key(table_->text(at->second, "name")) != key) continue;
        if (found.row != model::none) return {model::none, true};
        found.row = at->second;
    }
    return found;
}

EnterpriseLookup::Named EnterpriseLookup::by_name(std::string_view name) const {
    const auto key = enterprise_key(name);
    if (const auto found = by_key(key); found.row != model::none || found.shared) return found;
    const auto at =
        std::lower_bound(aliases_.begin(), aliases_.end(), key,
                         [](const Alias& alias, const std::string& wanted) { return alias.alias < wanted; });
    if (key.empty() || at == aliases_.end() || at->alias != key) return {};
    if (const auto code = code_in(at->canonical)) return {by_own_code(*code), false};
    return by_key(enterprise_key(at->canonical));
}

}  // namespace qm::join
