// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "draw/schematic_layout.hpp"
#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

AreaFigure figure_of(const std::string& code, double value, const std::string& label = "北滘") {
    AreaFigure a;
    a.area = code;
    a.value = value;
    a.printed = "4.3";
    a.label = label;
    a.key = "town-" + code;
    a.title = label;
    return a;
}

std::vector<AreaFigure> figures_of(const std::vector<AtlasArea>& areas) {
    std::vector<AreaFigure> figures;
    for (std::size_t i = 0; i < areas.size(); ++i)
        figures.push_back(figure_of(areas[i].code, 0.5 + 0.7 * static_cast<double>(i % 7)));
    return figures;
}

Schematic schematic(const std::vector<AtlasArea>& areas, SchematicKind kind, double width) {
    Schematic s;
    s.sheet.title = "示意图";
    s.sheet.width = width;
    s.kind = kind;
    s.areas = figures_of(areas);
    for (std::size_t i = 0; i < s.areas.size(); ++i) s.areas[i].amount = static_cast<double>((i * 37) % 101 + 1);
    s.scale.breaks = {1, 2, 3, 4};
    s.words = drawing::words();
    return s;
}

std::vector<std::pair<std::string, scene::Symbol>> circles_of(const scene::Figure& figure) {
    std::vector<std::pair<std::string, scene::Symbol>> found;
    for (const scene::Group* g : drawing::groups(figure.root, "area"))
        if (const auto* s = std::get_if<scene::Symbol>(&g->items.front())) found.emplace_back(g->key, *s);
    return found;
}

}  // namespace

TEST_CASE("tiles keep directions and never share a place") {
    // 4 × 3 towns whose centres lie in a skew grid: each must come to its own row and column.
    std::vector<scene::Point> centres;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column)
            centres.push_back({column * 100.0 + row * 12, row * 90.0 - column * 9});
    const auto cells = tile_grid(centres, 100);
    for (std::size_t i = 0; i < cells.size(); ++i)
        CHECK(cells[i] == std::pair{static_cast<int>(i / 4), static_cast<int>(i % 4)});
    // Towns in one spot still get a place each.
    const auto crowded = tile_grid(std::vector<scene::Point>(7, {5, 5}), 1000);
    CHECK(std::set<std::pair<int, int>>(crowded.begin(), crowded.end()).size() == 7);
    CHECK(tile_grid({}, 1).empty());
}

TEST_CASE("an assignment of least cost, not the first that fits") {
    // On a line of three tiles, the middle of three centres near the left end must give way to the right.
    const auto cells = tile_grid({{0, 0}, {10, 0}, {200, 0}}, 100);
    CHECK(cells[0].second == 0);
    CHECK(cells[1].second == 1);
    CHECK(cells[2].second == 2);
}

TEST_CASE("the tile map draws one tile an area, as given by the project") {
    const auto areas = drawing::district(3, 2, 5);
    const Atlas atlas = make_atlas({areas});
    Schematic s = schematic(areas, SchematicKind::tiles, 358);
    for (const double width : {358.0, 564.0}) {
        s.sheet.width = width;
        const scene::Figure figure = draw::draw(s, atlas, drawing::metrics());
        CHECK(drawing::groups(figure.root, "area").size() == 6);
        drawing::check_texts(figure);
        CHECK(figure.unplaced_labels.empty());
    }
    for (std::size_t i = 0; i < 6; ++i) s.tiles.push_back({areas[i].code, static_cast<int>(i), 0});
    const scene::Figure column = draw::draw(s, atlas, drawing::metrics());
    double last = -1;
    for (const scene::Group* g : drawing::groups(column.root, "area")) {
        const double y = std::get<scene::Path>(g->items.front()).segments.front().to.y;
        CHECK(y > last);
        last = y;
    }
    s.tiles.back().row = 0;
    CHECK_THROWS_AS(draw::draw(s, atlas, drawing::metrics()), std::invalid_argument);
    s.tiles.pop_back();
    CHECK_THROWS_AS(draw::draw(s, atlas, drawing::metrics()), std::invalid_argument);
}

