// SPDX-License-Identifier: Apache-2.0
#include "publish/view/clusters.hpp"

#include <set>

#include "publish/addresses.hpp"
#include "publish/view/chain_sentences.hpp"

namespace qm::publish {
namespace {

/// "≈ 3,600": number as given, with its qualifier in words.
std::string given(const MonthFacts& m, const std::string& value, const std::string& qualifier) {
    const auto number = base::parse_number(value);
    if (!number) return std::string{no_value};
    return (qualifier == "=" ? "" : m.words.word("qualifier", qualifier)) +
           base::format({*number, base::micro}, {6, true, false, true});
}

void add_chain(const MonthFacts& m, model::Index chain, ClusterRow& row) {
    row.mapped = true;
    row.chain = m.chain_name(chain);
    row.chain_href = model::chain_page(m.district, chain);
    row.firms = number(m, "STR01", model::Level::chain, chain, "");
    row.open = counted(m, "PRB01", model::Level::chain, chain, m.by_chain[chain].open, "");
    row.absent = std::to_string(support_counts(m, chain).absent);
}

}  // namespace

std::vector<ClusterGroup> cluster_groups(const MonthFacts& m) {
    std::vector<ClusterGroup> groups;
    std::set<model::Index> shown;
    const auto group = [&](const std::string& name) -> ClusterGroup& {
        for (ClusterGroup& one : groups)
            if (one.name == name) return one;
        groups.push_back({name, "", {}});
        return groups.back();
    };
    std::map<std::string, std::int64_t> counts;
    for (const model::Cluster& cluster : m.district.clusters) {
        const std::string name = m.words.pick(cluster.group, cluster.group_en);
        ClusterGroup& in = group(name);
        ++counts[name];
        ClusterRow row;
        row.key = "cluster-" + model::slug(cluster.id);
        row.name = m.words.pick(cluster.name, cluster.name_en);
        row.output = given(m, cluster.output, cluster.output_qualifier);
        row.firms_given = given(m, cluster.firms, cluster.firms_qualifier);
        row.period = cluster.period.empty() ? std::string{no_value} : cluster.period;
        row.source = cluster.source;
        row.note = cluster.note;
        row.first = true;
        if (cluster.chains.empty()) in.rows.push_back(row);
        for (const model::Index chain : cluster.chains) {
            shown.insert(chain);
            ClusterRow one = row;
            add_chain(m, chain, one);
            if (!row.first) one.output = one.firms_given = one.period = one.source = one.note = "";
            one.first = row.first;
            row.first = false;
            in.rows.push_back(std::move(one));
        }
    }
    for (model::Index chain = 0; chain < m.district.chains.size(); ++chain) {
        if (shown.contains(chain)) continue;
        ClusterGroup& in = group(m.words.say(m.district.clusters.empty() ? "cluster.chains" : "cluster.others"));
        ClusterRow row;
        row.key = "cluster-" + model::slug(m.district.chains[chain].id);
        row.name = m.chain_name(chain);
        row.output = row.firms_given = row.period = std::string{no_value};
        row.first = true;
        add_chain(m, chain, row);
        in.rows.push_back(std::move(row));
    }
    for (ClusterGroup& one : groups)
        if (counts[one.name] > 0) one.count = m.words.amount("cluster.count", counts[one.name]);
    return groups;
}

}  // namespace qm::publish
