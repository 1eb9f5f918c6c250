// SPDX-License-Identifier: Apache-2.0
// What every part of the join looks things up in; built once a join.
#pragma once

#include "join/area_index.hpp"
#include "join/enterprise_lookup.hpp"
#include "join/link_sets.hpp"
#include "join/place_words.hpp"

namespace qm::join {

struct Context {
    const model::District& district;
    const Options& options;
    PlaceWords town_words, park_words, link_words, chain_words;
    AreaIndex towns, parks;
    EnterpriseLookup enterprises;
    LinkSets link_sets;

    // Places of today: towns and parks that aliases merged count as what they are part of.
    model::Index town_at(model::LonLat point) const { return town_words.current(towns.locate(point)); }
    model::Index park_at(model::LonLat point) const { return park_words.current(parks.locate(point)); }
    model::Index town_of(model::Index park) const {
        return park == model::none ? model::none : town_words.current(district.parks[park].town);
    }
};

}  // namespace qm::join