TEST_CASE("circles of a schematic map are as large as their amounts and cover nobody") {
    for (const auto& [columns, rows] : {std::pair{3, 3}, {8, 6}}) {
        const auto areas = drawing::district(columns, rows, 3);
        const Atlas atlas = make_atlas({areas});
        const Schematic s = schematic(areas, SchematicKind::circles, 564);
        const scene::Figure figure = draw::draw(s, atlas, drawing::metrics());
        const auto circles = circles_of(figure);
        REQUIRE(circles.size() == areas.size());
        double unit = 0;
        for (std::size_t i = 0; i < circles.size(); ++i) {
            const scene::Symbol& a = circles[i].second;
            if (a.radius > 2.001) {
                const double own = a.radius / std::sqrt(s.areas[i].amount);
                if (unit > 0) CHECK(std::abs(own / unit - 1) < 0.001);
                unit = own;
            }
            for (std::size_t k = i + 1; k < circles.size(); ++k) {
                const scene::Symbol& b = circles[k].second;
                CHECK(std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) >= a.radius + b.radius - 0.01);
            }
        }
        drawing::check_texts(figure);
        // Labels stand on no circle but their own.
        for (const scene::Group* g : drawing::groups(figure.root, "lbg"))
            for (const scene::Item& item : g->items)
                if (const auto* t = std::get_if<scene::Text>(&item)) {
                    std::size_t on = 0;
                    const scene::Box box = scene::box_of(*t);
                    for (const auto& [key, c] : circles) {
                        const double dx = std::max({box.left - c.at.x, 0.0, c.at.x - box.right});
                        const double dy = std::max({box.top - c.at.y, 0.0, c.at.y - box.bottom});
                        on += std::hypot(dx, dy) < c.radius - 0.5 ? 1U : 0U;
                    }
                    CHECK(on <= 1);
                }
    }
}

TEST_CASE("two measures make four classes, told apart by a mark as well") {
    const auto areas = drawing::district(3, 2, 4);
    const Atlas atlas = make_atlas({areas});
    TwoMeasures map;
    map.sheet.title = "两项";
    map.areas = figures_of(areas);
    const double first[] = {1, 5, 1, 5, 5, 0};
    map.second = {90.0, 50.0, 10.0, 10.0, std::nullopt, 10.0};
    for (std::size_t i = 0; i < 6; ++i) map.areas[i].value = first[i];
    map.areas[5].state = State::zero;                             // none failed: a value
    map.first_measure = {5, false, "不合格率", "不低于全区 5%"};  // on the limit: above
    map.second_measure = {50, true, "整改率", "低于全区 50%"};
    map.words = drawing::words();
    for (const double width : {358.0, 700.0}) {
        map.sheet.width = width;
        const scene::Figure figure = draw::draw(map, atlas, drawing::metrics());
        drawing::check_texts(figure);
        const auto cells = drawing::groups(figure.root, "area");
        const char* roles[] = {"b0", "b1", "b2", "b3", "qn", "b2"};
        for (std::size_t i = 0; i < 6; ++i)
            CHECK(drawing::has_role(std::get<scene::Path>(cells[i]->items.front()).style.role, roles[i]));
        // Counts of the key: 1, 1, 2, 1.
        std::multiset<std::string> counts;
        for (const scene::Group* g : drawing::groups(figure.root, "legend"))
            for (const scene::Item& item : g->items)
                if (const auto* t = std::get_if<scene::Text>(&item); t != nullptr && t->role.starts_with("kb"))
                    counts.insert(t->words);
        CHECK(counts == std::multiset<std::string>{"1", "1", "1", "2"});
    }
    map.second.pop_back();
    CHECK_THROWS_AS(draw::draw(map, atlas, drawing::metrics()), std::invalid_argument);
}

