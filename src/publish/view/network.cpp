// SPDX-License-Identifier: Apache-2.0
#include "publish/view/network.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "publish/addresses.hpp"
#include "publish/view/network_bodies.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Level;

std::string count(std::int64_t n) {
    return base::format_count(n);
}

std::string reach_km(const MonthFacts& m) {
    return base::format({m.now.network.served_within_m, 1000}, {3, true, false, true});
}

struct Reached {
    std::int64_t within = 0, beyond = 0, unknown = 0;
    void add(const model::Network& network, Index park) {
        ++(network.parks[park].metres < 0 ? unknown : network.served(park) ? within : beyond);
    }
};

Reached reached(const MonthFacts& m) {
    Reached result;
    for (Index park = 0; park < m.now.network.parks.size(); ++park) result.add(m.now.network, park);
    return result;
}

ReachRow reach_row(const MonthFacts& m, Index park, int number) {
    const model::Park& the = m.district.parks[park];
    const model::ParkService& service = m.now.network.parks[park];
    ReachRow row;
    row.key = model::park_key(m.district, park);
    row.name = the.name;
    row.href = model::park_page(m.district, park);
    if (the.town != model::none) {
        row.town = m.town_name(the.town);
        row.town_href = model::town_page(m.district, the.town);
    }
    row.station = service.station == model::none
                      ? std::string{no_value}
                      : std::string{m.now.tables.at("facilities").text(service.station, "name")};
    row.distance = kilometres(service.metres);
    row.distance_sort = std::to_string(service.metres);
    row.beyond = service.metres >= 0 && !m.now.network.served(park);
    if (row.beyond) row.number = std::to_string(number);
    row.state = m.words.say(service.metres < 0    ? "network.state_unknown"
                            : row.beyond          ? "network.state_beyond"
                            : service.metres == 0 ? "network.state_inside"
                                                  : "network.state_within");
    return row;
}

NetworkTownRow town_row(const MonthFacts& m, Level level, Index subject, std::int64_t parks) {
    NetworkTownRow row;
    const auto figure = [&](const char* id) { return number(m, id, level, subject, ""); };
    row.town_stations = figure("NQI06");
    row.park_stations = figure("NQI07");
    row.parks = {count(parks), ""};
    row.served = figure("NQI12");
    row.share = figure("NQI13");
    row.mean = figure("NQI14");
    row.longest = figure("NQI15");
    row.orders = figure("NQI10");
    row.finished = figure("NQI11");
    return row;
}

void add_towns(const MonthFacts& m, NetworkView& view) {
    for (Index town = 0; town < m.district.towns.size(); ++town) {
        NetworkTownRow row = town_row(m, Level::town, town, static_cast<std::int64_t>(m.parks_of_town[town].size()));
        row.key = model::town_key(m.district, town);
        row.name = m.town_name(town);
        row.href = model::town_page(m.district, town);
        view.towns.push_back(std::move(row));
    }
    view.total.push_back(town_row(m, Level::district, 0, static_cast<std::int64_t>(m.district.parks.size())));
}

/// The declared flag of each park against the distance; parks that no row names are "not declared".
void add_declared(const MonthFacts& m, NetworkView& view) {
    const auto table = m.now.tables.find("parks");
    const auto places = m.now.places.tables.find("parks");
    if (table == m.now.tables.end() || places == m.now.places.tables.end()) return;
    std::map<Index, std::string_view> flags;
    for (std::size_t row = 0; row < places->second.park.size(); ++row)
        if (places->second.park[row] != model::none)
            flags.try_emplace(places->second.park[row], table->second.text(row, "served"));
    for (const auto& [flag, name] : {std::pair{"是", "network.declared_yes"}, std::pair{"否", "network.declared_no"},
                                     std::pair{"", "network.declared_none"}}) {
        Reached cells;
        for (Index park = 0; park < m.now.network.parks.size(); ++park) {
            const auto at = flags.find(park);
            if ((at == flags.end() ? std::string_view{} : at->second) != flag) continue;
            cells.add(m.now.network, park);
        }
        const auto total = cells.within + cells.beyond + cells.unknown;
        if (total > 0)
            view.declared.push_back(
                {m.words.say(name), count(cells.within), count(cells.beyond), count(cells.unknown), count(total)});
    }
}

