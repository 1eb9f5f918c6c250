// SPDX-License-Identifier: Apache-2.0
#include "publish/view/leaders.hpp"

#include <algorithm>
#include <array>

#include "publish/addresses.hpp"
#include "publish/view/leader_facts.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Level;

constexpr std::array<const char*, 3> elements{"质量", "标准", "计量"};

std::string count(std::int64_t n) {
    return base::format_count(n);
}

std::string share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::string{no_value} : base::format({base::Wide{part} * 100, whole}, {1, true});
}

std::string address_of(const MonthFacts& m, const LeaderFacts& leader) {
    return leader.row == model::none ? "" : m.firm_address(leader.row);
}

std::string chains_of(const MonthFacts& m, const LeaderFacts& leader) {
    std::vector<std::string> names;
    for (const Index chain : leader.chains) names.push_back(m.chain_short(chain));
    return m.words.list(names);
}

LeaderSpread spread(const MonthFacts& m, const LeaderFacts& leader, std::size_t place, std::int64_t most) {
    LeaderSpread row;
    row.anchor = "leader-" + std::to_string(place + 1);
    row.name = leader.name;
    row.href = address_of(m, leader);
    row.chain = chains_of(m, leader);
    if (leader.row != model::none) row.town = m.town_name(m.town_of(leader.row));
    for (const Index link : leader.links)
        row.links.push_back({m.link_name(link), model::link_address(m.district, link), "", false});
    row.sub_industries = {count(leader.sub_industries), ""};
    row.suppliers = {count(leader.suppliers), ""};
    row.covered = {count(leader.covered), ""};
    row.share = {share(leader.covered, leader.suppliers), ""};
    row.adopted = {count(leader.adopted), ""};
    row.local = {count(leader.local), ""};
    row.troubled = {count(leader.troubled), ""};
    row.sub_bar = bar_width(leader.suppliers, most);
    row.covered_bar = bar_width(leader.covered, most);
    return row;
}

LeaderSpread total(const MonthFacts& m, Level level, Index subject, std::string name) {
    LeaderSpread row;
    row.name = std::move(name);
    const auto figure = [&](const char* id) { return number(m, id, level, subject, ""); };
    row.sub_industries = figure("QM06");
    row.suppliers = figure("QM07");
    row.covered = figure("QM05");
    row.share = figure("QM10");
    row.adopted = figure("QM04");
    row.local = figure("QM08");
    row.troubled = figure("QM09");
    return row;
}

FusionRow fusion(const MonthFacts& m, const LeaderFacts& leader, std::size_t place) {
    FusionRow row;
    row.name = leader.name;
    row.href = "#suppliers-" + std::to_string(place + 1);
    row.links = count(static_cast<std::int64_t>(leader.links.size()));
    row.suppliers = count(leader.suppliers);
    row.share = share(leader.covered, leader.suppliers);
    row.metrology = count(leader.metrology);
    row.open = count(leader.open);
    row.any_open = leader.open > 0;
    row.led = count(leader.led);
    row.drafted = count(leader.drafted);
    row.frontrunner = count(leader.frontrunner);
    row.inventions = count(leader.inventions);
    row.high_value = count(leader.high_value);
    row.model = leader.model;
    row.machines = leader.machines.empty() ? std::string{no_value} : leader.machines;
    row.note = leader.note;
    for (const char* element : elements)
        row.embedded.push_back(std::find(leader.embedded.begin(), leader.embedded.end(), element) !=
                                       leader.embedded.end()
                                   ? m.words.say("leaders.built_in")
                                   : std::string{no_value});
    return row;
}

std::string trouble_words(const MonthFacts& m, const model::Supply& supply) {
    std::vector<std::string> words;
    const auto add = [&](const char* key, std::int64_t n) {
        if (n > 0) words.push_back(m.words.amount(key, n));
    };
    add("leaders.serious", supply.serious);
    add("leaders.overdue", supply.overdue);
    if (supply.failed_batches > 0)
        words.push_back(m.words.say(
            "leaders.failed", {{"n", base::format({supply.failed_batches, base::micro}, {2, true, false, true})}}));
    if (words.empty() && supply.open > 0) add("leaders.open", supply.open);
    return words.empty() ? std::string{no_value} : m.words.list(words);
}

