// SPDX-License-Identifier: Apache-2.0
// What the join found: for each row of each table the enterprise, town, park and links it belongs to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/assignment.hpp"
#include "model/table.hpp"

namespace qm::model {

/// How an enterprise came to its park or town, best first.
enum class PlaceMethod : std::uint8_t {
    polygon,   // the point lies in the park (smallest area wins; ties and borders by code)
    nearest,   // within the tolerance of a park, flagged
    declared,  // no usable point: by declared park or town
    town,      // point in a town, in no park
    unplaced,  // neither
};

struct RowPlaces {
    std::vector<Index> enterprise;  // row in "enterprises", or none; empty vector = the table has no such column
    std::vector<Index> town;
    std::vector<Index> park;
    std::vector<std::uint32_t> links;  // number of a link set; 0 = none
};

struct Places {
    std::map<std::string, RowPlaces, std::less<>> tables;
    std::vector<std::vector<Index>> link_sets{{}};  // sorted link indexes; set 0 is empty
    std::vector<Index> main_link;                   // per enterprise: the link it counts for first, or none
    std::map<Index, std::vector<Index>>
        led_chains;  // chain leaders only: enterprise -> the chains that it leads, sorted

    std::vector<LinkBasis> link_basis;          // per enterprise
    std::vector<LinkChoice> choices;            // each pair of edition and class that needs one
    std::map<Index, std::size_t> to_choose;     // enterprise -> number in choices
    std::vector<LinkOverride> overrides;        // in the order of the file
    std::vector<std::string> override_columns;  // header of overrides.csv, for rows to paste
    std::vector<DuplicateGroup> duplicates;

    // Per enterprise row.
    std::vector<PlaceMethod> method;
    std::vector<Index> declared_town, declared_park;  // as the row says, resolved; none if absent or unknown
    std::vector<Index> located_town, located_park;    // by the point; none without a usable point
};

}  // namespace qm::model
