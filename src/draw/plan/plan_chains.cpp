// SPDX-License-Identifier: Apache-2.0
// The figures of each chain: its graph (the quality map along the chain), the supports matrix, its firms on the ground.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "draw/plan/words.hpp"
#include "model/addresses.hpp"

namespace qm::draw::planning {
namespace {

using model::Index;

constexpr double graph_width = 1152;
constexpr double firms_width = 700;

constexpr std::array<const char*, 8> kinds{"material", "component", "software",  "equipment",
                                           "service",  "tooling",   "packaging", "product"};
constexpr std::array<const char*, 4> severities{"serious", "general", "lead", "bottleneck"};
constexpr std::array<const char*, 4> levels{"present", "weak", "absent", "not_applicable"};

std::string support_word(std::size_t support) {
    return std::string{model::name_of(static_cast<model::Support>(support))};
}

EdgeKind edge_kind(const std::string& word) {
    const auto at = std::find(kinds.begin(), kinds.end(), word);
    return at == kinds.end() ? EdgeKind::component : static_cast<EdgeKind>(at - kinds.begin());
}

// Severity marks of a card, worst first: 阻断 (bottleneck graded high), 严重, 一般, 线索.
std::size_t severity_of(const model::Problem& problem) {
    switch (problem.kind) {
        case model::ProblemKind::bottleneck:
            return problem.level == "高" ? 0 : problem.level == "中" ? 1 : 2;
        case model::ProblemKind::serious:
            return 1;
        case model::ProblemKind::general:
            return 2;
        case model::ProblemKind::lead:
            break;
    }
    return 3;
}

struct LinkProblems {
    std::array<int, 4> open{};
    int overdue = 0;
};

std::vector<LinkProblems> problems_by_link(const model::Snapshot& snapshot) {
    std::vector<LinkProblems> links(snapshot.district->links.size());
    for (const auto& problem : snapshot.problems) {
        if (!problem.open) continue;
        for (const auto link : problem.links) {
            ++links[link].open[severity_of(problem)];
            links[link].overdue += problem.overdue ? 1 : 0;
        }
    }
    return links;
}

std::vector<ChainStage> stages_of(const Words& words, const model::Chain& chain) {
    const auto& district = *words.input.snapshot.district;
    std::vector<ChainStage> stages;
    for (Index s = 0; s < chain.stages.size(); ++s) {
        const auto& stage = chain.stages[s];
        std::size_t count = 0;
        for (const auto link : chain.links) count += district.links[link].stage == s ? 1 : 0;
        ChainStage drawn;
        drawn.heading = words.input.english && !stage.name_en.empty() ? stage.name_en : stage.name;
        drawn.support = stage.position == "支撑";
        drawn.note = words.say("stage_note",
                               {{"position", words.say(("position_" + std::string{drawn.support              ? "support"
                                                                                  : stage.position == "上游" ? "up"
                                                                                  : stage.position == "中游" ? "mid"
                                                                                                             : "down"})
                                                           .c_str())},
                                {"n", std::to_string(count)}});
        stages.push_back(std::move(drawn));
    }
    return stages;
}

std::string leader_line(const Words& words, const model::LinkState& state) {
    if (state.leaders.empty()) return {};
    std::string names;
    for (std::size_t i = 0; i < state.leaders.size() && i < 2; ++i)
        names += (i > 0 ? words.say("comma") : "") +
                 words.short_firm(words.input.snapshot.tables.at("enterprises").text(state.leaders[i], "name"));
    return words.say(state.leaders.size() > 2 ? "leaders_more" : "leaders",
                     {{"names", names}, {"n", std::to_string(state.leaders.size())}});
}

void add_graph(const Words& words, Index at, const std::vector<LinkProblems>& problems,
               std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto& chain = district.chains[at];
    ChainGraph graph;
    graph.stages = stages_of(words, chain);
    std::array<int, 4> level_counts{};
    std::size_t empty = 0;
    for (const auto link : chain.links) {
        const auto& source = district.links[link];
        const auto& state = snapshot.links[link];
        ChainNode node;
        node.id = source.id;
        node.stage = source.stage;
        node.name = words.link_name(link);
        node.count = words.say("firms", {{"n", std::to_string(state.enterprises)}});
        for (std::size_t s = 0; s < 4; ++s) {
            node.supports[s] = static_cast<Support>(state.supports[s]);
            ++level_counts[static_cast<std::size_t>(state.supports[s])];
        }
        node.leaders = leader_line(words, state);
        node.problems = problems[link].open;
        if (problems[link].overdue > 0)
            node.overdue = words.say("overdue_badge", {{"n", std::to_string(problems[link].overdue)}});
        const bool alert = problems[link].open[0] > 0 || problems[link].overdue > 0;
        node.state = state.empty()            ? NodeState::empty
                     : alert                  ? NodeState::alert
                     : !state.leaders.empty() ? NodeState::leading
                                              : NodeState::normal;
        node.key = model::link_key(district, link);
        node.href = "#" + model::link_key(district, link);
        node.title =
            words.say("link_title",
                      {{"id", source.id}, {"name", node.name}, {"products", source.products}, {"count", node.count}});
        empty += state.empty() ? 1 : 0;
        graph.nodes.push_back(std::move(node));
    }
    std::array<int, 8> edge_counts{};
    for (const auto& edge : chain.edges) {
        const EdgeKind kind = edge_kind(edge.kind);
        ++edge_counts[static_cast<std::size_t>(kind)];
        graph.edges.push_back({district.links[edge.from].id, district.links[edge.to].id, kind});
    }
    auto& key = graph.words;
    key.edges_title = words.say("edges_title", {{"n", std::to_string(chain.edges.size())}});
    key.supports_title = words.say("supports_title");
    key.problems_title = words.say("problems_title");
    key.leader = words.say("leader");
    key.empty = words.say("empty_link");
    key.crossings = words.say("crossings", {{"n", "{n}"}});
    for (std::size_t i = 0; i < 8; ++i)
        if (edge_counts[i] > 0)
            key.edges[i] =
                words.say((std::string{"edge_"} + kinds[i]).c_str(), {{"n", std::to_string(edge_counts[i])}});
    for (std::size_t i = 0; i < 4; ++i) {
        key.letters[i] = words.say(("letter_" + support_word(i)).c_str());
        key.supports[i] =
            words.say((std::string{"level_"} + levels[i]).c_str(), {{"n", std::to_string(level_counts[i])}});
        key.severities[i] = words.say((std::string{"severity_"} + std::to_string(i)).c_str());
    }
    graph.sheet = words.sheet(
        "chain-" + model::slug(chain.id),
        words.say("graph_title", {{"chain", words.chain_name(at)}, {"month", words.month(snapshot.month)}}), "",
        words.say("graph_description", {{"links", std::to_string(chain.links.size())},
                                        {"empty", std::to_string(empty)},
                                        {"edges", std::to_string(chain.edges.size())},
                                        {"absent", std::to_string(level_counts[2])}}));
    graph.sheet.paper = scene::Paper::a3;
    graph.sheet.width = 1500;
    PlannedFigure figure = forms(graph, graph_width, false, true, true);
    std::get<ChainGraph>(figure.wide).sheet.paper = scene::Paper::screen;
    figures.push_back(std::move(figure));
}

void add_supports(const Words& words, Index at, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto& chain = district.chains[at];
    HeatTable heat;
    heat.sheet = words.sheet(
        "supports-" + model::slug(chain.id),
        words.say("matrix_title", {{"chain", words.chain_name(at)}, {"month", words.month(snapshot.month)}}), "", "");
    for (const auto link : chain.links) {
        const auto& stage = chain.stages[district.links[link].stage];
        heat.columns.push_back({words.link_name(link),
                                words.input.english && !stage.name_en.empty() ? stage.name_en : stage.name,
                                model::link_key(district, link), "#" + model::link_key(district, link)});
    }
    for (std::size_t s = 0; s < 4; ++s) {
        HeatRow row;
        row.heading = words.say(("support_" + support_word(s)).c_str());
        int absent = 0;
        for (const auto link : chain.links) {
            const auto level = snapshot.links[link].supports[s];
            absent += level == model::SupportLevel::absent ? 1 : 0;
            HeatCell cell;
            cell.support = static_cast<Support>(level);
            cell.letter = words.say((std::string{"mark_"} + levels[static_cast<std::size_t>(level)]).c_str());
            if (words.input.changes != nullptr)
                for (const auto& change : words.input.changes->links)
                    if (change.link == district.links[link].id && change.before.supports.size() == 4 &&
                        change.after.supports.size() == 4)
                        cell.changed = change.before.supports[s] != change.after.supports[s];
            cell.title = words.say("cell_title", {{"link", words.link_name(link)},
                                                  {"support", row.heading},
                                                  {"level", cell.letter},
                                                  {"n", std::to_string(snapshot.links[link].support_counts[s])}});
            row.cells.push_back(std::move(cell));
        }
        row.total = std::to_string(absent);
        heat.rows.push_back(std::move(row));
    }
    heat.total_heading = words.say("absent_total");
    heat.sheet.description = words.say("matrix_description", {{"links", std::to_string(chain.links.size())}});
    figures.push_back(forms(heat, graph_width, false, true, false));
}

PointKind point_kind(const model::District& district, Index link) {
    const auto& position = district.chains[district.links[link].chain].stages[district.links[link].stage].position;
    return position == "上游"   ? PointKind::upstream
           : position == "中游" ? PointKind::midstream
           : position == "下游" ? PointKind::downstream
                                : PointKind::service;
}

void add_firms(const Words& words, Index at, std::vector<PlannedFigure>& figures) {
    const auto& snapshot = words.input.snapshot;
    const auto& district = *snapshot.district;
    const auto table = snapshot.tables.find("enterprises");
    const auto places = snapshot.places.tables.find("enterprises");
    if (table == snapshot.tables.end() || places == snapshot.places.tables.end()) return;
    PointMap map;
    map.sheet =
        words.sheet("map-chain-" + model::slug(district.chains[at].id),
                    words.say("firms_title", {{"chain", words.chain_name(at)}, {"month", words.month(snapshot.month)}}),
                    words.say("firms_subtitle"), "");
    for (Index town = 0; town < district.towns.size(); ++town) map.ground.areas.push_back(words.town_ground(town));
    std::size_t without = 0;
    for (std::size_t row = 0; row < table->second.rows(); ++row) {
        Index link = model::none;
        for (const auto candidate : snapshot.places.link_sets[places->second.links[row]])
            if (district.links[candidate].chain == at &&
                (link == model::none || candidate == snapshot.places.main_link[row]))
                link = candidate;
        if (link == model::none) continue;
        if (snapshot.places.located_town[row] == model::none) {
            ++without;
            continue;
        }
        PointFigure point;
        point.at = table->second.point(row);
        const auto led = snapshot.places.led_chains.find(static_cast<Index>(row));
        const bool leads = led != snapshot.places.led_chains.end() &&
                           std::binary_search(led->second.begin(), led->second.end(), static_cast<Index>(at));
        point.kind = leads ? PointKind::leader : point_kind(district, link);
        point.key = model::link_key(district, link);
        point.title = std::string{table->second.text(row, "name")};
        if (leads) point.label = words.short_firm(point.title);
        point.href = model::link_address(district, link);
        map.points.push_back(std::move(point));
    }
    map.kinds = {{PointKind::upstream, words.say("kind_up")},
                 {PointKind::midstream, words.say("kind_mid")},
                 {PointKind::downstream, words.say("kind_down")},
                 {PointKind::service, words.say("kind_service")},
                 {PointKind::leader, words.say("leader")}};
    map.words = words.map_words();
    map.words.symbols = words.say("symbols");
    map.words.cluster = words.say("cluster");
    map.sheet.description = words.say("firms_description",
                                      {{"n", std::to_string(map.points.size())}, {"without", std::to_string(without)}});
    std::sort(map.points.begin(), map.points.end(), [](const PointFigure& a, const PointFigure& b) {
        return std::tie(a.at, a.title, a.key) < std::tie(b.at, b.title, b.key);
    });
    figures.push_back(forms(map, firms_width, true, true, false));
}

}  // namespace

void plan_chains(const Words& words, std::vector<PlannedFigure>& figures) {
    const auto problems = problems_by_link(words.input.snapshot);
    for (Index chain = 0; chain < words.input.snapshot.district->chains.size(); ++chain) {
        add_graph(words, chain, problems, figures);
        add_supports(words, chain, figures);
        add_firms(words, chain, figures);
        plan_flows(words, chain, figures);
    }
}

}  // namespace qm::draw::planning
