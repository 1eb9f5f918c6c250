// SPDX-License-Identifier: Apache-2.0
// The map of each town (its parks, numbered as in the table beside it, and its firms) and of each park.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

using model::Index;

constexpr double town_width = 700;
constexpr double park_width = 560;

struct Firms {
    std::map<Index, std::vector<std::size_t>> by_town, by_park;  // rows of "enterprises"
};

Firms firms_of(const model::Snapshot& snapshot) {
    Firms firms;
    const auto places = snapshot.places.tables.find("enterprises");
    if (places == snapshot.places.tables.end()) return firms;
    for (std::size_t row = 0; row < places->second.town.size(); ++row) {
        if (snapshot.places.located_town[row] == model::none) continue;  // drawn only where the point is known
        if (places->second.town[row] != model::none) firms.by_town[places->second.town[row]].push_back(row);
        if (places->second.park[row] != model::none) firms.by_park[places->second.park[row]].push_back(row);
    }
    return firms;
}

void add_points(const Words& words, const std::vector<std::size_t>& rows, PointMap& map) {
    const auto& snapshot = words.input.snapshot;
    const auto& table = snapshot.tables.at("enterprises");
    const auto& places = snapshot.places.tables.at("enterprises");
    for (const auto row : rows) {
        PointFigure point;
        point.at = table.point(row);
        const bool leads = !table.text(row, "leader_of").empty();
        const bool on_chain = places.links[row] != 0;
        point.kind = leads ? PointKind::leader : on_chain ? PointKind::midstream : PointKind::enterprise;
        point.title = std::string{table.text(row, "name")};
        if (leads) point.label = words.short_firm(point.title);
        if (snapshot.places.main_link[row] != model::none)
            point.key = model::link_key(*snapshot.district, snapshot.places.main_link[row]);
        map.points.push_back(std::move(point));
    }
    std::sort(map.points.begin(), map.points.end(), [](const PointFigure& a, const PointFigure& b) {
        return std::tie(a.at, a.title, a.key) < std::tie(b.at, b.title, b.key);
    });
    map.kinds = {{PointKind::midstream, words.say("kind_on_chain")},
                 {PointKind::enterprise, words.say("kind_off_chain")},
                 {PointKind::leader, words.say("leader")}};
    map.words = words.map_words();
    map.words.symbols = words.say("symbols");
    map.words.cluster = words.say("cluster");
}

void add_ground(const Words& words, Index here, const std::string& up, PointMap& map) {
    const auto& district = *words.input.snapshot.district;
    for (Index town = 0; town < district.towns.size(); ++town) {
        GroundArea area = words.town_ground(town);
        area.here = town == here;
        area.label = town == here ? "" : area.label;
        area.href = town == here ? "" : up + area.href;
        map.ground.areas.push_back(std::move(area));
    }
}

void add_town(const Words& words, Index town, const Firms& firms, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    PointMap map;
    const auto rows = firms.by_town.find(town);
    const std::vector<std::size_t> none;
    add_points(words, rows == firms.by_town.end() ? none : rows->second, map);
    add_ground(words, town, "", map);
    map.ground.focus = "town:" + district.towns[town].code;
    int number = 0;
    for (Index park = 0; park < district.parks.size(); ++park) {
        if (district.parks[park].town != town) continue;
        AreaFigure outline;
        outline.area = "park:" + district.parks[park].id;
        outline.label = std::to_string(++number);
        outline.key = model::park_key(district, park);
        outline.href = model::park_page(district, park);
        outline.title = words.say("park_title", {{"number", outline.label}, {"name", district.parks[park].name}});
        const auto& overdue = snapshot.figures.at("SUP07", model::Level::park, park);
        outline.overdue_mark = overdue.has_value() && overdue.num > 0;
        map.outlines.push_back(std::move(outline));
    }
    map.words.overdue = words.say("overdue_mark");
    map.sheet =
        words.sheet("map-town-" + model::slug(district.towns[town].code),
                    words.say("town_title", {{"town", words.town_full(town)}, {"month", words.month(snapshot.month)}}),
                    words.say("town_subtitle"),
                    words.say("town_description",
                              {{"parks", std::to_string(number)}, {"firms", std::to_string(map.points.size())}}));
    figures.push_back(forms(map, town_width, true, true, true));
}

void add_park(const Words& words, Index park, const Firms& firms, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    PointMap map;
    const auto rows = firms.by_park.find(park);
    const std::vector<std::size_t> none;
    add_points(words, rows == firms.by_park.end() ? none : rows->second, map);
    add_ground(words, district.parks[park].town, "../", map);
    map.ground.focus = "park:" + district.parks[park].id;
    AreaFigure outline;
    outline.area = map.ground.focus;
    outline.label = district.parks[park].name;
    outline.key = model::park_key(district, park);
    outline.title = district.parks[park].name;
    map.outlines.push_back(std::move(outline));
    map.sheet = words.sheet(
        "map-park-" + model::slug(district.parks[park].id),
        words.say("park_map_title", {{"park", district.parks[park].name}, {"month", words.month(snapshot.month)}}), "",
        words.say("park_description", {{"firms", std::to_string(map.points.size())}}));
    figures.push_back(forms(map, park_width, true, false, false));
}

}  // namespace

void plan_places(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto& district = *words.input.snapshot.district;
    const Firms firms = firms_of(words.input.snapshot);
    for (Index town = 0; town < district.towns.size(); ++town) add_town(words, town, firms, figures);
    for (Index park = 0; park < district.parks.size(); ++park) add_park(words, park, firms, figures);
}

}  // namespace qm::draw::planning
