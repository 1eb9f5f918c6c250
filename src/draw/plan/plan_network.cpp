// SPDX-License-Identifier: Apache-2.0
// The map of the service network: stations, what is within their reach, parks that are not.
#include <algorithm>
#include <string>
#include <utility>

#include "base/number.hpp"
#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

constexpr double network_width = 1152;

StationRank rank_of(std::string_view kind) {
    const auto at = std::find(model::station_kinds.begin(), model::station_kinds.end(), kind);
    return static_cast<StationRank>(std::min<std::ptrdiff_t>(at - model::station_kinds.begin(), 2));
}

std::string kilometres(std::int64_t metres) {
    return base::format({metres, 1000}, {2, true, false, false});
}

}  // namespace

void plan_network(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const model::Network& network = snapshot.network;
    if (!network.known || district.parks.empty() || network.stations.empty()) return;
    const auto& facilities = snapshot.tables.at("facilities");
    CoverageMap map;
    map.reach_m = static_cast<double>(network.served_within_m);
    map.words = words.map_words();
    map.words.symbols = words.say("network_symbols");
    for (model::Index town = 0; town < district.towns.size(); ++town) {
        if (district.towns[town].shape.empty()) continue;
        map.ground.areas.push_back(words.town_ground(town));
    }
    for (const auto station : network.stations)
        map.stations.push_back({facilities.point(station), rank_of(facilities.text(station, "kind")), "",
                                std::string{facilities.text(station, "name")}, ""});
    std::int64_t served = 0, unserved = 0;
    for (const model::Index park : model::by_distance(network)) {
        const auto& service = network.parks[park];
        CoveragePark one;
        one.area = "park:" + district.parks[park].id;
        one.key = model::park_key(district, park);
        one.href = model::park_page(district, park);
        one.title = district.parks[park].name;
        one.reach = service.metres < 0 ? Reach::unknown : network.served(park) ? Reach::within : Reach::beyond;
        served += one.reach == Reach::within;
        if (one.reach == Reach::beyond) {
            one.nearest = facilities.point(service.station);
            one.number = std::to_string(++unserved);
            one.title = words.say("network_park", {{"number", one.number},
                                                   {"name", district.parks[park].name},
                                                   {"km", kilometres(service.metres)},
                                                   {"station", std::string{facilities.text(service.station, "name")}}});
        }
        map.parks.push_back(std::move(one));
    }
    const base::Facts within{{"km", base::format({network.served_within_m, 1000}, {3, true, false, true})}};
    map.legend = {words.say("network_centre"),         words.say("network_town"),
                  words.say("network_station"),        words.say("network_within", within),
                  words.say("network_beyond", within), words.say("network_unknown"),
                  words.say("network_reach", within)};
    map.sheet = words.sheet("map-network", words.say("network_title", {{"month", words.month(snapshot.month)}}),
                            words.say("network_subtitle", within),
                            words.say("network_description", {{"served", base::format_count(served)},
                                                              {"unserved", base::format_count(unserved)},
                                                              {"stations", std::to_string(network.stations.size())}}));
    figures.push_back(forms(map, network_width, true, true, true));
}

}  // namespace qm::draw::planning
