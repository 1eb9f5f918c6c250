// SPDX-License-Identifier: Apache-2.0
#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

PointMap request(const std::vector<AtlasArea>& areas, double width) {
    PointMap m;
    m.sheet.title = "机器人链企业，按所在环节";
    m.sheet.width = width;
    m.words = drawing::words();
    m.words.legend.clear();
    m.words.period.clear();
    m.kinds = {{PointKind::upstream, "上游"}, {PointKind::downstream, "下游"}, {PointKind::leader, "链主"}};
    for (const AtlasArea& a : areas) {
        GroundArea g;
        g.area = a.code;
        g.label = "镇" + a.code.substr(4);
        m.ground.areas.push_back(g);
    }
    return m;
}

model::LonLat place(drawing::Dice& dice) {
    return {static_cast<std::int32_t>((113.01 + 0.36 * dice()) * 1e7),
            static_cast<std::int32_t>((22.69 + 0.31 * dice()) * 1e7)};
}

scene::Figure drawn(const Request& r, const Atlas& atlas) {
    return draw::draw(r, atlas, drawing::metrics());
}

std::size_t symbols(const scene::Figure& f, const std::string& role) {
    return drawing::all<scene::Symbol>(f, [&](const scene::Symbol& s) { return drawing::has_role(s.style.role, role); })
        .size();
}

}  // namespace

TEST_CASE("one symbol an enterprise, its kind by shape, grouped by key") {
    const auto areas = drawing::district(3, 3, 6);
    const Atlas atlas = make_atlas({areas});
    PointMap m = request(areas, 680);
    drawing::Dice dice{3};
    for (int i = 0; i < 120; ++i) {
        PointFigure p;
        p.at = place(dice);
        p.kind = i < 80 ? PointKind::upstream : PointKind::downstream;
        p.key = i % 2 == 0 ? "link-R101" : "link-R201";
        m.points.push_back(p);
    }
    m.points.push_back({});  // an enterprise without coordinates is not drawn
    m.points.push_back({{1200000000, 300000000}, PointKind::upstream, "", "", "", ""});  // nor one outside the frame
    const scene::Figure figure = drawn(m, atlas);
    CHECK(symbols(figure, "p-U") == 80 + 1);  // and one in the key
    CHECK(symbols(figure, "p-D") == 40 + 1);
    std::size_t grouped = 0;
    for (const scene::Group* g : drawing::groups(figure.root, "firms")) {
        CHECK((g->key == "link-R101" || g->key == "link-R201"));
        grouped += g->items.size();
    }
    CHECK(grouped == 120);
    bool counted = false;
    for (const scene::Text& t : drawing::texts(figure)) counted = counted || t.words == "80";
    CHECK(counted);
    std::reverse(m.points.begin(), m.points.end());
    CHECK(scene::dump(drawn(m, atlas)) == scene::dump(figure));  // rows in any order, the same map
}

TEST_CASE("crowds are merged into circles that do not overlap, and nobody is lost") {
    const auto areas = drawing::district(2, 2, 6);
    const Atlas atlas = make_atlas({areas});
    for (const int count : {3000, 9000}) {
        PointMap m = request(areas, 358);
        drawing::Dice dice{5};
        for (int i = 0; i < count; ++i) {
            PointFigure p;
            p.at = place(dice);
            p.kind = PointKind::upstream;
            m.points.push_back(p);
        }
        const scene::Figure figure = drawn(m, atlas);
        const auto clusters = drawing::groups(figure.root, "clusters");
        REQUIRE(clusters.size() == 1);
        std::vector<scene::Symbol> circles;
        std::size_t merged = 0;
        for (const scene::Item& item : clusters[0]->items) {
            if (const auto* s = std::get_if<scene::Symbol>(&item)) circles.push_back(*s);
            if (const auto* t = std::get_if<scene::Text>(&item)) merged += std::stoul(t->words);
        }
        CHECK(merged + symbols(figure, "p-U") - 1 == static_cast<std::size_t>(count));
        CHECK(symbols(figure, "p-U") <= 2001);
        for (std::size_t i = 0; i < circles.size(); ++i)
            for (std::size_t k = i + 1; k < circles.size(); ++k)
                REQUIRE(std::hypot(circles[i].at.x - circles[k].at.x, circles[i].at.y - circles[k].at.y) >=
                        circles[i].radius + circles[k].radius - 0.01);
        drawing::check_texts(figure);
    }
}

