// SPDX-License-Identifier: Apache-2.0
#include "draw/charts.hpp"

#include "draw/palettes.hpp"
#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

scene::Figure drawn(const Request& r) {
    return draw::draw(r, make_atlas({}), drawing::metrics());
}

Trend trend(const std::vector<double>& values) {
    Trend t;
    t.sheet.width = 420;
    t.sheet.title = "整改合格率";
    for (std::size_t i = 0; i < values.size(); ++i) {
        TrendMonth m;
        m.label = std::to_string(i + 1) + "月";
        if (values[i] >= 0) {
            m.value = values[i];
            m.printed = std::to_string(static_cast<int>(values[i])) + "%";
        }
        t.months.push_back(m);
    }
    return t;
}

std::vector<scene::Path> lines(const scene::Figure& f, const std::string& role) {
    return drawing::all<scene::Path>(f, [&](const scene::Path& p) { return drawing::has_role(p.style.role, role); });
}

}  // namespace

TEST_CASE("a missing month is a gap, never a zero and never bridged") {
    const scene::Figure figure = drawn(trend({90, 91, -1, 93, -1, 95, 96}));
    const auto parts = lines(figure, "s-bar");
    REQUIRE(parts.size() == 2);  // 90–91, 95–96; 93 stands alone as a dot
    CHECK(parts[0].segments.size() == 2);
    CHECK(parts[1].segments.size() == 2);
    drawing::check_texts(figure);
    bool last = false;
    for (const scene::Text& t : drawing::texts(figure)) last = last || (t.words == "96%" && t.weight == 600);
    CHECK(last);
}

TEST_CASE("the newest value is labelled even when newer months are missing; nothing at all still draws") {
    const scene::Figure figure = drawn(trend({90, 92, -1}));
    bool labelled = false;
    for (const scene::Text& t : drawing::texts(figure)) labelled = labelled || (t.words == "92%" && t.weight == 600);
    CHECK(labelled);
    CHECK(drawn(trend({-1, -1})).height > 0);
    CHECK(drawn(trend({})).height > 0);
    drawing::check_texts(drawn(trend({50})));
    drawing::check_texts(drawn(trend({50, 50, 50})));
}

TEST_CASE("a target is a line of the same scale") {
    Trend t = trend({90, 95});
    t.target = 100;
    t.target_label = "目标 100%";
    const scene::Figure figure = drawn(t);
    drawing::check_texts(figure);
    const auto target = lines(figure, "ldr");
    REQUIRE(target.size() == 1);
    const double y = target[0].segments[0].to.y;
    for (const scene::Path& p : lines(figure, "s-bar"))
        for (const scene::Segment& s : p.segments) CHECK(s.to.y > y);
}

TEST_CASE("a sparkline keeps its size and ends in a dot, hollow when the newest month is missing") {
    Trend t = trend({3, 5, 4});
    t.sparkline = true;
    t.sheet.heading = t.sheet.footer = false;
    t.sheet.width = 72;
    t.height = 22;
    const scene::Figure figure = drawn(t);
    CHECK(figure.width == 72);
    CHECK(figure.height == 22);
    CHECK(drawing::texts(figure).empty());
    const auto dots = drawing::all<scene::Symbol>(figure);
    REQUIRE(dots.size() == 1);
    CHECK(*dots[0].style.fill == palette::ink);
    t.months.push_back({});
    CHECK(*drawing::all<scene::Symbol>(drawn(t))[0].style.fill == palette::page);
}

TEST_CASE("bars are in proportion, missing values have none") {
    Bars b;
    b.sheet.width = 460;
    for (const double v : {4.0, 2.0, 0.0}) {
        BarRow r;
        r.label = "北滘市场监管所";
        r.value = v;
        r.printed = "4";
        r.tone = "sev1";
        b.rows.push_back(r);
    }
    b.rows.push_back({});
    const scene::Figure figure = drawn(b);
    drawing::check_texts(figure);
    const auto bars = lines(figure, "f-sev1");
    REQUIRE(bars.size() == 2);
    const auto length = [](const scene::Path& p) { return p.segments[1].to.x - p.segments[0].to.x; };
    CHECK(length(bars[0]) == Approx(2 * length(bars[1])));
    b.rows[0].tone = "loud";
    CHECK_THROWS_AS(drawn(b), std::invalid_argument);
}

