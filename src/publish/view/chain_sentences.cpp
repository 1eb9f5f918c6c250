// SPDX-License-Identifier: Apache-2.0
#include "publish/view/chain_sentences.hpp"

#include <algorithm>
#include <tuple>

#include "publish/addresses.hpp"
#include "publish/view/chain.hpp"
#include "publish/view/comparable.hpp"
#include "publish/view/flow.hpp"
#include "publish/view/home_sentences.hpp"

namespace qm::publish {
namespace {

using model::Index;

int rank_of_level(const std::string& level) {
    return level == "present" ? 2 : level == "weak" ? 1 : 0;
}

Index worst_link(const MonthFacts& m, Index chain) {
    Index worst = model::none;
    const auto weight = [&](Index link) {
        const Tally& tally = m.by_link[link];
        return std::tuple{tally.overdue, tally.open_of[1], tally.open};
    };
    for (const Index link : m.district.chains[chain].links)
        if (m.by_link[link].open > 0 && (worst == model::none || weight(link) > weight(worst))) worst = link;
    return worst;
}

std::string finding(const MonthFacts& m, Index chain, const SupportCounts& supports) {
    const int thinnest =
        static_cast<int>(std::max_element(supports.absent_of, supports.absent_of + 4) - supports.absent_of);
    base::Facts facts{{"chain", m.chain_name(chain)},
                      {"absent", std::to_string(supports.absent)},
                      {"support", support_name(m, thinnest)}};
    const Index link = worst_link(m, chain);
    const std::string ending = supports.absent == 0 ? "_whole" : "";
    if (link == model::none) return m.words.say("chain.h1_none" + ending, facts);
    facts["link"] = m.link_name(link);
    facts["open"] = m.words.amount("unit.cases", m.by_link[link].open);
    facts["overdue"] = m.words.amount("unit.cases", m.by_link[link].overdue);
    return m.words.say((m.by_link[link].overdue > 0 ? "chain.h1_overdue" : "chain.h1") + ending, facts);
}

Html links_sentence(const MonthFacts& m, Index chain) {
    std::vector<Html> empty, single;
    for (const Index link : m.district.chains[chain].links) {
        const Html name = publish::link("#" + model::link_key(m.district, link), m.link_name(link));
        if (m.now.links[link].empty()) empty.push_back(name);
        if (m.now.links[link].enterprises == 1) single.push_back(name);
    }
    const auto shortened = [&](std::vector<Html>& list) {
        const std::size_t all = list.size();
        if (all > 3) {
            list.resize(3);
            return m.words.rich("chain.and_more", {{"list", m.words.list(list)}, {"n", plain(std::to_string(all))}});
        }
        return m.words.list(list);
    };
    const auto total = static_cast<std::int64_t>(m.district.chains[chain].links.size());
    std::vector<Html> clauses;
    clauses.push_back(m.words.rich("chain.say_links",
                                   {{"links", plain(m.words.amount("unit.links", total))},
                                    {"with", plain(std::to_string(total - static_cast<std::int64_t>(empty.size())))}}));
    if (!empty.empty()) clauses.push_back(m.words.rich("chain.say_empty", {{"list", shortened(empty)}}));
    if (!single.empty()) clauses.push_back(m.words.rich("chain.say_single", {{"list", shortened(single)}}));
    return m.words.sentence(clauses);
}

Html supports_sentence(const MonthFacts& m, const SupportCounts& supports) {
    std::vector<Html> clauses;
    clauses.push_back(
        m.words.rich("chain.say_supports", {{"cells", plain(std::to_string(supports.cells))},
                                            {"absent", strong_link("#matrix", std::to_string(supports.absent))},
                                            {"weak", plain(std::to_string(supports.weak))}}));
    if (m.changes != nullptr)
        clauses.push_back(plain(
            m.words.say(supports.gained + supports.lost == 0 ? "chain.say_supports_same" : "chain.say_supports_moved",
                        {{"gained", std::to_string(supports.gained)}, {"lost", std::to_string(supports.lost)}})));
    return m.words.sentence(clauses);
}

Html problems_sentence(const MonthFacts& m, Index chain) {
    const Tally& tally = m.by_chain[chain];
    const std::string address = "problems.html#chain=" + encoded(model::slug(m.district.chains[chain].id));
    std::vector<Html> clauses;
    std::string change;
    if (m.changes != nullptr) {
        const auto on_chain = [&](const model::StoredProblem& problem) {
            return std::any_of(problem.links.begin(), problem.links.end(), [&](const std::string& id) {
                const Index link = m.district.link_by_id(id);
                return link != model::none && m.district.links[link].chain == chain;
            });
        };
        const Flow flow = flow_of(*m.changes, on_chain);
        change = m.words.say("join.comma") + than_before(m, flow.before, flow.after);
    }
    clauses.push_back(m.words.rich(
        "home.say_open",
        {{"open", strong_link(address, m.words.amount("unit.cases", tally.open))}, {"change", plain(change)}}));
    clauses.push_back(
        tally.overdue == 0
            ? plain(m.words.say("home.say_none_overdue"))
            : m.words.rich("chain.say_overdue",
                           {{"n", link(address + "&od=1", m.words.amount("unit.cases", tally.overdue))}}));
    const auto late = std::count_if(tally.bottleneck_list.begin(), tally.bottleneck_list.end(),
                                    [](const model::Problem* p) { return p->overdue; });
    clauses.push_back(m.words.rich(
        "chain.say_bottlenecks",
        {{"n", link("#bottlenecks", std::to_string(tally.bottlenecks))}, {"late", plain(std::to_string(late))}}));
    return m.words.sentence(clauses);
}

}  // namespace

SupportCounts support_counts(const MonthFacts& m, Index chain) {
    SupportCounts counts;
    for (const Index link : m.district.chains[chain].links)
        for (int support = 0; support < 4; ++support) {
            const model::SupportLevel level = m.now.links[link].supports[support];
            if (level == model::SupportLevel::not_applicable) continue;
            ++counts.cells;
            counts.present += level == model::SupportLevel::present;
            counts.weak += level == model::SupportLevel::weak;
            if (level == model::SupportLevel::absent) ++counts.absent, ++counts.absent_of[support];
        }
    if (m.changes == nullptr) return counts;
    for (const model::LinkChange& change : m.changes->links) {
        const Index link = m.district.link_by_id(change.link);
        if (link == model::none || m.district.links[link].chain != chain) continue;
        for (std::size_t i = 0; i < std::min(change.before.supports.size(), change.after.supports.size()); ++i) {
            const auto* counted = m.indicator("LNK0" + std::to_string(i + 1));
            if (counted != nullptr && !not_comparable(m, *counted).empty()) continue;
            const int before = rank_of_level(change.before.supports[i]),
                      after = rank_of_level(change.after.supports[i]);
            counts.gained += after > before;
            counts.lost += after < before;
        }
    }
    return counts;
}

HeadView chain_head(const MonthFacts& m, Index chain, const SupportCounts& supports) {
    HeadView head;
    head.kick = m.words.say("page.kick", {{"page", m.chain_name(chain)}, {"date", m.words.day(m.now.date)}});
    head.h1 = finding(m, chain, supports);
    head.say = {links_sentence(m, chain), supports_sentence(m, supports), problems_sentence(m, chain)};
    return head;
}

}  // namespace qm::publish
