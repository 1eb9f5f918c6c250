// SPDX-License-Identifier: Apache-2.0
#include "publish/view/chain.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/shared_links.hpp"
#include "publish/addresses.hpp"
#include "publish/view/chain_sentences.hpp"
#include "publish/view/chain_shape.hpp"
#include "publish/view/support_lists.hpp"

namespace qm::publish {
namespace {

using model::Index;

constexpr std::size_t problems_shown = 12;

/// Links of the chain in the order of its stages, as the graph and the matrix show them.
std::vector<Index> in_order(const model::District& district, Index chain) {
    std::vector<Index> links = district.chains[chain].links;
    std::stable_sort(links.begin(), links.end(),
                     [&](Index a, Index b) { return district.links[a].stage < district.links[b].stage; });
    return links;
}

const model::LinkChange* change_of_link(const MonthFacts& m, const std::string& id) {
    if (m.changes == nullptr) return nullptr;
    for (const model::LinkChange& change : m.changes->links)
        if (change.link == id) return &change;
    return nullptr;
}

void add_matrix(const MonthFacts& m, const std::vector<Index>& links, ChainView& view) {
    const model::Chain& chain = m.district.chains[m.district.links[links.front()].chain];
    Index stage = model::none;
    for (const Index link : links) {
        const model::Link& the = m.district.links[link];
        const bool first = the.stage != stage;
        if (first) {
            stage = the.stage;
            view.spans.push_back({m.words.pick(chain.stages[stage].name, chain.stages[stage].name_en), 0});
        }
        ++view.spans.back().span;
        view.columns.push_back(
            {m.link_name(link), "#" + model::link_key(m.district, link), model::link_key(m.district, link), first});
    }
    for (int support = 0; support < 4; ++support) {
        MatrixRow row{support_name(m, support), "", {}};
        int absent = 0;
        for (std::size_t i = 0; i < links.size(); ++i) {
            SupportView cell = support_view(m, links[i], support);
            cell.first = view.columns[i].first;
            const model::LinkChange* change = change_of_link(m, m.district.links[links[i]].id);
            if (change != nullptr && change->before.supports.size() == 4 && change->after.supports.size() == 4) {
                const std::string& before = change->before.supports[static_cast<std::size_t>(support)];
                cell.changed = before != change->after.supports[static_cast<std::size_t>(support)];
                if (cell.changed)
                    cell.words += m.words.say("support.was", {{"before", m.words.word("support_level", before)}});
            }
            absent += m.now.links[links[i]].supports[support] == model::SupportLevel::absent;
            row.cells.push_back(std::move(cell));
        }
        row.absent = std::to_string(absent);
        view.matrix.push_back(std::move(row));
    }
    view.matrix_caption = m.words.say(m.changes == nullptr ? "chain.matrix_caption" : "chain.matrix_caption_changes");
}

std::map<model::CreditCode, std::int64_t> suppliers_covered(const MonthFacts& m) {
    std::map<model::CreditCode, std::int64_t> covered;
    const auto table = m.now.tables.find("suppliers");
    if (table == m.now.tables.end()) return covered;
    for (std::size_t row = 0; row < table->second.rows(); ++row)
        if (table->second.text(row, "covered") == "是") ++covered[table->second.code(row, "leader_uscc")];
    return covered;
}

std::vector<LeaderRow> leader_rows(const MonthFacts& m, const std::vector<Index>& links) {
    std::map<std::uint32_t, std::pair<Index, std::vector<Index>>> leaders;  // by enterprise number
    for (const Index link : links)
        for (const Index row : m.now.links[link].leaders) {
            auto& leader = leaders[m.enterprise_number[row]];
            leader.first = row;
            leader.second.push_back(link);
        }
    const auto covered = suppliers_covered(m);
    std::vector<std::pair<std::int64_t, LeaderRow>> rows;
    std::int64_t most = 1;
    for (const auto& [number, leader] : leaders) {
        LeaderRow row;
        row.name = m.enterprises->text(leader.first, "name");
        row.href = m.firm_address(leader.first);
        row.town = m.town_name(m.town_of(leader.first));
        for (const Index link : leader.second)
            row.links.push_back({m.link_name(link), "#" + model::link_key(m.district, link), "", false});
        const auto found = covered.find(m.enterprises->code(leader.first, "uscc"));
        const std::int64_t n = found == covered.end() ? 0 : found->second;
        row.suppliers = base::format_count(n);
        most = std::max(most, n);
        rows.emplace_back(n, std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<LeaderRow> result;
    for (auto& [n, row] : rows) {
        if (n > 0) row.bar = bar_width(n, most);
        result.push_back(std::move(row));
    }
    return result;
}

LinkRow link_row(const MonthFacts& m, Index link, const ChainShape& shape, const model::SharedLinks& shared,
                 std::size_t position) {
    const model::Link& the = m.district.links[link];
    const model::LinkState& state = m.now.links[link];
    const model::Stage& stage = m.district.chains[the.chain].stages[the.stage];
    const Tally& tally = m.by_link[link];
    LinkRow row;
    row.key = model::link_key(m.district, link);
    row.id = the.id;
    row.name = m.link_name(link);
    row.stage = m.words.pick(stage.name, stage.name_en);
    row.position_sort = std::to_string(the.stage);
    row.products = the.products;
    row.firms = counted(m, "STR01", model::Level::link, link, state.enterprises, "");
    if (state.empty()) row.firms_note = m.words.say("link.empty");
    if (state.enterprises == 1) row.firms_note = m.words.say("link.single");
    std::vector<std::string> names;
    for (const Index leader : state.leaders) names.emplace_back(m.enterprises->text(leader, "name"));
    row.leaders = names.empty() ? std::string{no_value} : m.words.list(names);
    for (int support = 0; support < 4; ++support) row.supports.push_back(support_view(m, link, support));
    row.marks = problem_marks(m, tally, false);
    row.open = counted(m, "PRB01", model::Level::link, link, tally.open, "");
    row.open_sort = std::to_string(tally.open);
    row.overdue = counted(m, "SUP07", model::Level::link, link, tally.overdue, "");
    row.any_overdue = tally.overdue > 0;
    row.imported = the.imported_only;
    row.cut = std::find(shape.cut_links.begin(), shape.cut_links.end(), link) != shape.cut_links.end();
    const auto named = [&](const std::vector<Index>& others) {
        std::vector<LinkView> links;
        for (const Index other : others)
            links.push_back({m.link_name(other), "#" + model::link_key(m.district, other), "", false});
        return links;
    };
    for (const Index other : shared.groups[shared.group_of[link]])
        if (other != link)
            row.same.push_back(
                {m.chain_short(m.district.links[other].chain) + m.words.say("join.dot") + m.link_name(other),
                 model::link_address(m.district, other), "", false});
    row.suppliers = named(shape.suppliers[position]);
    row.customers = named(shape.customers[position]);
    return row;
}

std::vector<KeyFigure> key_figures(const MonthFacts& m, Index chain, const ChainShape& shape,
                                   const SupportCounts& supports) {
    const model::Chain& the = m.district.chains[chain];
    int empty = 0;
    std::set<Index> leaders;
    for (const Index link : the.links) {
        empty += m.now.links[link].empty();
        leaders.insert(m.now.links[link].leaders.begin(), m.now.links[link].leaders.end());
    }
    const Tally& tally = m.by_chain[chain];
    const std::string address = "problems.html#chain=" + encoded(model::slug(the.id));
    const auto count = [](std::size_t n) { return base::format_count(static_cast<std::int64_t>(n)); };
    std::vector<KeyFigure> list;
    list.push_back({m.words.say("key.links"), count(the.links.size()), m.words.amount("key.empty", empty), "#links"});
    list.push_back({m.words.say("key.distinct_firms"), chain_firms(m, chain), m.words.say("key.firms_unit"), "",
                    why_address(m, "STR01", model::Level::chain, chain, "")});
    const NumberView led =
        counted(m, "STR02", model::Level::chain, chain, static_cast<std::int64_t>(leaders.size()), "");
    list.push_back({m.words.say("key.leaders"), led.text, m.words.say("key.firms_unit"), "", led.why});
    list.push_back({m.words.say("key.cut"), count(shape.cut_links.size()), m.words.say("key.pieces"), "#resilience"});
    list.push_back({m.words.say("key.path"),
                    shape.longest_path.empty() ? std::string{no_value} : std::to_string(shape.longest_path.size() - 1),
                    m.words.say("key.path_unit"), "#resilience"});
    list.push_back({m.words.say("key.absent"), std::to_string(supports.absent),
                    m.words.say("key.of_cells", {{"n", std::to_string(supports.cells)}}), "#matrix"});
    list.push_back({m.words.say("key.open"), base::format_count(tally.open),
                    m.words.amount("key.overdue_note", tally.overdue), address});
    list.push_back({m.words.say("key.bottlenecks"), base::format_count(tally.bottlenecks), m.words.say("key.items"),
                    "#bottlenecks"});
    return list;
}

}  // namespace

std::string support_name(const MonthFacts& m, int support) {
    return m.words.word("support", model::name_of(static_cast<model::Support>(support)));
}

SupportView support_view(const MonthFacts& m, Index link, int support) {
    const auto kind = static_cast<model::Support>(support);
    const std::string name{model::name_of(kind)};
    const model::LinkState& state = m.now.links[link];
    const model::SupportLevel level = state.supports[support];
    const std::string word{model::name_of(level)};
    SupportView view;
    // To the list of what is there; from it the count leads to its rows.
    if (m.indicator(model::indicator_of(kind)) != nullptr) view.why = support_page(m.district, link) + "#" + name;
    view.row = m.words.say("support_short." + name);
    view.letter = m.words.say("support_letter." + word);
    view.look = word == "not_applicable" ? "na" : word;
    view.words = m.words.say("support.words", {{"support", support_name(m, support)},
                                               {"level", m.words.word("support_level", word)},
                                               {"n", std::to_string(state.support_counts[support])}});
    return view;
}

ChainView chain_view(const MonthFacts& m, Index chain) {
    const model::Chain& the = m.district.chains[chain];
    const auto neighbour = [&](Index other) {
        return LinkView{m.chain_name(other), model::chain_page(m.district, other), "", false};
    };
    Place place{model::chain_page(m.district, chain),
                model::chain_page(m.district, chain),
                m.chain_name(chain),
                "p-chain",
                {{m.words.say("chain.crumb"), "", "", false}, {m.chain_name(chain), "", "", true}},
                {},
                {}};
    if (chain > 0) place.previous = neighbour(chain - 1);
    if (chain + 1 < m.district.chains.size()) place.next = neighbour(chain + 1);

    ChainView view;
    view.frame = frame(m, place);
    const std::vector<Index> links = in_order(m.district, chain);
    const ChainShape shape = shape_of(the);
    const SupportCounts supports = support_counts(m, chain);
    const model::SharedLinks shared = model::shared_links(m.district);
    view.head = chain_head(m, chain, supports);
    view.key_figures = key_figures(m, chain, shape, supports);
    const std::string slug = model::slug(the.id);
    view.graph = picture_view(m, "chain-" + slug, "");
    view.map = picture_view(m, "map-chain-" + slug, "");
    view.flows = picture_view(m, "map-flows-" + slug, "");
    if (!links.empty()) add_matrix(m, links, view);
    view.resilience = resilience_rows(m, the.links, shape);
    view.leaders = leader_rows(m, links);
    for (const model::Problem* problem : m.by_chain[chain].bottleneck_list)
        view.bottlenecks.push_back(bottleneck_view(m, *problem, ""));
    for (const Index link : links) {
        const auto position =
            static_cast<std::size_t>(std::find(the.links.begin(), the.links.end(), link) - the.links.begin());
        view.links.push_back(link_row(m, link, shape, shared, position));
    }
    view.problems = problem_views(m, m.by_chain[chain].problems, "", problems_shown);
    view.all_href = "problems.html#chain=" + encoded(slug);
    view.all_label = m.words.amount("town.all_problems", m.by_chain[chain].open);
    return view;
}

}  // namespace qm::publish