TEST_CASE("small multiples share one scale and count all panels") {
    const auto areas = drawing::district(3, 2, 4);
    const Atlas atlas = make_atlas({areas});
    SmallMultiples map;
    map.sheet.title = "各月";
    map.scale.method = Method::equal;
    map.scale.classes = 4;
    map.words = drawing::words();
    for (int month = 0; month < 5; ++month) {
        auto& panel = map.panels.emplace_back();
        panel.title = std::to_string(month + 1) + "月";
        panel.areas = figures_of(areas);
        for (AreaFigure& a : panel.areas) *a.value += month;
    }
    for (const double width : {358.0, 900.0}) {
        map.sheet.width = width;
        const scene::Figure figure = draw::draw(map, atlas, drawing::metrics());
        drawing::check_texts(figure);
        CHECK(drawing::groups(figure.root, "panel").size() == 5);
        // The same value has the same colour in every panel.
        std::map<double, std::string> colour_of;
        const auto cells = drawing::groups(figure.root, "area");
        REQUIRE(cells.size() == 30);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string& role = std::get<scene::Path>(cells[i]->items.front()).style.role;
            const double value = std::round(*map.panels[i / 6].areas[i % 6].value * 1000);
            const auto [known, fresh] = colour_of.emplace(value, role);
            if (!fresh) CHECK(known->second == role);
        }
    }
}

TEST_CASE("flows are as wide as their counts, nothing is lost, and names stand above the lines") {
    const auto areas = drawing::district(4, 3, 8);
    const Atlas atlas = make_atlas({areas});
    FlowMap map;
    map.sheet.title = "供应商";
    map.words = drawing::words();
    map.flow_words = "家数";
    map.rest_words = "另有 {n} 家未画线";
    map.begin_words = "镇街供应商";
    for (const AtlasArea& a : areas) map.ground.areas.push_back({a.code, "乐从", false, a.code, "", "乐从镇"});
    for (int i = 0; i < 3; ++i) {
        FlowMap::End end;
        end.at = {static_cast<std::int32_t>(1130600000 + i * 1200000),
                  static_cast<std::int32_t>(227600000 + i * 800000)};
        end.kind = PointKind::leader;
        end.label = "示例望舒" + std::to_string(i);
        map.ends.push_back(end);
    }
    std::int64_t all = 0;
    for (std::size_t a = 0; a < areas.size(); ++a)
        for (std::size_t e = 0; e < 3; ++e) {
            map.flows.push_back(
                {areas[a].code, e, static_cast<std::int64_t>(1 + (a * 7 + e * 3) % 9), areas[a].code, "x"});
            all += map.flows.back().count;
        }
    map.flows.push_back({"unknown", 0, 4, "", ""});
    all += 4;
    map.most = 20;
    for (const double width : {358.0, 700.0}) {
        map.sheet.width = width;
        const scene::Figure figure = draw::draw(map, atlas, drawing::metrics());
        drawing::check_texts(figure);
        const auto lines = drawing::groups(figure.root, "flow");
        CHECK(lines.size() == 20);
        double widest = 0;
        for (const scene::Group* g : lines)
            widest = std::max(widest, std::get<scene::Path>(g->items.front()).style.stroke_width);
        std::int64_t shown = 0;
        for (const scene::Group* g : lines)
            shown += std::max<std::int64_t>(
                1, std::llround(std::get<scene::Path>(g->items.front()).style.stroke_width / widest * 9));
        bool told = false;
        for (const scene::Text& t : drawing::texts(figure))
            told = told || t.words.find(std::to_string(all - shown)) != std::string::npos;
        CHECK(told);
        CHECK(scene::dump(figure) == scene::dump(draw::draw(map, atlas, drawing::metrics())));
        // Lines are drawn before every label.
        std::size_t flows_at = 0, labels_at = 0;
        for (std::size_t i = 0; i < figure.root.items.size(); ++i)
            if (const auto* g = std::get_if<std::unique_ptr<scene::Group>>(&figure.root.items[i])) {
                if ((*g)->role == "flows") flows_at = i;
                if ((*g)->role == "lbg") labels_at = i;
            }
        CHECK(flows_at < labels_at);
    }
    // The order of rows does not matter.
    const std::string straight = scene::dump(draw::draw(map, atlas, drawing::metrics()));
    std::reverse(map.flows.begin(), map.flows.end());
    CHECK(scene::dump(draw::draw(map, atlas, drawing::metrics())) == straight);
}

