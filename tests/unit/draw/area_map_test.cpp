// SPDX-License-Identifier: Apache-2.0
#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

Choropleth request(const std::vector<AtlasArea>& areas, double width = 680) {
    Choropleth c;
    c.sheet.name = "map";
    c.sheet.title = "每百家链上企业在办问题数，2024年6月";
    c.sheet.source = "来源：监督抽查台账；数据截止 2024-06-30";
    c.sheet.width = width;
    c.words = drawing::words();
    c.scale.breaks = {1, 2, 3, 4};
    for (std::size_t i = 0; i < areas.size(); ++i) {
        AreaFigure a;
        a.area = areas[i].code;
        a.value = 0.5 + 0.45 * static_cast<double>(i);
        a.printed = "1.0";
        a.label = "北滘";
        a.key = "town-" + a.area;
        a.href = a.area + ".html";
        a.title = "北滘镇";
        c.areas.push_back(a);
    }
    return c;
}

scene::Figure drawn(const Request& r, const Atlas& atlas) {
    return draw::draw(r, atlas, drawing::metrics());
}

const scene::Path& cell_of(const scene::Figure& figure, const std::string& key) {
    for (const scene::Group* g : drawing::groups(figure.root, "area"))
        if (g->key == key) return std::get<scene::Path>(g->items.front());
    throw std::runtime_error{"no area " + key};
}