SupplierRow supplier_row(const MonthFacts& m, const model::Table& table, std::size_t at) {
    const model::Supply& supply = m.now.supplies[at];
    SupplierRow row;
    row.name = table.text(at, "supplier");
    row.sub_industry = table.text(at, "sub_industry");
    row.covered = m.words.say(table.text(at, "covered") == "是" ? "leaders.yes" : "leaders.no");
    row.adopted = m.words.say(table.text(at, "adopted") == "是" ? "leaders.yes" : "leaders.no");
    row.troubled = supply.troubled();
    row.trouble = supply.local() ? trouble_words(m, supply) : m.words.say("leaders.unknown");
    row.trouble_sort = std::to_string(supply.serious * 10'000 + supply.overdue * 100 + supply.open);
    if (!supply.local()) {
        row.place = m.words.say("leaders.elsewhere");
        return row;
    }
    row.href = m.firm_address(supply.supplier);
    row.place = m.town_name(m.town_of(supply.supplier));
    if (const Index park = m.park_of(supply.supplier); park != model::none)
        row.place += m.words.say("join.dot") + m.district.parks[park].name;
    std::vector<std::string> links;
    for (const Index link : m.links_of(supply.supplier)) links.push_back(m.link_name(link));
    row.links = m.words.list(links);
    return row;
}

LeaderSuppliers suppliers_of(const MonthFacts& m, const LeaderFacts& leader, std::size_t place) {
    LeaderSuppliers view;
    view.anchor = "suppliers-" + std::to_string(place + 1);
    view.name = leader.name;
    view.summary = m.words.say(
        "leaders.summary",
        {{"suppliers", count(leader.suppliers)}, {"covered", count(leader.covered)}, {"local", count(leader.local)}});
    const auto table = m.now.tables.find("suppliers");
    std::int64_t serious = 0, overdue = 0, failed = 0;
    if (table != m.now.tables.end())
        for (const std::size_t at : leader.supplies) {
            const model::Supply& supply = m.now.supplies[at];
            serious += supply.serious > 0;
            overdue += supply.overdue > 0;
            failed += supply.failed_batches > 0;
            view.rows.push_back(supplier_row(m, table->second, at));
            if (supply.troubled()) view.troubled_rows.push_back(view.rows.back());
        }
    view.troubled = leader.troubled > 0;
    view.sentence = m.words.say(view.troubled ? "leaders.trouble_sentence" : "leaders.no_trouble_sentence",
                                {{"n", count(leader.troubled)},
                                 {"suppliers", count(leader.suppliers)},
                                 {"serious", count(serious)},
                                 {"overdue", count(overdue)},
                                 {"failed", count(failed)}});
    return view;
}

HeadView head(const MonthFacts& m, const std::vector<LeaderFacts>& leaders) {
    HeadView head;
    head.kick = m.words.say("page.kick", {{"page", m.words.say("nav.leaders")}, {"date", m.words.day(m.now.date)}});
    const auto figure = [&](const char* id) { return number(m, id, Level::district, 0, "", true); };
    const auto linked = [&](const char* id) {
        const NumberView value = figure(id);
        return value.why.empty() ? plain(value.text) : link(value.why, value.text);
    };
    if (!m.now.figures.at("QM07", Level::district, 0).has_value()) {
        head.h1 = m.words.amount("leaders.h1_unknown", static_cast<std::int64_t>(leaders.size()));
        return head;
    }
    head.h1 = m.words.say("leaders.h1", {{"leaders", count(static_cast<std::int64_t>(leaders.size()))},
                                         {"suppliers", figure("QM07").text},
                                         {"covered", figure("QM05").text},
                                         {"troubled", figure("QM09").text}});
    head.say.push_back(m.words.sentence(
        {m.words.rich("leaders.say_spread",
                      {{"classes", linked("QM06")}, {"adopted", linked("QM04")}, {"covered", linked("QM05")}})}));
    head.say.push_back(
        m.words.sentence({m.words.rich("leaders.say_local", {{"local", linked("QM08")}, {"share", linked("QM10")}})}));
    if (m.now.figures.at("QM11", Level::district, 0).has_value())
        head.say.push_back(m.words.sentence({m.words.rich("leaders.say_embedded", {{"n", linked("QM11")}})}));
    return head;
}

}  // namespace

LeadersView leaders_view(const MonthFacts& m) {
    LeadersView view;
    view.frame = frame(m, {"leaders.html",
                           "leaders.html",
                           m.words.say("nav.leaders"),
                           "p-leaders",
                           {{m.words.say("nav.leaders"), "", "", true}},
                           {},
                           {}});
    const std::vector<LeaderFacts> leaders = leader_facts(m);
    view.head = head(m, leaders);
    for (const auto& [label, id, note] : {std::tuple{"leaders.key_leaders", "STR02", "key.firms_unit"},
                                          std::tuple{"leaders.key_classes", "QM06", "key.pieces"},
                                          std::tuple{"leaders.key_adopted", "QM04", "key.firms_unit"},
                                          std::tuple{"leaders.key_covered", "QM05", "key.firms_unit"},
                                          std::tuple{"leaders.key_suppliers", "QM07", "key.firms_unit"},
                                          std::tuple{"leaders.key_troubled", "QM09", "key.firms_unit"},
                                          std::tuple{"leaders.key_embedded", "QM11", "key.firms_unit"}}) {
        const NumberView value = number(m, id, Level::district, 0, "");
        view.key_figures.push_back({m.words.say(label), value.text, m.words.say(note), "", value.why});
    }
    std::int64_t most = 1;
    for (const LeaderFacts& leader : leaders) most = std::max(most, leader.suppliers);
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        const LeaderFacts& leader = leaders[i];
        view.leaders.push_back(spread(m, leader, i, most));
        view.fusion.push_back(fusion(m, leader, i));
        FlowRow flow{leader.name, address_of(m, leader), {}, count(leader.outside), count(leader.suppliers)};
        for (const std::int64_t n : leader.towns) flow.towns.push_back(n == 0 ? std::string{no_value} : count(n));
        view.flows.push_back(std::move(flow));
        view.suppliers.push_back(suppliers_of(m, leader, i));
    }
    for (Index chain = 0; chain < m.district.chains.size(); ++chain)
        view.totals.push_back(total(m, Level::chain, chain, m.chain_name(chain)));
    view.totals.push_back(total(m, Level::district, 0, m.words.say("home.whole")));
    view.map = picture_view(m, "map-suppliers", "");
    for (Index town = 0; town < m.district.towns.size(); ++town) view.town_names.push_back(m.town_name(town));
    return view;
}

}  // namespace qm::publish
