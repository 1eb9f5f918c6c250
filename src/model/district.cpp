// SPDX-License-Identifier: Apache-2.0
#include "model/district.hpp"

#include <algorithm>

namespace qm::model {
namespace {

template <class Items, class Key>
Index find_sorted(const Items& items, std::string_view wanted, Key key) {
    const auto at = std::lower_bound(items.begin(), items.end(), wanted,
                                     [&](const auto& item, std::string_view w) { return key(item) < w; });
    return at != items.end() && key(*at) == wanted ? static_cast<Index>(at - items.begin()) : none;
}

}  // namespace

Index District::town_by_code(std::string_view wanted) const {
    return find_sorted(towns, wanted, [](const Town& town) -> std::string_view { return town.code; });
}
Index District::park_by_id(std::string_view wanted) const {
    return find_sorted(parks, wanted, [](const Park& park) -> std::string_view { return park.id; });
}
Index District::link_by_id(std::string_view wanted) const {
    return find_sorted(links, wanted, [](const Link& link) -> std::string_view { return link.id; });
}
Index District::chain_by_id(std::string_view wanted) const {
    for (std::size_t i = 0; i < chains.size(); ++i)  // chains keep the order of the configuration
        if (chains[i].id == wanted) return static_cast<Index>(i);
    return none;
}

std::string short_town_name(std::string_view name) {
    for (const std::string_view ending : {"街道", "镇", "乡", "区"})
        if (name.size() > ending.size() + 3 && name.ends_with(ending))
            return std::string{name.substr(0, name.size() - ending.size())};
    return std::string{name};
}

}  // namespace qm::model
