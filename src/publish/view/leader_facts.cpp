// SPDX-License-Identifier: Apache-2.0
#include "publish/view/leader_facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {
namespace {

using model::Index;

void add_once(std::vector<Index>& list, Index value) {
    if (value == model::none) return;
    const auto at = std::lower_bound(list.begin(), list.end(), value);
    if (at == list.end() || *at != value) list.insert(at, value);
}

template <class Visit>
void each_of(const Rows& rows, Index enterprise, Visit visit) {
    if (enterprise == model::none) return;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows.enterprise(row) == enterprise) visit(row);
}

std::string supplier_key(const model::Table& table, std::size_t row) {
    const auto code = table.text(row, "supplier_uscc");
    return code.empty() ? "name:" + std::string{table.text(row, "supplier")} : std::string{code};
}

void count_suppliers(const MonthFacts& m, const model::Table& table, LeaderFacts& leader) {
    std::set<std::string, std::less<>> all, sub_industries, covered, adopted, local, troubled;
    std::map<Index, std::set<std::string>> of_town;
    std::map<std::string, std::size_t> first;
    for (const std::size_t row : leader.supplies) {
        const std::string key = supplier_key(table, row);
        const model::Supply& supply = m.now.supplies[row];
        all.insert(key);
        first.try_emplace(key, row);
        if (table.text(row, "covered") == "是") {
            covered.insert(key);
            if (const auto class_ = table.text(row, "sub_industry"); !class_.empty()) sub_industries.emplace(class_);
        }
        if (table.text(row, "adopted") == "是") adopted.insert(key);
        if (supply.local()) {
            local.insert(key);
            of_town[m.town_of(supply.supplier)].insert(key);
        }
        if (supply.troubled()) troubled.insert(key);
    }
    const auto size = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
    leader.suppliers = size(all);
    leader.sub_industries = size(sub_industries);
    leader.covered = size(covered);
    leader.adopted = size(adopted);
    leader.local = size(local);
    leader.troubled = size(troubled);
    leader.outside = leader.suppliers - leader.local;
    leader.towns.assign(m.district.towns.size(), 0);
    for (const auto& [town, keys] : of_town)
        if (town < leader.towns.size()) leader.towns[town] = size(keys);
    leader.supplies.clear();
    for (const auto& [key, row] : first) leader.supplies.push_back(row);
    std::sort(leader.supplies.begin(), leader.supplies.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple{table.text(a, "supplier"), a} < std::tuple{table.text(b, "supplier"), b};
    });
}

void count_assets(const MonthFacts& m, LeaderFacts& leader) {
    const auto size = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
    const base::Date today = m.now.date;
    std::set<std::string> led, drafted, frontrunner, inventions, high_value;
    const Rows standards{m, "standards"}, metrology{m, "metrology"}, patents{m, "patents"}, own{m, "leaders"};
    each_of(standards, leader.row, [&](std::size_t row) {
        if (!in_force(standards, row, today)) return;
        auto& kind = standards.text(row, "level") == "领跑者" ? frontrunner
                     : standards.text(row, "role") == "主导"  ? led
                                                              : drafted;
        kind.insert(standards.text(row, "standard_no"));
    });
    each_of(metrology, leader.row, [&](std::size_t row) {
        const auto until = metrology.date(row, "valid_until");
        leader.metrology += metrology.text(row, "kind") == "企业最高计量标准" && until.known() && until >= today;
    });
    each_of(patents, leader.row, [&](std::size_t row) {
        const auto on = patents.date(row, "granted_on");
        if (patents.text(row, "kind") != "发明" || patents.text(row, "valid") != "是" || !on.known() || on > today)
            return;
        inventions.insert(patents.text(row, "patent_no"));
        if (patents.text(row, "high_value") == "是") high_value.insert(patents.text(row, "patent_no"));
    });
    each_of(own, leader.row, [&](std::size_t row) {
        leader.model = own.text(row, "model");
        leader.note = own.text(row, "note");
        if (const auto n = own.table().number(row, "machines"))
            leader.machines = base::format({*n, base::micro}, {2, true, false, true});
        const std::string embedded = own.text(row, "embedded");
        for (const auto word : base::split_list(embedded)) leader.embedded.emplace_back(word);
    });
    leader.led = size(led);
    leader.drafted = size(drafted);
    leader.frontrunner = size(frontrunner);
    leader.inventions = size(inventions);
    leader.high_value = size(high_value);
    for (const model::Problem& problem : m.now.problems)
        leader.open += problem.open && problem.kind != model::ProblemKind::bottleneck && leader.row != model::none &&
                       problem.enterprise == leader.row;
}

}  // namespace

std::vector<LeaderFacts> leader_facts(const MonthFacts& m) {
    std::map<std::pair<Index, std::string>, LeaderFacts> found;  // by row, else by name
    for (const auto& [row, chains] : m.now.places.led_chains) {
        LeaderFacts& leader = found[{row, ""}];
        leader.row = row;
        leader.chains = chains;
    }
    const auto suppliers = m.now.tables.find("suppliers");
    if (suppliers != m.now.tables.end())
        for (std::size_t row = 0; row < suppliers->second.rows(); ++row) {
            const Index own = m.now.supplies[row].leader;
            const std::string name{suppliers->second.text(row, "leader")};
            LeaderFacts& leader = found[{own, own == model::none ? name : ""}];
            leader.row = own;
            leader.name = name;
            add_once(leader.chains, m.district.chain_by_id(suppliers->second.text(row, "chain")));
            leader.supplies.push_back(row);
        }
    std::vector<LeaderFacts> list;
    for (auto& [key, leader] : found) {
        if (leader.row != model::none) {
            leader.name = m.enterprises->text(leader.row, "name");
            for (const Index link : m.links_of(leader.row))
                if (std::binary_search(leader.chains.begin(), leader.chains.end(), m.district.links[link].chain))
                    leader.links.push_back(link);
        }
        if (suppliers != m.now.tables.end())
            count_suppliers(m, suppliers->second, leader);
        else
            leader.towns.assign(m.district.towns.size(), 0);
        count_assets(m, leader);
        list.push_back(std::move(leader));
    }
    std::sort(list.begin(), list.end(), [](const LeaderFacts& a, const LeaderFacts& b) {
        return std::tuple{-a.suppliers, std::string_view{a.name}} < std::tuple{-b.suppliers, std::string_view{b.name}};
    });
    return list;
}

}  // namespace qm::publish
