// SPDX-License-Identifier: Apache-2.0
// Who supplies the leaders of a chain, by towns: a flow for each town and leader.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/number.hpp"
#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

using model::Index;

constexpr double flows_width = 700;

struct Suppliers {
    std::map<std::pair<Index, Index>, std::int64_t> by_town_and_leader;  // town, row of the leader
    std::map<Index, std::int64_t> of_leader;
    std::int64_t outside = 0;  // no enterprise of ours, or without a town
    std::int64_t all = 0;
};

}  // namespace

void plan_flows(const Words& words, Index chain, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto table = snapshot.tables.find("suppliers");
    const auto firms = snapshot.tables.find("enterprises");
    const auto places = snapshot.places.tables.find("enterprises");
    if (table == snapshot.tables.end() || firms == snapshot.tables.end() || places == snapshot.places.tables.end())
        return;
    std::map<model::CreditCode, Index> row_of;
    for (std::size_t row = 0; row < firms->second.rows(); ++row) {
        const auto code = firms->second.code(row, "uscc");
        if (code != model::CreditCode{}) row_of.emplace(code, static_cast<Index>(row));
    }
    const auto row_with = [&](const model::CreditCode& code) {
        const auto found = code.known() ? row_of.find(code) : row_of.end();
        return found == row_of.end() ? model::none : found->second;
    };
    Suppliers suppliers;
    for (std::size_t row = 0; row < table->second.rows(); ++row) {
        if (table->second.text(row, "chain") != district.chains[chain].id) continue;
        const Index leader = row_with(table->second.code(row, "leader_uscc"));
        if (leader == model::none) continue;
        ++suppliers.all;
        ++suppliers.of_leader[leader];
        const auto code = model::pack(table->second.text(row, "supplier_uscc"));
        const Index supplier = row_with(code.value_or(model::CreditCode{}));
        const Index town = supplier == model::none ? model::none : places->second.town[supplier];
        if (town == model::none || snapshot.places.located_town[leader] == model::none)
            ++suppliers.outside;
        else
            ++suppliers.by_town_and_leader[{town, leader}];
    }
    if (suppliers.by_town_and_leader.empty()) return;

    FlowMap map;
    for (Index town = 0; town < district.towns.size(); ++town) map.ground.areas.push_back(words.town_ground(town));
    std::vector<Index> leaders;
    for (const auto& [leader, count] : suppliers.of_leader)
        if (snapshot.places.located_town[leader] != model::none) leaders.push_back(leader);
    // Rows are in the order of files; names are not.
    std::sort(leaders.begin(), leaders.end(), [&](Index a, Index b) {
        return std::pair{firms->second.text(a, "name"), firms->second.code(a, "uscc")} <
               std::pair{firms->second.text(b, "name"), firms->second.code(b, "uscc")};
    });
    std::map<Index, std::size_t> end_of;
    for (const Index leader : leaders) {
        end_of[leader] = map.ends.size();
        FlowMap::End end;
        end.at = firms->second.point(leader);
        end.kind = PointKind::leader;
        const std::string name{firms->second.text(leader, "name")};
        end.label = words.short_firm(name);
        if (snapshot.places.main_link[leader] != model::none) {
            end.key = model::link_key(district, snapshot.places.main_link[leader]);
            end.href = model::link_address(district, snapshot.places.main_link[leader]);
        }
        end.title = words.say("flow_end", {{"name", name}, {"n", base::format_count(suppliers.of_leader.at(leader))}});
        map.ends.push_back(std::move(end));
    }
    for (const auto& [way, count] : suppliers.by_town_and_leader) {
        const auto& [town, leader] = way;
        FlowMap::Flow flow;
        flow.from_area = "town:" + district.towns[town].code;
        flow.to = end_of.at(leader);
        flow.count = count;
        flow.key = model::town_key(district, town);
        flow.title = words.say(
            "flow_title",
            {{"town", words.town_full(town)}, {"leader", map.ends[flow.to].label}, {"n", base::format_count(count)}});
        map.flows.push_back(std::move(flow));
    }
    map.words = words.map_words();
    map.words.circled_unit = words.say("firms_unit");
    map.flow_words = words.say("flow_words");
    map.rest_words = words.say("flow_rest", {{"n", "{n}"}});
    map.begin_words = words.say("flow_begins");
    map.kinds = {{PointKind::leader, words.say("leader")}};
    map.sheet = words.sheet(
        "map-flows-" + model::slug(district.chains[chain].id),
        words.say("flows_title", {{"chain", words.chain_name(chain)}, {"month", words.month(snapshot.month)}}),
        words.say("flows_subtitle"),
        words.say("flows_description", {{"n", base::format_count(suppliers.all)},
                                        {"leaders", std::to_string(suppliers.of_leader.size())},
                                        {"outside", base::format_count(suppliers.outside)}}));
    figures.push_back(forms(map, flows_width, true, true, false));
}

}  // namespace qm::draw::planning
