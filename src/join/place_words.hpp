// SPDX-License-Identifier: Apache-2.0
// Words of a column to towns, parks, chains or links: by code, full name, short name or alias, compared by
// base::name_key. Each word of a dictionary is resolved once, whatever the number of rows. An alias that is itself a
// name of a place of the layer says that this place has become part of the other since the boundaries were drawn.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "join/join.hpp"
#include "model/district.hpp"

namespace qm::join {

class PlaceWords {
  public:
    /// Codes win over names, names over aliases; a name that two places share names neither.
    static PlaceWords towns(const model::District& district, const std::vector<Alias>& aliases);
    static PlaceWords parks(const model::District& district, const std::vector<Alias>& aliases);
    static PlaceWords links(const model::District& district);
    static PlaceWords chains(const model::District& district);

    model::Index resolve(std::string_view word) const;  // none when unknown
    /// The place that a place of the layer is part of today: itself unless an alias merged it.
    model::Index current(model::Index place) const { return place < merged_.size() ? merged_[place] : place; }
    /// The name or code that the word may be a slip of; empty when none is near.
    std::string suggestion(std::string_view word) const;

  private:
    using Entry = std::pair<std::string, model::Index>;
    void add(std::string_view word, model::Index place, std::vector<Entry>& tier);
    void settle(std::vector<Entry>& tier);
    void add_aliases(std::string_view kind, const std::vector<Alias>& aliases, std::size_t places);

    std::vector<Entry> entries_;        // sorted by key, one each
    std::vector<std::string> shown_;    // names and codes for suggestions
    std::string prefix_;                // key of the district: 顺德区 in 佛山市顺德区大良街道
    std::vector<model::Index> merged_;  // for each place, when any is merged
};

}  // namespace qm::join
