// SPDX-License-Identifier: Apache-2.0
// One figure with every kind of item, for the painters' tests.
#pragma once

#include <string>

#include "paint/paint.hpp"

namespace sample {

inline constexpr const char* family = "WenQuanYi Micro Hei";

inline qm::paint::Options options() {
    qm::paint::Options result;
    result.families = {family};
    result.author = "示例局";
    result.created = "2024-06-30T00:00:00Z";
    result.stamp = "示例数据 · 纯属虚构";
    result.png_scale = 1;
    return result;
}

inline qm::scene::OutlinePtr square(double x, double y, double side) {
    using qm::scene::Outline;
    return std::make_shared<Outline>(
        std::vector<Outline::Contour>{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, true}});
}

inline qm::scene::Figure figure() {
    using namespace qm::scene;
    Figure figure;
    figure.name = "map";
    figure.title = "顺德区问题密度（件/百户，2024年6月）";
    figure.description = "北滘镇最高，11 件；没有数据的 1 个。";
    figure.width = 600;
    figure.height = 400;
    Group& towns = figure.root.group("towns");
    for (int i = 0; i < 4; ++i) {
        Group& town = towns.group("town");
        town.id = "town-" + std::to_string(i);
        town.key = town.id;
        town.title = "镇 " + std::to_string(i);
        town.href = "town-" + std::to_string(i) + ".html";
        Path area;
        area.outline = square(20 + i * 100, 20, 100);
        area.style.fill = i == 0 ? std::optional<Colour>{} : colour(i == 1 ? "#8a1220" : "#fdf0d5");
        area.style.pattern = static_cast<Pattern>(i == 0 ? 1 : i == 1 ? 2 : i == 2 ? 3 : 0);
        area.style.stroke = colour("#ffffff");
        area.style.stroke_width = 0.8;
        area.style.role = "area";
        town.add(area);
    }
    Group& labels = figure.root.group("labels");
    Text label;
    label.words = "北滘镇";
    label.at = {70, 70};
    label.anchor = Anchor::middle;
    label.weight = 600;
    label.halo = colour("#ffffff");
    labels.add(label);
    label.words = "𠮷";
    label.at = {200, 200};
    label.weight = 400;
    labels.add(label);
    for (int i = 0; i < 9; ++i) {
        Symbol symbol{static_cast<Shape>(i), {40.0 + i * 40, 250}, 8, {}};
        symbol.style.fill = colour("#0f6b6b");
        symbol.style.stroke = colour("#1f2328");
        symbol.style.stroke_width = 1;
        symbol.style.opacity = i == 3 ? 0.5 : 1;
        figure.root.add(symbol);
    }
    Path edge;
    edge.segments = {{Segment::Kind::move, {40, 300}, {}, {}},
                     {Segment::Kind::cubic, {300, 360}, {170, 300}, {170, 360}}};
    edge.style.stroke = colour("#9b4d96");
    edge.style.stroke_width = 1.3;
    edge.style.dash = {4, 3};
    edge.style.arrow = true;
    edge.style.role = "edge software";
    figure.root.add(edge);
    return figure;
}

}  // namespace sample
