// SPDX-License-Identifier: Apache-2.0
// Colour never stands alone: in every figure, what two colours of a categorical, diverging or severity palette say is
// also said by shape, dash, width, letter or mark.
#include <map>
#include <set>

#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

/// What tells an item apart from others when all colours are one grey.
std::string look(const scene::Item& item) {
    if (const auto* symbol = std::get_if<scene::Symbol>(&item))
        return "shape " + std::to_string(static_cast<int>(symbol->shape));
    const auto* path = std::get_if<scene::Path>(&item);
    if (path == nullptr) return "";
    std::string text = "width " + std::to_string(std::llround(path->style.stroke_width * 10)) + " dash";
    for (const double d : path->style.dash) text += " " + std::to_string(std::llround(d * 10));
    return text;
}

/// Colours of one palette by the role that carries them, with the looks that each has in the figure.
std::map<std::string, std::set<std::string>> looks(const scene::Figure& figure, const std::set<std::string>& roles) {
    std::map<std::string, std::set<std::string>> found;
    std::vector<const scene::Group*> path;
    drawing::walk(figure.root, path, [&](const scene::Item& item, const auto&) {
        const scene::Style* style = nullptr;
        if (const auto* p = std::get_if<scene::Path>(&item)) style = &p->style;
        if (const auto* s = std::get_if<scene::Symbol>(&item)) style = &s->style;
        if (style == nullptr) return;
        for (const std::string& role : roles)
            if (drawing::has_role(style->role, role)) found[role].insert(look(item));
    });
    return found;
}

void check_disjoint(const std::map<std::string, std::set<std::string>>& found) {
    for (auto a = found.begin(); a != found.end(); ++a)
        for (auto b = std::next(a); b != found.end(); ++b)
            for (const std::string& one : a->second) {
                INFO(a->first << " and " << b->first << " both look like: " << one);
                CHECK_FALSE(b->second.contains(one));
            }
}

std::map<std::string, std::size_t> count_roles(const scene::Figure& figure, const char* group) {
    std::map<std::string, std::size_t> counts;
    for (const scene::Group* g : drawing::groups(figure.root, group))
        for (const scene::Item& item : g->items)
            if (const auto* p = std::get_if<scene::Path>(&item))
                for (const char* role : {"e0", "e1", "e2", "e3", "e4", "b0", "b1", "b2", "b3"})
                    if (drawing::has_role(p->style.role, role)) ++counts[role];
    return counts;
}

}  // namespace

TEST_CASE("every kind of figure is looked at here: a new one says how it carries its colours") {
    // Choropleth, schematic maps and multiples are sequential; flows, trends and rate bars have one colour.
    CHECK(std::variant_size_v<Request> == 15);
}

TEST_CASE("enterprises and facilities differ by shape") {
    const auto areas = drawing::district(3, 3, 2);
    const Atlas atlas = make_atlas({areas});
    PointMap map;
    map.sheet.title = "企业";
    map.words = drawing::words();
    for (const AtlasArea& a : areas) map.ground.areas.push_back({a.code, "", false, "", "", ""});
    // On one map stand either places in the chain or on and off the chain (plain enterprises).
    const std::vector<std::vector<PointKind>> together{
        {PointKind::upstream, PointKind::midstream, PointKind::downstream, PointKind::service, PointKind::facility,
         PointKind::leader},
        {PointKind::midstream, PointKind::enterprise, PointKind::facility, PointKind::leader}};
    for (const auto& kinds : together) {
        map.points.clear();
        map.kinds.clear();
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            PointFigure p;
            p.kind = kinds[i];
            p.at = {static_cast<std::int32_t>(1130400000 + static_cast<std::int32_t>(i) * 500000), 228000000};
            map.points.push_back(p);
            map.kinds.push_back({kinds[i], "x"});
        }
        const auto found =
            looks(draw::draw(map, atlas, drawing::metrics()), {"p-U", "p-M", "p-D", "p-X", "p-E", "p-F", "star"});
        CHECK(found.size() == kinds.size());
        check_disjoint(found);
    }
}

TEST_CASE("stations differ by shape; a park out of reach carries a mark, one of which nothing is known a pattern") {
    const auto areas = drawing::district(3, 3, 2);
    const Atlas atlas = make_atlas({areas});
    CoverageMap map;
    map.sheet.title = "服务网络";
    map.words = drawing::words();
    map.reach_m = 3000;
    map.legend = {"中心", "镇街站", "园区站", "可达", "未达", "未知", "范围"};
    for (const AtlasArea& a : areas) map.ground.areas.push_back({a.code, "", false, "", "", ""});
    for (std::size_t i = 0; i < 3; ++i) {
        map.parks.push_back(
            {areas[i].code, static_cast<Reach>(i), {}, std::to_string(i), "park-" + std::to_string(i), "", ""});
        map.stations.push_back(
            {{static_cast<std::int32_t>(1130400000 + static_cast<std::int32_t>(i) * 500000), 228000000},
             static_cast<StationRank>(i),
             "station-" + std::to_string(i),
             "",
             ""});
    }
    const auto figure = draw::draw(map, atlas, drawing::metrics());
    std::set<std::string> stations, parks;
    for (const scene::Group* one : drawing::groups(figure.root, "station")) stations.insert(look(one->items.back()));
    for (const scene::Group* all : drawing::groups(figure.root, "parks"))
        for (const scene::Group* one : drawing::groups(*all, "area")) {
            std::string said;
            for (const scene::Item& item : one->items) {
                said += look(item) + ";";
                if (const auto* path = std::get_if<scene::Path>(&item))
                    said += "pattern " + std::to_string(static_cast<int>(path->style.pattern)) + ";";
            }
            parks.insert(said);
        }
    CHECK(stations.size() == 3);
    CHECK(parks.size() == 3);
}