TEST_CASE("names of leaders and towns do not touch, stars stay visible") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto areas = drawing::district(4, 3, seed);
        const Atlas atlas = make_atlas({areas});
        for (const double width : {680.0, 358.0}) {
            PointMap m = request(areas, width);
            drawing::Dice dice{seed};
            for (int i = 0; i < 900; ++i) {
                PointFigure p;
                p.at = place(dice);
                p.kind = PointKind::upstream;
                m.points.push_back(p);
            }
            for (int i = 0; i < 6; ++i) {
                PointFigure p;
                p.at = place(dice);
                p.kind = PointKind::leader;
                p.label = "示例云岫机器人" + std::to_string(i);
                p.title = p.label;
                m.points.push_back(p);
            }
            const scene::Figure figure = drawn(m, atlas);
            INFO("seed " << seed << " width " << width);
            drawing::check_texts(figure);
            std::size_t named = figure.unplaced_labels.size();
            for (const scene::Text& t : drawing::texts(figure))
                if (t.words.starts_with("示例云岫") || t.words.starts_with("镇")) ++named;
            CHECK(named == 12 + 6);
            for (const scene::Symbol& s : drawing::all<scene::Symbol>(
                     figure, [](const scene::Symbol& one) { return one.shape == scene::Shape::star; }))
                for (const scene::Text& t : drawing::texts(figure)) {
                    INFO(t.words);
                    const scene::Box star{s.at.x - 6, s.at.y - 6, s.at.x + 6, s.at.y + 6};
                    CHECK(drawing::overlap(scene::box_of(t), star) <= 0.5);
                }
        }
    }
}

TEST_CASE("a star never stands upon the number of a circle") {
    const auto areas = drawing::district(2, 2, 6);
    const Atlas atlas = make_atlas({areas});
    PointMap m = request(areas, 680);
    drawing::Dice dice{2};
    for (int i = 0; i < 4000; ++i) {
        PointFigure p;
        p.at = {1131000000 + dice.below(1600000), 227500000 + dice.below(1600000)};
        m.points.push_back(p);
        if (i % 400 != 0) continue;
        p.kind = PointKind::leader;  // in the thick of it
        m.points.push_back(p);
    }
    const scene::Figure figure = drawn(m, atlas);
    const auto clusters = drawing::groups(figure.root, "clusters");
    REQUIRE(clusters.size() == 1);
    const auto stars = drawing::all<scene::Symbol>(
        figure, [](const scene::Symbol& s) { return s.shape == scene::Shape::star && s.radius > 7; });
    REQUIRE(stars.size() == 10);
    for (const scene::Item& item : clusters[0]->items)
        if (const auto* circle = std::get_if<scene::Symbol>(&item))
            for (const scene::Symbol& star : stars)
                CHECK(std::hypot(star.at.x - circle->at.x, star.at.y - circle->at.y) > circle->radius + star.radius);
}

TEST_CASE("a park page: the park large, its town around it, parks numbered") {
    const auto towns = drawing::district(3, 3, 6);
    auto input = towns;
    const auto parks = drawing::district(30, 30, 2, "park");
    input.push_back(parks[433]);
    input.push_back(parks[436]);
    const Atlas atlas = make_atlas({input});
    PointMap m = request(towns, 680);
    for (const std::size_t i : {433U, 436U}) {
        AreaFigure a;
        a.area = parks[i].code;
        a.label = std::to_string(i);
        a.key = "park-" + a.area;
        a.href = "park.html";
        m.outlines.push_back(a);
    }
    m.ground.focus = parks[433].code;
    const scene::Figure figure = drawn(m, atlas);
    drawing::check_texts(figure);
    double widest = 0;
    for (const scene::Path& p : drawing::all<scene::Path>(figure, [](const scene::Path& path) {
             return path.outline && drawing::has_role(path.style.role, "here");
         }))
        widest = std::max({widest, p.outline->bounds().width(), p.outline->bounds().height()});
    CHECK(widest > 200);
    const auto groups = drawing::groups(figure.root, "area");
    REQUIRE_FALSE(groups.empty());
    CHECK(groups[0]->href == "park.html");
}
