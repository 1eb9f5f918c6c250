// SPDX-License-Identifier: Apache-2.0
#include "join/place_words.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::join {
namespace {

using Entries = std::vector<std::pair<std::string, model::Index>>;

Entries::const_iterator find(const Entries& entries, const std::string& key) {
    const auto at = std::lower_bound(entries.begin(), entries.end(), key,
                                     [](const auto& entry, const auto& wanted) { return entry.first < wanted; });
    return at != entries.end() && at->first == key ? at : entries.end();
}

}  // namespace

void PlaceWords::add(std::string_view word, model::Index place, std::vector<Entry>& tier) {
    auto key = base::name_key(word);
    if (!key.empty()) tier.emplace_back(std::move(key), place);
}

// Ends a tier: its words join the entries unless an earlier tier has them or two places of the tier share them.
void PlaceWords::settle(std::vector<Entry>& tier) {
    std::sort(tier.begin(), tier.end());
    tier.erase(std::unique(tier.begin(), tier.end()), tier.end());
    std::vector<Entry> fresh;
    for (std::size_t i = 0, end = 0; i < tier.size(); i = end) {
        for (end = i + 1; end < tier.size() && tier[end].first == tier[i].first;) ++end;
        if (end == i + 1 && find(entries_, tier[i].first) == entries_.end()) fresh.push_back(tier[i]);
    }
    entries_.insert(entries_.end(), fresh.begin(), fresh.end());
    std::sort(entries_.begin(), entries_.end());
    tier.clear();
}

void PlaceWords::add_aliases(std::string_view kind, const std::vector<Alias>& aliases, std::size_t places) {
    std::vector<Entry> tier;
    std::vector<model::Index> merged(places);
    std::iota(merged.begin(), merged.end(), model::Index{0});
    for (const auto& alias : aliases) {
        if (alias.kind != kind) continue;
        const auto place = resolve(alias.canonical), old = resolve(alias.alias);
        if (place == model::none) continue;
        if (old != model::none)
            merged[old] = place;
        else
            add(alias.alias, place, tier);
    }
    settle(tier);
    for (auto& [key, place] : entries_) place = merged[place];
    merged_ = std::move(merged);
}

PlaceWords PlaceWords::towns(const model::District& district, const std::vector<Alias>& aliases) {
    PlaceWords words;
    words.prefix_ = base::name_key(district.name);
    std::vector<Entry> tier;
    for (model::Index i = 0; i < district.towns.size(); ++i) {
        const auto& town = district.towns[i];
        words.add(town.code, i, tier);
        if (town.code.size() == 9) words.add(town.code + "000", i, tier);  // statistical codes have 12 digits
        words.shown_.push_back(town.name);
    }
    words.settle(tier);
    for (model::Index i = 0; i < district.towns.size(); ++i) words.add(district.towns[i].name, i, tier);
    words.settle(tier);
    for (model::Index i = 0; i < district.towns.size(); ++i) {
        words.add(district.towns[i].short_name, i, tier);
        words.add(district.towns[i].name_en, i, tier);
    }
    words.settle(tier);
    words.add_aliases("town", aliases, district.towns.size());
    return words;
}

PlaceWords PlaceWords::parks(const model::District& district, const std::vector<Alias>& aliases) {
    PlaceWords words;
    std::vector<Entry> tier;
    for (model::Index i = 0; i < district.parks.size(); ++i) {
        words.add(district.parks[i].id, i, tier);
        words.shown_.push_back(district.parks[i].name);
    }
    words.settle(tier);
    for (model::Index i = 0; i < district.parks.size(); ++i) words.add(district.parks[i].name, i, tier);
    words.settle(tier);
    words.add_aliases("park", aliases, district.parks.size());
    return words;
}

PlaceWords PlaceWords::links(const model::District& district) {
    PlaceWords words;
    std::vector<Entry> tier;
    for (model::Index i = 0; i < district.links.size(); ++i) {
        words.add(district.links[i].id, i, tier);
        words.shown_.push_back(district.links[i].id);
    }
    words.settle(tier);
    for (model::Index i = 0; i < district.links.size(); ++i) words.add(district.links[i].name, i, tier);
    words.settle(tier);
    return words;
}

PlaceWords PlaceWords::chains(const model::District& district) {
    PlaceWords words;
    std::vector<Entry> tier;
    for (model::Index i = 0; i < district.chains.size(); ++i) {
        const auto& chain = district.chains[i];
        for (const auto& word : {chain.id, chain.name, chain.short_name, chain.name_en, chain.short_name_en})
            words.add(word, i, tier);
        words.shown_.push_back(chain.name);
    }
    words.settle(tier);
    return words;
}

model::Index PlaceWords::resolve(std::string_view word) const {
    const auto key = base::name_key(word);
    auto at = find(entries_, key);
    // An address form: 广东省佛山市顺德区大良街道.
    if (at == entries_.end() && !prefix_.empty())
        if (const auto end = key.rfind(prefix_); end != std::string::npos)
            at = find(entries_, key.substr(end + prefix_.size()));
    return at == entries_.end() ? model::none : at->second;
}

std::string PlaceWords::suggestion(std::string_view word) const {
    return base::nearest(word, shown_);
}

}  // namespace qm::join
