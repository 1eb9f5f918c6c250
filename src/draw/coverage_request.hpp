// SPDX-License-Identifier: Apache-2.0
// A map of who is reached by a service: stations with the ground within their reach, parks that are reached, and
// numbered ones that are not, each with a line to the station nearest to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "draw/map_requests.hpp"

namespace qm::draw {

enum class StationRank : std::uint8_t { centre, town, park };
enum class Reach : std::uint8_t { within, beyond, unknown };

struct CoverageStation {
    model::LonLat at;
    StationRank rank = StationRank::park;
    std::string key, title, href;
};

struct CoveragePark {
    std::string area;  // code in the atlas
    Reach reach = Reach::within;
    model::LonLat nearest;  // of a park beyond reach: its station; unknown = no line
    std::string number;     // of a park beyond reach: a table resolves it
    std::string key, title, href;
};

struct CoverageWords {
    std::string centre, town, park;       // stations
    std::string within, beyond, unknown;  // parks
    std::string reach;                    // the ground within reach
};

struct CoverageMap {
    Sheet sheet;
    MapGround ground;
    std::vector<CoveragePark> parks;
    std::vector<CoverageStation> stations;
    double reach_m = 0;
    CoverageWords legend;
    MapWords words;
};

}  // namespace qm::draw
