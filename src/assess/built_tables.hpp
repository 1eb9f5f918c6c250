// SPDX-License-Identifier: Apache-2.0
// Tables that no file holds but that indicators may count: "links" (one row per chain link: link, chain, enterprises,
// leaders), "reporting" (one row per file that should have come from a town: table, town, reported 0/1) and "coverage"
// (one row per park: park, nearest station, distance in m, parks = 1; only where the facilities are known).
#pragma once

#include <string_view>

#include "model/snapshot.hpp"

namespace qm::assess {

/// The schema of an input or built table; nullptr when there is none of that name.
const model::TableSchema* find_schema(std::string_view table, const model::Schemas& schemas);

/// Adds the tables and the places of their rows to the snapshot; needs snapshot.links and snapshot.network.
void add_built_tables(model::Snapshot& snapshot);

}  // namespace qm::assess