TEST_CASE("a briefing card is 1080 × 1440 with everything within it") {
    const auto areas = drawing::district(3, 3, 4);
    const Atlas atlas = make_atlas({areas});
    BriefingCard card;
    card.sheet.title = "顺德区质量图谱，2024年6月";
    card.sheet.subtitle = "数据截止 2024-06-30 · 示例区市场监督管理局";
    card.sheet.source = "来源：各镇街月报，数据截止 2024-06-30；底图：镇街示意图；制图：示例区市场监督管理局";
    card.sheet.review = "示意边界，不是行政区划界线，未送审";
    card.stamp = "示例数据 · 纯属虚构 · 内部";
    card.keys = {BriefingCard::Key{"1,234,567,890", "个", "一个名字很长很长很长的指标名称要换行", "其中逾期 12"},
                 BriefingCard::Key{"95.6", "%", "整改合格率", "131 / 137"}, BriefingCard::Key{"—", "", "不合格率", ""}};
    Choropleth map;
    map.areas = figures_of(areas);
    map.scale.breaks = {1, 2, 3, 4};
    map.words = drawing::words();
    card.map = map;
    const scene::Figure figure = draw::draw(card, atlas, drawing::metrics());
    CHECK(figure.width == 540);
    CHECK(figure.height == 720);
    drawing::check_texts(figure);
    for (const auto& path : drawing::all<scene::Path>(figure))
        if (path.outline) CHECK(path.outline->bounds().inside({0, 0, 540, 720}));
    bool stamped = false;
    for (const scene::Text& t : drawing::texts(figure)) stamped = stamped || t.words == card.stamp;
    CHECK(stamped);
}

TEST_CASE("labels stay where they stood in the month before") {
    const auto areas = drawing::district(4, 4, 11);
    const Atlas atlas = make_atlas({areas});
    Choropleth map;
    map.sheet.title = "月";
    map.sheet.width = 358;
    map.areas = figures_of(areas);
    map.scale.breaks = {1, 2, 3, 4};
    map.words = drawing::words();
    for (AreaFigure& a : map.areas) a.printed = "1,234.5";
    const scene::Figure before = draw::draw(map, atlas, drawing::metrics());
    REQUIRE(before.placed_labels.size() == areas.size());
    // Next month shorter figures, and other names are more important: alone, many would stand better elsewhere.
    for (std::size_t i = 0; i < map.areas.size(); ++i) {
        map.areas[i].printed = "5.1";
        map.areas[i].priority = static_cast<int>(i);
    }
    const scene::Figure alone = draw::draw(map, atlas, drawing::metrics());
    map.sheet.before = std::make_shared<const scene::PlacedLabels>(before.placed_labels);
    const scene::Figure after = draw::draw(map, atlas, drawing::metrics());
    drawing::check_texts(after);
    const auto moved = [&](const scene::Figure& figure) {
        std::size_t n = 0;
        for (const auto& p : figure.placed_labels)
            for (const auto& q : before.placed_labels)
                if (p.key == q.key && p.outside == q.outside && p.leader == q.leader)
                    n += p.leader || p.at == q.at ? 0U : 1U;
                else if (p.key == q.key)
                    ++n;
        return n;
    };
    INFO("would move: " << moved(alone) << ", moved: " << moved(after));
    CHECK(moved(alone) > 0);  // without the memory some would move: the test can fail
    CHECK(moved(after) == 0);
}
