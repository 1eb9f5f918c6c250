// SPDX-License-Identifier: Apache-2.0
// Labels where there are too many of them, or where they are too long. (3,143 counties: tests/real.)
#include <chrono>
#include <cstdio>

#include "drawing.hpp"

using namespace qm;
using namespace qm::draw;

namespace {

/// Texts that lie on one another, counted by a sweep: too many for every pair.
std::size_t overlaps(const scene::Figure& figure) {
    std::vector<scene::Box> boxes;
    for (const scene::Text& t : drawing::texts(figure)) boxes.push_back(scene::box_of(t));
    std::sort(boxes.begin(), boxes.end(), [](const scene::Box& a, const scene::Box& b) { return a.left < b.left; });
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = i + 1; k < boxes.size() && boxes[k].left < boxes[i].right; ++k)
            count += drawing::overlap(boxes[i], boxes[k]) > 0.3 ? 1U : 0U;
    return count;
}

void check(const char* what, const Request& request, const Atlas& atlas) {
    const auto begin = std::chrono::steady_clock::now();
    const scene::Figure figure = draw::draw(request, atlas, drawing::metrics());
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    const std::size_t found = overlaps(figure);
    std::printf("%-28s texts %5zu  unplaced %5zu  overlaps %zu  (%lld ms)\n", what, drawing::texts(figure).size(),
                figure.unplaced_labels.size(), found, static_cast<long long>(took.count()));
    CHECK(found == 0);
    CHECK(figure.placed_labels.size() + figure.unplaced_labels.size() > 0);
    for (const scene::Text& t : drawing::texts(figure)) {
        const scene::Box box = scene::box_of(t);
        CHECK(box.left >= -0.6);
        CHECK(box.right <= figure.width + 0.6);
    }
}

}  // namespace

TEST_CASE("a thousand parks: no label lies on another, every one is placed or listed") {
    const auto towns = drawing::district(4, 3, 7);
    const auto parks = drawing::district(40, 25, 5, "park");
    auto areas = towns;
    areas.insert(areas.end(), parks.begin(), parks.end());
    const Atlas atlas = make_atlas({areas});
    for (const double width : {358.0, 700.0, 1000.0}) {
        PointMap map;
        map.sheet.title = "园区";
        map.sheet.width = width;
        map.words = drawing::words();
        for (const AtlasArea& t : towns) map.ground.areas.push_back({t.code, "北滘", false, t.code, "", "北滘镇"});
        drawing::Dice dice{9};
        for (std::size_t i = 0; i < parks.size(); ++i) {
            AreaFigure a;
            a.area = parks[i].code;
            a.label = std::to_string(i + 1);
            a.key = a.area;
            a.title = a.label + " 示例产业园";
            map.outlines.push_back(a);
            PointFigure p;
            p.at = {static_cast<std::int32_t>(1130000000 + dice() * 3800000),
                    static_cast<std::int32_t>(226800000 + dice() * 3300000)};
            p.kind = i % 100 == 0 ? PointKind::leader : PointKind::midstream;
            p.title = "示例企业" + std::to_string(i);
            if (p.kind == PointKind::leader) p.label = "示例云岫电器" + std::to_string(i);
            map.points.push_back(p);
        }
        check("1,000 parks", map, atlas);
    }
}

TEST_CASE("long names: no label lies on another, none is cut in the middle") {
    const auto areas = drawing::district(5, 4, 3);
    const Atlas atlas = make_atlas({areas});
    for (const double width : {358.0, 700.0, 1000.0}) {
        Choropleth map;
        map.sheet.title = "长名";
        map.sheet.width = width;
        map.words = drawing::words();
        map.scale.breaks = {1, 2, 3, 4};
        for (std::size_t i = 0; i < areas.size(); ++i) {
            AreaFigure a;
            a.area = areas[i].code;
            a.value = 0.4 * static_cast<double>(i);
            a.printed = "1,234,567.8";
            a.label = i % 2 == 0 ? "积石山保安族东乡族撒拉族自治县" : "Double Springs and Great Northern Heights";
            a.key = a.area;
            map.areas.push_back(a);
        }
        check("long names", map, atlas);
        Schematic tiles;
        tiles.sheet = map.sheet;
        tiles.areas = map.areas;
        tiles.scale = map.scale;
        tiles.words = map.words;
        for (AreaFigure& a : tiles.areas) a.amount = 10 + *a.value;
        check("long names, tiles", tiles, atlas);
        tiles.kind = SchematicKind::circles;
        check("long names, circles", tiles, atlas);
    }
}

TEST_CASE("clusters lose nobody") {
    const auto areas = drawing::district(4, 3, 7);
    const Atlas atlas = make_atlas({areas});
    PointMap map;
    map.sheet.title = "企业";
    map.words = drawing::words();
    for (const AtlasArea& t : areas) map.ground.areas.push_back({t.code, "", false, t.code, "", ""});
    drawing::Dice dice{4};
    for (int i = 0; i < 3000; ++i) {
        PointFigure p;
        const double spread = i % 2 == 0 ? 0.06 : 1;  // half of them in one quarter
        p.at = {static_cast<std::int32_t>(1131000000 + dice() * spread * 2000000),
                static_cast<std::int32_t>(227500000 + dice() * spread * 2000000)};
        p.kind = PointKind::midstream;
        map.points.push_back(p);
    }
    const scene::Figure figure = draw::draw(map, atlas, drawing::metrics());
    std::size_t single = 0, merged = 0;
    for (const scene::Group* g : drawing::groups(figure.root, "points"))
        for (const scene::Group* one : drawing::groups(*g, "firms")) single += one->items.size();
    for (const scene::Group* g : drawing::groups(figure.root, "clusters"))
        for (const scene::Item& item : g->items)
            if (const auto* t = std::get_if<scene::Text>(&item))
                merged += static_cast<std::size_t>(std::stoul(t->words));
    std::printf("3,000 points: %zu alone, %zu in clusters\n", single, merged);
    CHECK(merged > 0);
    CHECK(single + merged == 3000);
}
