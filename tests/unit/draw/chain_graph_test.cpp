// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "draw/graph_layout.hpp"
#include "drawing.hpp"
#include "seed_chains.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

scene::Figure drawn(const Request& r) {
    return draw::draw(r, make_atlas({}), drawing::metrics());
}

struct Laid {
    GraphPlan plan;
    GraphLayout layout;
};

Laid laid(const ChainGraph& g) {
    Laid result{plan_columns(g), {}};
    order_columns(result.plan);
    GraphMeasures measures;
    measures.top = 50;
    measures.heights.assign(g.nodes.size(), 84);
    result.layout = lay_out(g, result.plan, measures);
    return result;
}

std::size_t node(const ChainGraph& g, const std::string& id) {
    for (std::size_t i = 0; i < g.nodes.size(); ++i)
        if (g.nodes[i].id == id) return i;
    throw std::runtime_error{id};
}

ChainGraph small(const std::vector<std::vector<std::string>>& stages, const std::vector<ChainEdge>& edges) {
    ChainGraph g;
    g.sheet.width = 1152;
    g.words.letters = {"标", "计", "检", "证"};
    for (const auto& ids : stages) {
        g.stages.push_back({"段", "", false, 1});
        for (const std::string& id : ids) {
            ChainNode n{};
            n.id = n.name = id;
            n.stage = g.stages.size() - 1;
            g.nodes.push_back(n);
        }
    }
    g.edges = edges;
    return g;
}

std::vector<scene::Point> points(const Route& r) {
    std::vector<scene::Point> p;
    for (const scene::Segment& s : r.segments) {
        if (s.kind == scene::Segment::Kind::cubic)
            for (const double t : {0.25, 0.5, 0.75}) {
                const scene::Point a = p.back();
                const double u = 1 - t;
                static_cast<void>(a);
                p.push_back({u * u * u * p.back().x + 3 * u * u * t * s.control1.x + 3 * u * t * t * s.control2.x +
                                 t * t * t * s.to.x,
                             u * u * u * p.back().y + 3 * u * u * t * s.control1.y + 3 * u * t * t * s.control2.y +
                                 t * t * t * s.to.y});
            }
        p.push_back(s.to);
    }
    return p;
}

}  // namespace

TEST_CASE("both chains of the sample have fewer crossings than the hand-made page") {
    // The hand-made robot graph has 185 by the same count (83 without services).
    CHECK(laid(seed::robot()).layout.crossings <= 95);
    CHECK(laid(seed::appliance()).layout.crossings <= 555);
}

TEST_CASE("a trunk rises behind a column where it crosses less, never behind the last one") {
    std::size_t behind = 0;
    for (const ChainGraph& g : {seed::robot(), seed::appliance()}) {
        const Laid l = laid(g);
        for (const GraphPlan::Trunk& t : l.plan.trunks) {
            const scene::Box& card = l.layout.cards[l.plan.slots[t.slot].node];
            const Route& route = l.layout.routes[t.edge];
            const scene::Point end = t.outward ? route.segments.back().to : route.segments.front().to;
            CHECK(std::abs(end.x - (t.behind ? card.right : card.left)) < 0.01);
            CHECK(l.plan.slots[t.slot].column + (t.behind ? 1 : 0) < l.plan.columns.size());
            behind += t.behind ? 1 : 0;
        }
    }
    CHECK(behind > 0);
}

TEST_CASE("columns follow stages; a stage of links tied to one another takes two") {
    const ChainGraph g = seed::robot();
    const GraphPlan plan = plan_columns(g);
    CHECK(plan.columns.size() == 5);
    CHECK(plan.support.size() == 3);
    CHECK(plan.slots[plan.slot_of[node(g, "R401")]].column == 3);
    CHECK(plan.slots[plan.slot_of[node(g, "R403")]].column == 4);
    CHECK(plan.slots[plan.slot_of[node(g, "R201")]].column == 1);
    CHECK(plan.ties.size() == 2);  // R205 → R201, R207 → R203
    CHECK(plan.trunks.size() == 10);
    CHECK(plan_columns(seed::appliance()).columns.size() == 5);
}

TEST_CASE("an order without crossings is found where there is one") {
    // Two stages mirrored, three shuffled.
    CHECK(laid(small({{"a", "b", "c"}, {"z", "y", "x"}}, {{"a", "x", {}}, {"b", "y", {}}, {"c", "z", {}}}))
              .layout.crossings == 0);
    std::vector<ChainEdge> tree;
    for (const char* e : {"aq", "ar", "bs", "bt", "cu", "cv"})
        tree.push_back({std::string(1, e[0]), std::string(1, e[1]), EdgeKind::material});
    CHECK(laid(small({{"a", "b", "c"}, {"v", "s", "q", "u", "t", "r"}}, tree)).layout.crossings == 0);
    // K2,2 must cross once.
    CHECK(laid(small({{"a", "b"}, {"x", "y"}}, {{"a", "x", {}}, {"a", "y", {}}, {"b", "x", {}}, {"b", "y", {}}}))
              .layout.crossings == 1);
}