/// Orders of this year by station, and of how many parks it is the nearest.
void add_stations(const MonthFacts& m, NetworkView& view) {
    const auto facilities = m.now.tables.find("facilities");
    if (facilities == m.now.tables.end()) return;
    struct Work {
        std::int64_t orders = 0, finished = 0;
    };
    std::map<std::string_view, Work> work;
    const auto orders = m.now.tables.find("services");
    const bool known = orders != m.now.tables.end();
    if (known) {
        const auto from = base::first_day({m.now.month.year() * 12});
        for (std::size_t row = 0; row < orders->second.rows(); ++row) {
            const auto on = orders->second.date(row, "requested_on");
            if (!on.known() || on < from || on > m.now.date) continue;
            Work& of = work[orders->second.text(row, "facility_id")];
            ++of.orders;
            const auto finished = orders->second.date(row, "finished_on");
            of.finished += finished.known() && finished <= m.now.date;
        }
    }
    std::map<Index, std::int64_t> nearest;
    for (const auto& service : m.now.network.parks)
        if (service.station != model::none) ++nearest[service.station];
    std::vector<Index> rows = m.now.network.stations;
    rows.insert(rows.end(), m.now.network.without_point.begin(), m.now.network.without_point.end());
    const auto places = m.now.places.tables.find("facilities");
    const model::Table& table = facilities->second;
    const auto rank = [&](Index row) {
        return std::find(model::station_kinds.begin(), model::station_kinds.end(), table.text(row, "kind")) -
               model::station_kinds.begin();
    };
    std::stable_sort(rows.begin(), rows.end(), [&](Index a, Index b) {
        return std::tuple{rank(a), table.text(a, "facility_id")} < std::tuple{rank(b), table.text(b, "facility_id")};
    });
    for (const Index row : rows) {
        const Work of = work[table.text(row, "facility_id")];
        StationRow station;
        station.id = table.text(row, "facility_id");
        station.name = table.text(row, "name");
        station.kind = m.words.word("facility", table.text(row, "kind"));
        station.kind_sort = std::to_string(rank(row));
        if (places != m.now.places.tables.end() && row < places->second.town.size())
            station.town = m.town_name(places->second.town[row]);
        station.nearest_of = table.point(row).known() ? count(nearest[row]) : std::string{no_value};
        station.orders = known ? count(of.orders) : std::string{no_value};
        station.finished = known ? count(of.finished) : std::string{no_value};
        station.rate = of.orders == 0 ? std::string{no_value}
                                      : base::format({base::Wide{of.finished} * 100, of.orders}, {1, true});
        station.rate_sort = of.orders == 0 ? "" : base::format({base::Wide{of.finished} * 100, of.orders}, {4, false});
        view.stations.push_back(std::move(station));
    }
}