TEST_CASE("rate bar: both bases, 0 of 0 has no bar") {
    RateBar r;
    r.sheet.width = 202;
    r.sheet.heading = r.sheet.footer = false;
    r.due = 0.5;
    r.all = 0.25;
    const scene::Figure figure = drawn(r);
    const auto right = [](const scene::Path& p) { return p.segments[1].to.x; };
    CHECK(right(lines(figure, "f-bar").at(0)) == Approx(100));
    CHECK(right(lines(figure, "f-bar2").at(0)) == Approx(50));
    CHECK(lines(figure, "f-ink").size() == 1);
    r.due.reset();
    r.all.reset();
    const scene::Figure none = drawn(r);
    CHECK(lines(none, "f-bar").empty());
    CHECK(lines(none, "f-bar2").empty());
    r.reached = true;
    r.due = 1;
    CHECK(lines(drawn(r), "f-ok").size() == 1);
}

TEST_CASE("headings stand upright in Chinese and lie in rows otherwise") {
    CHECK(upright("3D相机MCU") == std::vector<std::string>{"3D", "相", "机", "MCU"});
    CHECK(upright("电机") == std::vector<std::string>{"电", "机"});
    CHECK(can_stand_upright("AGV电池组"));
    CHECK_FALSE(can_stand_upright("precision reducers"));
}

TEST_CASE("supports table: every cell once, wide as columns, narrow and Latin as rows") {
    HeatTable h;
    h.sheet.title = "四项支撑";
    h.total_heading = "缺项";
    for (int c = 0; c < 27; ++c)
        h.columns.push_back({"精密减速器与传动", c < 9 ? "上游" : "下游", "link-" + std::to_string(c), "#"});
    for (const char* name : {"标准", "计量", "检测", "认证"}) {
        HeatRow row;
        row.heading = name;
        row.total = "3";
        for (int c = 0; c < 27; ++c)
            row.cells.push_back(
                {c % 2 == 0 ? Support::present : Support::absent, c % 2 == 0 ? "有" : "缺", c == 5, ""});
        h.rows.push_back(row);
    }
    for (const double width : {1152.0, 358.0}) {
        h.sheet.width = width;
        const scene::Figure figure = drawn(h);
        drawing::check_texts(figure);
        CHECK(drawing::groups(figure.root, "cellm").size() == 108);
        std::size_t present = 0;
        for (const scene::Text& t : drawing::texts(figure)) present += t.words == "有";
        CHECK(present == 56);
        CHECK(lines(figure, "bd0").size() == 52);  // absent is dashed, not only red
        CHECK((figure.height > figure.width) == (width == 358));
    }
    h.sheet.width = 1152;
    for (HeatColumn& c : h.columns) c.heading = "precision reducers";
    CHECK(drawn(h).height > 700);
}

TEST_CASE("ramps: names, counts, text that can be read") {
    CHECK(palette::sequential("warm", 5)[4].fill == scene::colour("#8a1220"));
    CHECK(palette::sequential("cool", 5)[0].fill == scene::colour("#ffffcc"));
    CHECK(palette::diverging()[0].fill == scene::colour("#5e3c99"));  // fall is purple
    CHECK_THROWS_AS(palette::sequential("rainbow", 5), std::invalid_argument);
    CHECK_THROWS_AS(palette::sequential("warm", 0), std::invalid_argument);
    for (const char* name : {"warm", "cool", "cividis"})
        for (std::size_t n = 1; n <= 7; ++n) {
            const auto shades = palette::sequential(name, n);
            REQUIRE(shades.size() == n);
            for (std::size_t i = 0; i < n; ++i) {
                CHECK((shades[i].halo || palette::contrast(shades[i].fill, shades[i].text) >= 4));
                for (std::size_t k = i + 1; k < n; ++k) {
                    CHECK_FALSE(shades[i].fill == shades[k].fill);
                    CHECK(shades[i].role != shades[k].role);
                }
            }
        }
    CHECK(palette::contrast(palette::page, {0, 0, 0}) == Approx(21));
}