TEST_CASE("the order counts what is drawn") {
    for (const ChainGraph& g : {seed::robot(), seed::appliance()}) {
        ChainGraph plain = g;  // without trunks and ties the drawn crossings are exactly those of the order
        std::erase_if(plain.edges,
                      [](const ChainEdge& e) { return e.kind == EdgeKind::service || e.kind == EdgeKind::tooling; });
        std::erase_if(plain.edges, [](const ChainEdge& e) {
            return (e.from == "R205" && e.to == "R201") || (e.from == "R207" && e.to == "R203") ||
                   (e.from == "A202" && (e.to == "A201" || e.to == "A207")) || (e.from == "A403" && e.to == "A406") ||
                   (e.from == "A402");
        });
        GraphPlan plan = plan_columns(plain);
        const std::size_t counted = order_columns(plan);
        GraphMeasures measures;
        measures.heights.assign(plain.nodes.size(), 84);
        const std::size_t seen = lay_out(plain, plan, measures).crossings;
        CHECK(seen <= counted);  // crossings closer than 3 px are seen as one
        CHECK(counted - seen <= counted / 10);
    }
}

TEST_CASE("cards do not overlap, edges end at their cards and run through no card") {
    for (const ChainGraph& g : {seed::robot(), seed::appliance()}) {
        const Laid l = laid(g);
        for (std::size_t i = 0; i < g.nodes.size(); ++i)
            for (std::size_t k = i + 1; k < g.nodes.size(); ++k)
                REQUIRE_FALSE(l.layout.cards[i].grown(8).overlaps(l.layout.cards[k]));
        for (std::size_t e = 0; e < g.edges.size(); ++e) {
            INFO(g.edges[e].from << " " << g.edges[e].to);
            const auto path = points(l.layout.routes[e]);
            REQUIRE(path.size() >= 2);
            const scene::Box from = l.layout.cards[node(g, g.edges[e].from)].grown(0.6);
            const scene::Box to = l.layout.cards[node(g, g.edges[e].to)].grown(0.6);
            CHECK((path.front().x >= from.left && path.front().x <= from.right && path.front().y >= from.top &&
                   path.front().y <= from.bottom));
            CHECK((path.back().x >= to.left && path.back().x <= to.right && path.back().y >= to.top &&
                   path.back().y <= to.bottom));
            for (std::size_t i = 0; i < g.nodes.size(); ++i)
                for (std::size_t k = 1; k + 1 < path.size(); ++k) {
                    const scene::Box inner = l.layout.cards[i].grown(-1);
                    CHECK_FALSE((inner.left < path[k].x && path[k].x < inner.right && inner.top < path[k].y &&
                                 path[k].y < inner.bottom));
                }
        }
    }
}

TEST_CASE("lines with their ends in opposite order cross once, trunks of one link do not cross themselves") {
    using K = scene::Segment::Kind;
    const auto line = [](double x0, double y0, double x1, double y1) {
        return Route{{{K::move, {x0, y0}, {}, {}}, {K::line, {x1, y1}, {}, {}}}};
    };
    CHECK(crossings_of({line(0, 0, 10, 10), line(0, 10, 10, 0)}, {0, 1}) == 1);
    CHECK(crossings_of({line(0, 0, 10, 10), line(0, 10, 10, 0)}, {7, 7}) == 0);
    CHECK(crossings_of({line(0, 0, 10, 0), line(0, 5, 10, 5)}, {0, 1}) == 0);
    // Two edges of one trunk upon each other are crossed once.
    CHECK(crossings_of({line(0, 0, 0, 30), line(0, 0, 0, 40), line(-9, 20, 9, 20)}, {5, 5, 1}) == 1);
}

TEST_CASE("every card is a link with key and tooltip, every edge names its ends") {
    ChainGraph g = seed::robot();
    for (ChainNode& n : g.nodes) {
        n.href = "#row-" + n.id;
        n.title = n.id + " 企业 14 家";
    }
    g.words.crossings = "{n} 处交叉";
    const scene::Figure figure = drawn(g);
    const auto cards = drawing::groups(figure.root, "node");
    REQUIRE(cards.size() == 27);
    std::set<std::string> keys;
    for (const scene::Group* c : cards) {
        CHECK(c->href.starts_with("#row-R"));
        CHECK_FALSE(c->title.empty());
        keys.insert(c->key);
    }
    CHECK(keys.size() == 27);
    const auto edges = drawing::groups(figure.root, "e");
    REQUIRE(edges.size() == 61);
    std::size_t found = 0;
    for (const scene::Group* e : edges)
        if (e->key == "edge-R101-R201") {
            ++found;
            CHECK(e->role == "e e-material from-R101 to-R201");
            REQUIRE(e->items.size() == 1);
            CHECK(std::get<scene::Path>(e->items[0]).style.arrow);
        }
    CHECK(found == 1);
    CHECK(figure.description.find("处交叉") != std::string::npos);
    drawing::check_texts(figure);
    CHECK(scene::dump(drawn(g)) == scene::dump(figure));
}

