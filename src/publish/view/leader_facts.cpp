// SPDX-License-Identifier: Apache-2.0
#include "publish/view/leader_facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"

namespace qm::publish {
namespace {

using model::Index;

void add_once(std::vector<Index>& list, Index value) {
    if (value == model::none) return;
    const auto at = std::lower_bound(list.begin(), list.end(), value);
    if (at == list.end() || *at != value) list.insert(at, value);
}

/// A table with the enterprise of each row; null when the month has none.
struct Owned {
    const model::Table* table = nullptr;
    const std::vector<Index>* whose = nullptr;
    Owned(const MonthFacts& m, const char* name) {
        const auto found = m.now.tables.find(name);
        const auto places = m.now.places.tables.find(name);
        if (found == m.now.tables.end() || places == m.now.places.tables.end()) return;
        table = &found->second;
        whose = &places->second.enterprise;
    }
    template <class Visit>
    void each(Index enterprise, Visit visit) const {
        if (table == nullptr || enterprise == model::none) return;
        for (std::size_t row = 0; row < whose->size(); ++row)
            if ((*whose)[row] == enterprise) visit(row);
    }
};

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

bool in_force(const MonthFacts& m, const model::Table& table, std::size_t row) {
    const auto from = table.date(row, "published_on"), until = table.date(row, "withdrawn_on");
    return !(from.known() && from > m.now.date) && !(until.known() && until <= m.now.date);
}

void count_assets(const MonthFacts& m, LeaderFacts& leader) {
    const auto size = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
    const Owned standards{m, "standards"}, metrology{m, "metrology"}, patents{m, "patents"}, own{m, "leaders"};
    std::set<std::string_view> led, drafted, frontrunner, inventions, high_value;
    standards.each(leader.row, [&](std::size_t row) {
        if (!in_force(m, *standards.table, row)) return;
        const auto number = standards.table->text(row, "standard_no");
        if (standards.table->text(row, "level") == "领跑者")
            frontrunner.insert(number);
        else
            (standards.table->text(row, "role") == "主导" ? led : drafted).insert(number);
    });
    metrology.each(leader.row, [&](std::size_t row) {
        const auto until = metrology.table->date(row, "valid_until");
        leader.metrology +=
            metrology.table->text(row, "kind") == "企业最高计量标准" && until.known() && until >= m.now.date;
    });
    patents.each(leader.row, [&](std::size_t row) {
        const auto on = patents.table->date(row, "granted_on");
        if (patents.table->text(row, "kind") != "发明" || patents.table->text(row, "valid") != "是" || !on.known() ||
            on > m.now.date)
            return;
        inventions.insert(patents.table->text(row, "patent_no"));
        if (patents.table->text(row, "high_value") == "是") high_value.insert(patents.table->text(row, "patent_no"));
    });
    own.each(leader.row, [&](std::size_t row) {
        leader.model = own.table->text(row, "model");
        leader.note = own.table->text(row, "note");
        if (const auto n = own.table->number(row, "machines"))
            leader.machines = base::format({*n, base::micro}, {2, true, false, true});
        for (const auto word : base::split_list(own.table->text(row, "embedded"))) leader.embedded.emplace_back(word);
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