std::vector<std::string> legend_words(const scene::Figure& figure) {
    std::vector<std::string> words;
    for (const scene::Group* g : drawing::groups(figure.root, "legend"))
        for (const scene::Item& item : g->items)
            if (const auto* t = std::get_if<scene::Text>(&item)) words.push_back(t->words);
    return words;
}

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("the legend counts the units as they are coloured, empty classes kept") {
    const auto areas = drawing::district(3, 3, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    for (AreaFigure& a : c.areas) *a.value = *a.value > 2 && *a.value < 3 ? 3.5 : *a.value;  // nobody from 2 to 3
    const scene::Figure figure = drawn(c, atlas);
    std::array<int, 5> coloured{};
    for (const AreaFigure& a : c.areas)
        for (std::size_t k = 0; k < 5; ++k)
            if (drawing::has_role(cell_of(figure, a.key).style.role, "q" + std::to_string(k))) ++coloured[k];
    CHECK(coloured[2] == 0);
    // In the column the counts stand from the highest class down, each after its bar; limits stand between them.
    std::vector<std::string> counts;
    for (const std::string& w : legend_words(figure))
        if (w.size() == 1 && w[0] >= '0' && w[0] <= '9') counts.push_back(w);
    std::vector<std::string> expected;
    for (std::size_t k = 5; k-- > 0;) {
        expected.push_back(std::to_string(coloured[k]));
        if (k < 4) expected.push_back(std::to_string(k + 1));
    }
    REQUIRE(counts.size() >= expected.size());
    counts.resize(expected.size());
    CHECK(counts == expected);
}

TEST_CASE("class colours follow the limits, a value on a limit the upper class") {
    const auto areas = drawing::district(2, 1, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    c.areas[0].value = 2;
    c.areas[1].value = 1.999;
    const scene::Figure figure = drawn(c, atlas);
    CHECK(drawing::has_role(cell_of(figure, c.areas[0].key).style.role, "q2"));
    CHECK(drawing::has_role(cell_of(figure, c.areas[1].key).style.role, "q1"));
}

TEST_CASE("no data, zero, few samples and not applicable differ from each other and from every class") {
    const auto areas = drawing::district(3, 2, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    c.areas[0].value.reset();  // a value that is missing is no data
    c.areas[1].state = State::zero;
    c.areas[2].state = State::small_sample;
    c.areas[3].state = State::not_applicable;
    const scene::Figure figure = drawn(c, atlas);
    std::vector<scene::Style> styles;
    for (std::size_t i = 0; i < 4; ++i) styles.push_back(cell_of(figure, c.areas[i].key).style);
    CHECK(styles[0].pattern == scene::Pattern::hatch);
    CHECK(styles[1].pattern == scene::Pattern::none);
    CHECK(*styles[1].fill == scene::colour("#ffffff"));
    CHECK(styles[2].pattern == scene::Pattern::dots);
    CHECK(styles[3].pattern == scene::Pattern::cross);
    for (const scene::Style& s : styles) CHECK(s.role.find(" q0 ") == std::string::npos);
    const auto words = legend_words(figure);
    CHECK(holds(words, "无数据"));
    CHECK(holds(words, "0 件"));
    CHECK(holds(words, "不适用"));
    // Swatches only when used.
    const auto plain = legend_words(drawn(request(areas), atlas));
    CHECK_FALSE(holds(plain, "无数据"));
    CHECK_FALSE(holds(plain, "0 件"));
    CHECK_FALSE(holds(plain, "有逾期"));
    CHECK_FALSE(holds(plain, "逾期件数"));
}

TEST_CASE("areas near a limit are dashed and counted; counts never are") {
    const auto areas = drawing::district(2, 2, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    c.areas[0].value = 1.95;
    c.areas[1].value = 2.5;
    c.areas[2].value = 2.05;
    c.areas[3].value = 3.6;
    const auto dashed = [](const scene::Style& s) { return drawing::has_role(s.role, "near"); };
    const auto lines = [&](const scene::Figure& f) {
        return drawing::all<scene::Path>(f, [&](const scene::Path& p) { return p.outline && dashed(p.style); }).size();
    };
    CHECK(lines(drawn(c, atlas)) == 2);
    for (AreaFigure& a : c.areas) a.value = std::round(*a.value);
    CHECK(lines(drawn(c, atlas)) == 0);
}

TEST_CASE("areas are links with key and title, and share the outlines of the atlas") {
    const auto areas = drawing::district(3, 3, 2);
    const Atlas atlas = make_atlas({areas});
    const scene::Figure a = drawn(request(areas), atlas);
    Choropleth other = request(areas);
    other.scale.palette = "cool";
    const scene::Figure b = drawn(other, atlas);
    const auto groups = drawing::groups(a.root, "area");
    REQUIRE(groups.size() == 9);
    CHECK(groups[0]->href == "town0.html");
    CHECK(groups[0]->title == "北滘镇");
    CHECK(cell_of(a, "town-town4").outline == cell_of(b, "town-town4").outline);
}

TEST_CASE("unknown areas are skipped, a district without areas still draws") {
    const auto areas = drawing::district(2, 2, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    c.areas[1].area = "nowhere";
    CHECK(drawing::groups(drawn(c, atlas).root, "area").size() == 3);
    CHECK(drawn(request({}), make_atlas({})).height > 0);
}

TEST_CASE("words never touch and never leave, whatever the district, the width and the figures") {
    const char* const names[] = {"乐从", "均安", "北滘镇", "伦教街道", "杏坛", "示例工业园区", "大良", "Ronggui", "12"};
    std::size_t unplaced = 0, wanted = 0;
    for (std::uint64_t seed = 1; seed <= 36; ++seed) {
        drawing::Dice dice{seed};
        const int columns = 1 + dice.below(6);
        const int rows = 1 + dice.below(5);
        auto areas = drawing::district(columns, rows, seed);
        if (seed % 3 == 0) {  // scattered parks: most labels stand outside
            areas = drawing::district(12, 11, seed, "park");
            std::erase_if(areas, [&](const AtlasArea&) { return dice() < 0.85; });
        }
        const Atlas atlas = make_atlas({areas});
        for (const double width : {1152.0, 680.0, 358.0}) {
            Choropleth c = request(areas, width);
            for (AreaFigure& a : c.areas) {
                a.label = names[dice.below(9)];
                a.value = dice() * 5;
                a.printed = dice() < 0.8 ? "4.3" : "样本不足";
                const int kind = dice.below(8);
                if (kind == 0) a.state = State::small_sample;
                if (kind == 1) a.state = State::no_data;
                if (kind == 2) a.state = State::zero;
                if (dice() < 0.4) {
                    a.circled = 1 + dice.below(12);
                    a.circled_text = std::to_string(static_cast<int>(a.circled));
                }
                a.overdue_mark = dice() < 0.1;
                a.priority = dice.below(3);
            }
            const scene::Figure figure = drawn(c, atlas);
            INFO("seed " << seed << " width " << width);
            drawing::check_texts(figure);
            wanted += c.areas.size();
            unplaced += figure.unplaced_labels.size();
            // No circle or clock covers the words of another label, and none leaves the figure.
            const auto circles = drawing::all<scene::Symbol>(
                figure, [](const scene::Symbol& s) { return s.shape == scene::Shape::circle && s.radius > 5; });
            for (const scene::Symbol& s : circles) {
                CHECK(s.at.x + s.radius <= width + 0.5);
                for (const scene::Text& t : drawing::texts(figure)) {
                    if (drawing::has_role(t.role, "symt")) continue;
                    const scene::Box b = scene::box_of(t);
                    const double x = std::clamp(s.at.x, b.left, b.right);
                    const double y = std::clamp(s.at.y, b.top, b.bottom);
                    INFO(t.words);
                    CHECK(std::hypot(x - s.at.x, y - s.at.y) >= s.radius - 0.5);
                }
            }
        }
    }
    CHECK(unplaced * 50 < wanted);  // the solver is not excused by giving up
}

TEST_CASE("every label is on the map or in the list of those without place") {
    // Seventy areas on 358 px with long names: many cannot stand.
    const auto areas = drawing::district(10, 7, 3);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas, 358);
    for (std::size_t i = 0; i < c.areas.size(); ++i) {
        c.areas[i].label = "示例工业园区" + std::to_string(i);
        c.areas[i].printed.clear();
    }
    const scene::Figure figure = drawn(c, atlas);
    drawing::check_texts(figure);
    REQUIRE_FALSE(figure.unplaced_labels.empty());
    std::size_t standing = 0;
    for (const scene::Text& t : drawing::texts(figure))
        if (drawing::has_role(t.role, "lb") && t.words.starts_with("示例工业园区")) ++standing;
    CHECK(standing + figure.unplaced_labels.size() == c.areas.size());
}

TEST_CASE(
    "the key of labels without place stands in a sheet of its own and in a narrow figure, not in a page's wide one") {
    const auto areas = drawing::district(14, 12, 3);
    const Atlas atlas = make_atlas({areas});
    const auto entries = [&](double width, bool footer) {
        Choropleth c = request(areas, width);
        c.sheet.footer = footer;
        for (std::size_t i = 0; i < c.areas.size(); ++i) {
            c.areas[i].label = "示例工业园区" + std::to_string(i);
            c.areas[i].printed.clear();
        }
        const scene::Figure figure = drawn(c, atlas);
        drawing::check_texts(figure);
        REQUIRE_FALSE(figure.unplaced_labels.empty());
        std::vector<std::string> words;
        for (const scene::Text& t : drawing::texts(figure))
            if (drawing::has_role(t.role, "key-entry")) words.push_back(t.words);
        if (!words.empty()) {
            REQUIRE(words.size() == figure.unplaced_labels.size());
            CHECK(words.front() == "1 " + figure.unplaced_labels.front() + " ·");
            CHECK(words.back() == std::to_string(words.size()) + " " + figure.unplaced_labels.back());
        }
        return words.size();
    };
    CHECK(entries(720, true) > 0);
    CHECK(entries(720, false) == 0);
    CHECK(entries(358, false) > 0);
}

TEST_CASE("small areas are labelled outside by a leader line that ends at the label") {
    auto areas = drawing::district(2, 1, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas, 358);
    c.areas[0].label = "一个长得放不进去的镇街名称，长到谁也放不下";
    const scene::Figure figure = drawn(c, atlas);
    drawing::check_texts(figure);
    const auto parks = drawing::district(9, 9, 4, "park");
    std::vector<AtlasArea> some;
    for (std::size_t i = 0; i < parks.size(); i += 8) some.push_back(parks[i]);
    Choropleth p = request(some, 358);
    for (AreaFigure& a : p.areas) a.label = "示例科技园";
    const Atlas ground = make_atlas({some});
    const scene::Figure map = drawn(p, ground);
    drawing::check_texts(map);
    const auto leaders = drawing::all<scene::Path>(
        map, [](const scene::Path& path) { return drawing::has_role(path.style.role, "ldr"); });
    CHECK_FALSE(leaders.empty());
    for (const scene::Path& l : leaders) {
        const scene::Point end = l.segments.back().to;
        double least = 1e9;
        for (const scene::Text& t : drawing::texts(map)) {
            const scene::Box b = scene::box_of(t);
            least = std::min(least, std::hypot(std::clamp(end.x, b.left, b.right) - end.x,
                                               std::clamp(end.y, b.top, b.bottom) - end.y));
        }
        CHECK(least < 5);
    }
}

TEST_CASE("difference: sides of the dead zone, signs as shapes, limits with signs") {
    const auto areas = drawing::district(3, 2, 2);
    const Atlas atlas = make_atlas({areas});
    DifferenceMap d;
    d.sheet.width = 680;
    d.words = drawing::words();
    const double values[] = {-0.75, -0.25, -0.24, 0.24, 0.25, 0.75};
    for (std::size_t i = 0; i < 6; ++i) {
        AreaFigure a;
        a.area = areas[i].code;
        a.key = areas[i].code;
        a.value = values[i];
        a.label = "镇";
        a.printed = "x";
        d.areas.push_back(a);
    }
    const scene::Figure figure = drawn(d, atlas);
    const char* const roles[] = {"e0", "e1", "e2", "e2", "e3", "e4"};
    for (std::size_t i = 0; i < 6; ++i) CHECK(drawing::has_role(cell_of(figure, areas[i].code).style.role, roles[i]));
    // The sign as a shape beside each figure: two triangles each way, two bars for each of the two level towns. The
    // key has one triangle each way more.
    std::size_t up = 0, down = 0, bars = 0;
    for (const scene::Path& p : drawing::all<scene::Path>(figure)) {
        const bool text_role = drawing::has_role(p.style.role, "t2") || p.style.role.starts_with("k");
        if (!text_role || p.segments.empty()) continue;
        if (p.segments.size() == 5)
            ++bars;
        else if (p.segments[0].to.y < p.segments[1].to.y)
            ++up;
        else
            ++down;
    }
    CHECK(up == 3);
    CHECK(down == 3);
    CHECK(bars == 4);
    std::map<std::string, int> printed;
    for (const scene::Text& t : drawing::texts(figure)) ++printed[t.words];
    CHECK(printed["x"] == 6);
    CHECK(printed["−0.75"] == 1);
    CHECK(printed["+0.25"] == 1);
    d.strong = 0.1;
    CHECK_THROWS_AS(drawn(d, atlas), std::invalid_argument);
}

TEST_CASE("same request, same figure; another order of areas, the same cells") {
    auto areas = drawing::district(4, 3, 9);
    const Atlas atlas = make_atlas({areas});
    const Choropleth c = request(areas);
    const scene::Figure first = drawn(c, atlas);
    CHECK(scene::dump(first) == scene::dump(drawn(c, make_atlas({areas}))));
    std::reverse(areas.begin(), areas.end());
    const scene::Figure turned = drawn(c, make_atlas({areas}));
    for (const AreaFigure& a : c.areas)
        CHECK(cell_of(first, a.key).outline->path_data() == cell_of(turned, a.key).outline->path_data());
}

TEST_CASE("focus: the neighbours are cut at the frame") {
    const auto areas = drawing::district(3, 3, 2);
    const Atlas atlas = make_atlas({areas});
    Choropleth c = request(areas);
    c.areas = {c.areas[4]};
    c.ground.focus = areas[4].code;
    for (const AtlasArea& a : areas) {
        GroundArea g;
        g.area = a.code;
        g.label = "邻镇";
        g.here = a.code == areas[4].code;
        c.ground.areas.push_back(g);
    }
    const scene::Figure figure = drawn(c, atlas);
    drawing::check_texts(figure);
    std::size_t outlines = 0;
    for (const scene::Path& path : drawing::all<scene::Path>(figure)) {
        if (!path.outline || path.outline->contours().empty()) continue;
        ++outlines;
        CHECK(path.outline->bounds().left >= -0.1);
        CHECK(path.outline->bounds().right <= 460.2);  // the map's frame beside a legend column of 196 + 24
        CHECK(path.outline->bounds().bottom <= figure.height);
    }
    CHECK(outlines > 9);
}
