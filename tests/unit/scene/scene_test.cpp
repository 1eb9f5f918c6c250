// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace qm::scene;

TEST_CASE("colours are #rrggbb and nothing else") {
    CHECK(colour("#0b57A4") == Colour{0x0b, 0x57, 0xa4});
    CHECK(hex(Colour{0x0b, 0x57, 0xa4}) == "#0b57a4");
    for (const char* bad : {"", "#", "0b57a4", "#0b57a", "#0b57a4f", "#0b57ag", "red", "#fff"}) {
        CHECK_THROWS_AS(colour(bad), std::invalid_argument);
    }
    CHECK_THROWS_AS(colour(nullptr), std::invalid_argument);
}

TEST_CASE("the box of a text follows its anchor") {
    Text text;
    text.at = {100, 50};
    text.size = 10;
    text.width = 30;
    CHECK(box_of(text).left == 100);
    text.anchor = Anchor::middle;
    CHECK(box_of(text).left == 85);
    CHECK(box_of(text).right == 115);
    text.anchor = Anchor::end;
    CHECK(box_of(text).right == 100);
    CHECK(box_of(text).top == Approx(41.2));
    CHECK(box_of(text).bottom == Approx(52.2));
}

TEST_CASE("a group appended stays where it is while more are added") {
    Group root;
    Group& first = root.group("first");
    for (int i = 0; i < 100; ++i) root.group("more");
    first.key = "still-here";
    CHECK(std::get<std::unique_ptr<Group>>(root.items.front())->key == "still-here");
}

// Golden: a change here is a change of every picture test; look at the pictures before accepting it.
TEST_CASE("the dump says everything that painters read") {
    Figure figure;
    figure.name = "map";
    figure.title = "密度（件/百户）";
    figure.description = "say \"it\"";
    figure.width = 720;
    figure.height = 480.5;
    figure.paper = Paper::a3;
    figure.unplaced_labels = {"龙江"};
    Group& town = figure.root.group("town");
    town.id = "town-1";
    town.key = "440606102";
    town.title = "北滘镇\n二行";
    town.href = "town.html";
    Path area;
    area.outline = std::make_shared<Outline>(std::vector<Outline::Contour>{{{{0, 0}, {9, 0}, {9, 9}}, true}});
    area.style.fill = colour("#fdf0d5");
    area.style.stroke = colour("#ffffff");
    area.style.stroke_width = 0.8;
    area.style.pattern = Pattern::dots;
    area.style.opacity = 0.55;
    area.style.role = "area";
    town.add(area);
    Path edge;
    edge.segments = {{Segment::Kind::move, {0, 0}, {}, {}}, {Segment::Kind::cubic, {10, 10}, {5, 0}, {5, 10}}};
    edge.style.dash = {4, 2.5};
    edge.style.arrow = true;
    figure.root.add(edge);
    Text text;
    text.at = {12, 34.5};
    text.words = "北滘";
    text.weight = 600;
    text.anchor = Anchor::end;
    text.halo = colour("#ffffff");
    text.width = 24;
    figure.root.add(text);
    figure.root.add(Symbol{Shape::octagon, {1, 2}, 5, {}});
    CHECK(dump(figure) ==
          "figure \"map\" width=7200 height=4805 paper=a3\n"
          "title \"密度（件/百户）\"\n"
          "description \"say \\\"it\\\"\"\n"
          "unplaced \"龙江\"\n"
          "group\n"
          "  link id=\"town-1\" key=\"440606102\" role=\"town\" href=\"town.html\" title=\"北滘镇\\n二行\"\n"
          "    outline [0 0 90 90 ] m0 0h90v90z fill=#fdf0d5 stroke=#ffffff stroke_width=8 pattern=dots opacity=55% "
          "role=\"area\"\n"
          "  path m0 0c50 0 50 100 100 100 dash=40,25 arrow\n"
          "  text 120,345 \"北滘\" size=120 weight=600 anchor=end #1f2328 halo=#ffffff halo_width=30 width=240\n"
          "  octagon 10,20 radius=50\n");
}
