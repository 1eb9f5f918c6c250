// SPDX-License-Identifier: Apache-2.0
#include "publish/view/network_bodies.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

using model::Index;
using Counts = std::array<int, model::testing_kinds.size()>;

/// Position of the kind among those that test, or none for stations.
std::optional<std::size_t> rank_of(std::string_view kind) {
    if (std::find(model::station_kinds.begin(), model::station_kinds.end(), kind) != model::station_kinds.end())
        return std::nullopt;
    const auto at = std::find(model::testing_kinds.begin(), model::testing_kinds.end(), kind);
    return std::min<std::size_t>(static_cast<std::size_t>(at - model::testing_kinds.begin()),
                                 model::testing_kinds.size() - 1);
}

CapabilityView capability(const MonthFacts& m, Index chain, const std::vector<Counts>& counts) {
    const model::Chain& the = m.district.chains[chain];
    CapabilityView view;
    view.anchor = "cap-" + model::slug(the.id);
    view.title = m.chain_name(chain);
    for (const auto kind : model::testing_kinds) view.kinds.push_back(m.words.word("facility_short", kind));
    std::vector<Index> links = the.links;
    std::stable_sort(links.begin(), links.end(),
                     [&](Index a, Index b) { return m.district.links[a].stage < m.district.links[b].stage; });
    int lacking = 0, single = 0, of = 0;
    for (const Index link : links) {
        const model::Link& one = m.district.links[link];
        const model::Stage& stage = the.stages[one.stage];
        CapabilityRow row;
        row.key = model::link_key(m.district, link);
        row.id = one.id;
        row.name = m.link_name(link);
        row.href = model::link_address(m.district, link);
        row.stage = m.words.pick(stage.name, stage.name_en);
        int total = 0;
        for (const int n : counts[link]) {
            total += n;
            row.counts.push_back(n == 0 ? std::string{no_value} : std::to_string(n));
        }
        row.total = counted(m, "LNK03", model::Level::link, link, total, "");
        const bool serves = stage.position == "支撑";
        row.look = serves ? "na" : total == 0 ? "absent" : total == 1 ? "weak" : "present";
        row.word = m.words.say("network.cap_" + row.look);
        if (!serves) {
            ++of;
            lacking += total == 0;
            single += total == 1;
        }
        view.rows.push_back(std::move(row));
    }
    view.summary = m.words.say(
        "network.cap_summary",
        {{"links", std::to_string(of)}, {"lacking", std::to_string(lacking)}, {"single", std::to_string(single)}});
    return view;
}

}  // namespace

void add_bodies(const MonthFacts& m, NetworkView& view) {
    const auto found = m.now.tables.find("facilities");
    const auto places = m.now.places.tables.find("facilities");
    if (found == m.now.tables.end() || places == m.now.places.tables.end()) return;
    const model::Table& table = found->second;
    std::vector<Counts> counts(m.district.links.size(), Counts{});
    std::set<std::pair<Index, std::string_view>> seen;  // a body counts once for a link
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto rank = rank_of(table.text(row, "kind"));
        if (!rank) continue;
        order.emplace_back(*rank, row);
        if (row >= places->second.links.size()) continue;
        for (const Index link : m.now.places.link_sets[places->second.links[row]])
            if (seen.emplace(link, table.text(row, "facility_id")).second) ++counts[link][*rank];
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return std::tuple{a.first, table.text(a.second, "facility_id"), a.second} <
               std::tuple{b.first, table.text(b.second, "facility_id"), b.second};
    });
    for (const auto& [rank, row] : order) {
        BodyRow body;
        body.id = table.text(row, "facility_id");
        body.name = table.text(row, "name");
        body.kind = m.words.word("facility", table.text(row, "kind"));
        body.kind_sort = std::to_string(rank);
        body.town = row < places->second.town.size() ? m.town_name(places->second.town[row]) : "";
        const auto items = table.number(row, "cnas_items");
        body.items = items ? base::format({*items, base::micro}, {2, true, false, true}) : std::string{no_value};
        if (row < places->second.links.size())
            for (const Index link : m.now.places.link_sets[places->second.links[row]])
                body.links.push_back({m.link_name(link), model::link_address(m.district, link), "", false});
        view.bodies.push_back(std::move(body));
    }
    for (Index chain = 0; chain < m.district.chains.size(); ++chain)
        view.capabilities.push_back(capability(m, chain, counts));
}

}  // namespace qm::publish