/// 1 亩 = 2000/3 m² exactly.
void add_area(const MonthFacts& m, NetworkView& view) {
    const model::Figure& figure = m.now.figures.at("NQI09", Level::district, 0);
    if (!figure.has_value()) return;
    const auto in = [&](std::int64_t square_metres, int decimals) {
        return base::format({figure.num * 2000, figure.den * 3 * square_metres}, {decimals, true});
    };
    view.area = AreaView{number(m, "NQI09", Level::district, 0, ""), in(10'000, 1), in(1'000'000, 2), in(1, 0)};
}

std::vector<KeyFigure> key_figures(const MonthFacts& m, const NetworkView& view) {
    std::vector<KeyFigure> list;
    const auto add = [&](const char* label, const char* id, const std::string& note) {
        const NumberView value = number(m, id, Level::district, 0, "");
        list.push_back({m.words.say(label), value.text, note, "", value.why});
    };
    add("network.key_centre", "NQI05", m.words.say("key.pieces"));
    add("network.key_town", "NQI06", m.words.say("key.pieces"));
    add("network.key_park", "NQI07", m.words.say("key.pieces"));
    add("network.key_served", "NQI12",
        m.words.say("network.of_parks", {{"n", count(static_cast<std::int64_t>(m.district.parks.size()))}}));
    add("network.key_share", "NQI13", "%");
    add("network.key_mean", "NQI14", m.words.say("network.km"));
    add("network.key_finished", "NQI11", "%");
    if (view.area)
        list.push_back({m.words.say("network.key_area"), view.area->mu.text,
                        m.words.say("network.area_note", {{"km2", view.area->km2}}), "#h-area", ""});
    return list;
}

HeadView head(const MonthFacts& m) {
    HeadView head;
    head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.network")}, {"date", m.words.day(m.now.date)}});
    const auto& network = m.now.network;
    const Reached parks = reached(m);
    const auto figure = [&](const char* id) { return number(m, id, Level::district, 0, "", true); };
    const auto linked = [&](const char* id) {
        const NumberView value = figure(id);
        return value.why.empty() ? plain(value.text) : link(value.why, value.text);
    };
    if (!network.known) {
        head.h1 = m.words.say("network.h1_unknown");
        return head;
    }
    const base::Facts facts{{"within", count(parks.within)},
                            {"beyond", count(parks.beyond)},
                            {"parks", count(static_cast<std::int64_t>(m.district.parks.size()))},
                            {"km", reach_km(m)}};
    head.h1 = m.words.say(network.stations.empty() ? "network.h1_no_points"
                          : parks.beyond == 0      ? "network.h1_all"
                                                   : "network.h1",
                          facts);
    head.say.push_back(m.words.sentence(
        {m.words.rich("network.say_stations",
                      {{"centre", linked("NQI05")}, {"town", linked("NQI06")}, {"park", linked("NQI07")}}),
         m.words.rich("network.say_bodies", {{"centres", linked("NQI01")},
                                             {"labs", linked("NQI02")},
                                             {"key", linked("NQI03")},
                                             {"provincial", linked("NQI04")}})}));
    const auto order = model::by_distance(network);
    if (!order.empty() && network.parks[order.front()].metres >= 0) {
        const Index far = order.front();
        head.say.push_back(m.words.sentence(
            {m.words.rich("network.say_far",
                          {{"park", link(model::park_page(m.district, far), m.district.parks[far].name)},
                           {"km", linked("NQI15")}}),
             m.words.rich("network.say_mean", {{"km", linked("NQI14")}})}));
    }
    if (m.now.figures.at("NQI11", Level::district, 0).has_value())
        head.say.push_back(m.words.sentence(
            {m.words.rich("network.say_orders", {{"n", linked("NQI10")}, {"rate", linked("NQI11")}})}));
    return head;
}

}  // namespace

std::string kilometres(std::int64_t metres) {
    return metres < 0 ? std::string{no_value} : base::format({metres, 1000}, {2, true});
}

NetworkView network_view(const MonthFacts& m) {
    NetworkView view;
    view.frame = frame(m, {"network.html",
                           "network.html",
                           m.words.say("nav.network"),
                           "p-network",
                           {{m.words.say("nav.network"), "", "", true}},
                           {},
                           {}});
    view.head = head(m);
    view.map = picture_view(m, "map-network", "");
    view.rule = m.words.say("network.rule", {{"km", reach_km(m)}});
    int number = 0;
    for (const Index park : model::by_distance(m.now.network)) {
        ReachRow row = reach_row(m, park, number + 1);
        if (row.beyond) {
            ++number;
            view.beyond.push_back(row);
        }
        view.parks.push_back(std::move(row));
    }
    view.beyond_title = m.words.amount("network.beyond", number);
    view.all_title = m.words.amount("network.all_parks", static_cast<std::int64_t>(view.parks.size()));
    if (!m.now.network.without_point.empty())
        view.without_point =
            m.words.amount("network.without_point", static_cast<std::int64_t>(m.now.network.without_point.size()));
    add_towns(m, view);
    add_declared(m, view);
    add_stations(m, view);
    add_bodies(m, view);
    add_area(m, view);
    view.key_figures = key_figures(m, view);
    return view;
}

}  // namespace qm::publish