TEST_CASE("edges differ by dash or width, problems by shape, supports by letter") {
    ChainGraph graph;
    graph.sheet.title = "图谱";
    graph.sheet.width = 1152;
    for (int s = 0; s < 5; ++s) graph.stages.push_back({"阶段", "", false, 1});
    for (std::size_t i = 0; i < 10; ++i) {
        ChainNode node;
        node.id = "R" + std::to_string(100 + i);
        node.name = "环节";
        node.count = "3 家";
        node.stage = i / 2;
        node.supports = {Support::present, Support::weak, Support::absent, Support::not_applicable};
        node.problems = {1, 2, 3, 4};
        node.key = node.id;
        graph.nodes.push_back(node);
    }
    for (std::size_t i = 0; i < 8; ++i)
        graph.edges.push_back({graph.nodes[i].id, graph.nodes[i + 2].id, static_cast<EdgeKind>(i)});
    graph.words.letters = {"标", "计", "检", "证"};
    const scene::Figure figure = draw::draw(graph, make_atlas({}), drawing::metrics());
    const auto severities = looks(figure, {"f-sev0", "f-sev1", "f-sev2", "f-sev3"});
    CHECK(severities.size() == 4);
    check_disjoint(severities);
    const auto edges = looks(figure, {"k-material", "k-component", "k-software", "k-equipment", "k-service",
                                      "k-tooling", "k-packaging", "k-product"});
    CHECK(edges.size() == 8);
    for (auto a = edges.begin(); a != edges.end(); ++a)
        for (auto b = std::next(a); b != edges.end(); ++b) {
            // Material and component are both plain thin lines: the cards that they tie say which it is, and their
            // colours are the two that every eye tells apart best.
            if (a->first == "k-component" && b->first == "k-material") continue;
            INFO(a->first << " and " << b->first);
            CHECK(a->second != b->second);
        }
    // A letter upon each badge.
    std::size_t badges = 0, letters = 0;
    std::vector<const scene::Group*> path;
    drawing::walk(figure.root, path, [&](const scene::Item& item, const auto&) {
        const auto* p = std::get_if<scene::Path>(&item);
        const auto* s = std::get_if<scene::Symbol>(&item);
        for (const char* role : {"bd1", "bd2", "bd0", "bdna"})
            badges += (p != nullptr && drawing::has_role(p->style.role, role)) ||
                              (s != nullptr && drawing::has_role(s->style.role, role))
                          ? 1U
                          : 0U;
        if (const auto* t = std::get_if<scene::Text>(&item)) letters += drawing::has_role(t->role, "bt") ? 1U : 0U;
    });
    CHECK(badges >= 30);
    CHECK(letters >= badges);
}

TEST_CASE("changes carry ▲ ▼ ＝, two measures their four fields") {
    const auto areas = drawing::district(5, 1, 2);
    const Atlas atlas = make_atlas({areas});
    DifferenceMap change;
    change.sheet.title = "变化";
    change.sheet.width = 900;
    change.words = drawing::words();
    TwoMeasures both;
    both.sheet = change.sheet;
    both.words = change.words;
    both.first_measure.limit = both.second_measure.limit = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        AreaFigure a;
        a.area = areas[i].code;
        a.value = -1 + 0.5 * static_cast<double>(i);
        a.printed = "+0.5";
        a.label = "镇";
        a.key = a.area;
        change.areas.push_back(a);
        both.areas.push_back(a);
        both.second.push_back(i % 2 == 0 ? -1.0 : 1.0);
    }
    const scene::Figure changed = draw::draw(change, atlas, drawing::metrics());
    REQUIRE(changed.unplaced_labels.empty());
    auto cells = count_roles(changed, "area");
    std::size_t up = 0, down = 0, level = 0;
    for (const scene::Group* g : drawing::groups(changed.root, "lbg"))
        for (const scene::Item& item : g->items)
            if (const auto* p = std::get_if<scene::Path>(&item)) {
                if (p->segments.size() == 4)
                    ++(p->segments[0].to.y < p->segments[2].to.y && p->segments[0].to.x > p->segments[2].to.x ? up
                                                                                                              : down);
                else
                    ++level;
            }
    CHECK(down == cells["e0"] + cells["e1"]);
    CHECK(up == cells["e3"] + cells["e4"]);
    CHECK(level == 2 * cells["e2"]);
    CHECK(up + down + level / 2 == 5);

    const scene::Figure fields = draw::draw(both, atlas, drawing::metrics());
    REQUIRE(fields.unplaced_labels.empty());
    std::size_t marks = 0;
    for (const scene::Group* g : drawing::groups(fields.root, "lbg"))
        for (const scene::Item& item : g->items)
            if (const auto* p = std::get_if<scene::Path>(&item)) marks += p->style.role.starts_with("kb") ? 1U : 0U;
    CHECK(marks == 5);
}
