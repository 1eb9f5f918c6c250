// SPDX-License-Identifier: Apache-2.0
// The service network "1+10+N" on the ground: its stations, and how far each park is from the nearest of them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/table.hpp"

namespace qm::model {

/// Kinds of facilities that take requests for service, in the order 1, 10, N. Laboratories and centres that test do not
/// count as stations.
inline constexpr std::array<std::string_view, 3> station_kinds{"区级服务中心", "镇街服务站", "园区服务站"};
/// Kinds that test, from the highest.
inline constexpr std::array<std::string_view, 5> testing_kinds{"国家质检中心", "国家检测实验室",
                                                               "市场监管总局重点实验室", "省级质检站", "检测实验室"};

/// A park and the station nearest to it.
struct ParkService {
    Index station = none;      // row of "facilities"; none: no station has a point
    std::int64_t metres = -1;  // from the nearest point of the park's area, whole metres; -1: not known
};

struct Network {
    bool known = false;                // the table of facilities is there
    std::vector<Index> stations;       // rows with a usable point, by facility id
    std::vector<Index> without_point;  // stations that have none, by facility id
    std::vector<ParkService> parks;    // by park index; empty when not known
    std::int64_t served_within_m = 0;  // the threshold

    /// Nearer than or at the threshold; false where the distance is not known.
    bool served(Index park) const { return served(park, served_within_m); }
    bool served(Index park, std::int64_t within_m) const {
        return park < parks.size() && parks[park].metres >= 0 && parks[park].metres <= within_m;
    }
};

/// Parks from the farthest to the nearest, those of unknown distance last; equally far: by index. Places in this order
/// are the numbers of parks beyond reach on the map and in the table.
std::vector<Index> by_distance(const Network& network);

}  // namespace qm::model