TEST_CASE("full cards: long names, many marks, badges and leaders stay apart and inside") {
    ChainGraph g = seed::appliance();
    const char* const names[] = {"末端执行器与气液元件", "end effectors & fluid power",
                                 "castings, forgings & powder metal parts of all kinds", "电机"};
    drawing::Dice dice{4};
    for (ChainNode& n : g.nodes) {
        n.name = names[dice.below(4)];
        n.count = dice() < 0.5 ? "单一 1 家" : "1,234 firms";
        for (int& p : n.problems) p = dice() < 0.5 ? dice.below(40) : 0;
        n.overdue = dice() < 0.5 ? "逾期 2" : "12 overdue";
        n.leaders = dice() < 0.5 ? "链主 示例云岫 示例听澜 示例望舒 示例青岑" : "";
        n.state = static_cast<NodeState>(dice.below(4));
        for (Support& s : n.supports) s = static_cast<Support>(dice.below(4));
    }
    const scene::Figure figure = drawn(g);
    drawing::check_texts(figure);
    for (const scene::Group* card : drawing::groups(figure.root, "node")) {
        scene::Box box{1e9, 1e9, -1e9, -1e9};
        for (const scene::Segment& s : std::get<scene::Path>(card->items.front()).segments) {
            if (s.kind == scene::Segment::Kind::close) continue;
            box = {std::min(box.left, s.to.x), std::min(box.top, s.to.y), std::max(box.right, s.to.x),
                   std::max(box.bottom, s.to.y)};
        }
        std::vector<scene::Box> parts;
        for (const scene::Item& item : card->items) {
            if (const auto* t = std::get_if<scene::Text>(&item)) {
                INFO(t->words);
                CHECK(scene::box_of(*t).inside(box));
            }
            if (const auto* s = std::get_if<scene::Symbol>(&item)) {
                CHECK(s->at.x - s->radius >= box.left);
                for (const scene::Box& p : parts)
                    CHECK(drawing::overlap(p, {s->at.x - 5, s->at.y - 5, s->at.x + 5, s->at.y + 5}) <= 0.5);
                parts.push_back({s->at.x - 5, s->at.y - 5, s->at.x + 5, s->at.y + 5});
            }
        }
    }
}

TEST_CASE("odd chains: a flow back, a loop, no edges, many supporters, an unknown link") {
    ChainGraph g =
        small({{"a", "b"}, {"c", "d"}, {"e"}}, {{"e", "a", EdgeKind::service}, {"c", "c", {}}, {"a", "c", {}}});
    const Laid l = laid(g);
    CHECK(points(l.layout.routes[0]).front().x > points(l.layout.routes[0]).back().x);
    CHECK(l.layout.routes[1].segments.empty());
    drawing::check_texts(drawn(g));
    CHECK(drawn(small({{"a"}}, {})).height > 80);
    CHECK(drawn(ChainGraph{}).height >= 0);

    ChainGraph many = small({{"a", "b"}, {"c", "d"}}, {});
    many.stages.push_back({"支撑服务", "", true, 0});
    for (int i = 0; i < 5; ++i) {
        ChainNode n{};
        n.id = "X" + std::to_string(i);
        n.stage = 2;
        many.nodes.push_back(n);
        many.edges.push_back({n.id, i % 2 == 0 ? "a" : "d", EdgeKind::service});
    }
    many.edges.push_back({"X0", "X1", EdgeKind::service});
    many.edges.push_back({"c", "X2", EdgeKind::service});
    const Laid m = laid(many);
    for (std::size_t i = 0; i < many.nodes.size(); ++i) {
        CHECK(m.layout.cards[i].left >= 0);
        for (std::size_t k = i + 1; k < many.nodes.size(); ++k)
            CHECK_FALSE(m.layout.cards[i].overlaps(m.layout.cards[k]));
    }
    for (const Route& r : m.layout.routes) CHECK(r.segments.size() >= 2);

    g.edges.push_back({"a", "nowhere", {}});
    CHECK_THROWS_AS(drawn(g), std::invalid_argument);
}
