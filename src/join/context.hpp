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
};

}  // namespace qm::join
