// SPDX-License-Identifier: Apache-2.0
// The briefing card: 540 × 720 px, painted twice as large (1080 × 1440). The map is drawn for its place on the card,
// not made smaller, so its labels are placed anew and its letters keep their size.
#include <algorithm>
#include <cmath>
#include <type_traits>

#include "draw/draw.hpp"
#include "draw/figures.hpp"
#include "draw/furniture.hpp"
#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Box;
using scene::Group;
using scene::Point;

constexpr double width = 540, height = 720, margin = 22;

void move(Group& group, Point by) {
    const auto moved = [by](Point p) { return Point{p.x + by.x, p.y + by.y}; };
    for (scene::Item& item : group.items) {
        if (auto* path = std::get_if<scene::Path>(&item)) {
            if (path->outline) {
                auto contours = path->outline->contours();
                for (auto& contour : contours)
                    for (Point& p : contour.points) p = moved(p);
                path->outline = std::make_shared<const scene::Outline>(std::move(contours));
            }
            for (scene::Segment& s : path->segments) s = {s.kind, moved(s.to), moved(s.control1), moved(s.control2)};
        } else if (auto* text = std::get_if<scene::Text>(&item)) {
            text->at = moved(text->at);
        } else if (auto* symbol = std::get_if<scene::Symbol>(&item)) {
            symbol->at = moved(symbol->at);
        } else {
            move(*std::get<std::unique_ptr<Group>>(item), by);
        }
    }
}

double draw_keys(Group& group, const BriefingCard& card, const scene::TextMetrics& metrics, double top) {
    const double column = (width - 2 * margin) / 3;
    const double room = column - 12;
    const pen::Type label{13, 400, palette::secondary, "t13 t2"};
    std::size_t lines = 1;
    for (const BriefingCard::Key& key : card.keys)
        lines = std::max(lines, pen::wrapped(metrics, key.label, label, room).size());
    double bottom = top;
    for (std::size_t i = 0; i < card.keys.size(); ++i) {
        const BriefingCard::Key& key = card.keys[i];
        const double left = margin + static_cast<double>(i) * column;
        pen::paragraph(group, metrics, key.label, left, top + 4, room, label, 18);
        double size = 34;
        const double unit = key.unit.empty() ? 0 : metrics.width(key.unit, 14);
        while (size > 16 && metrics.width(key.value, size, 600) + unit > room) size -= 2;
        double y = top + 4 + static_cast<double>(lines) * 18 + 34;
        group.add(pen::text(metrics, key.value, {left, y}, {size, 600, palette::ink, "b6"}));
        if (!key.unit.empty())
            group.add(pen::text(metrics, key.unit, {left + metrics.width(key.value, size, 600), y}, label));
        y = pen::paragraph(group, metrics, key.note, left, y + 6, room,
                           {12.5, 400, palette::secondary, role::small_secondary}, 17);
        bottom = std::max(bottom, y);
    }
    return bottom;
}

}  // namespace

scene::Figure draw_card(const BriefingCard& card, const Atlas& atlas, const scene::TextMetrics& metrics) {
    scene::Figure figure;
    figure.name = card.sheet.name;
    figure.description = card.sheet.description;
    figure.width = width;
    figure.height = height;
    Group& group = figure.root.group("card");
    group.add(pen::rectangle({0, 0, width, 7}, pen::fill(palette::ink, role::ink)));
    double y = pen::paragraph(group, metrics, card.sheet.title, margin, 18, width - 2 * margin,
                              {24, 600, palette::ink, "b6"}, 32);
    y = pen::paragraph(group, metrics, card.sheet.subtitle, margin, y, width - 2 * margin,
                       {13, 400, palette::secondary, "t13 t2"}, 19);
    if (!card.stamp.empty())
        y = pen::paragraph(group, metrics, card.stamp, margin, y, width - 2 * margin, {13, 600, palette::gap, "t13 b6"},
                           19);
    y += 8;
    group.add(pen::segment({margin, y}, {width - margin, y}, pen::line(palette::ink, 1.2, role::ink_line)));
    y = draw_keys(group, card, metrics, y + 4) + 6;
    group.add(pen::segment({margin, y}, {width - margin, y}, pen::line(palette::line, 1, role::pale_line)));
    y += 10;

    // The foot first: what it leaves is for the map.
    Group foot;
    double below = 0;
    for (const std::string& line : {card.sheet.review, card.sheet.source})
        if (!line.empty())
            below = pen::paragraph(foot, metrics, line, margin, below, width - 2 * margin,
                                   {11, 400, palette::secondary, role::small_secondary}, 15);
    const double foot_top = height - below - 12;
    move(foot, {0, foot_top});

    const auto drawn = [&](double most) {
        return std::visit(
            [&](auto request) {
                request.sheet.width = width - 2 * margin;
                request.sheet.heading = request.sheet.footer = false;
                request.sheet.map_height = most;
                // The key of a scale is tall, that of symbols is not.
                request.sheet.legend_beside = std::is_same_v<decltype(request), Choropleth>;
                return draw(Request{std::move(request)}, atlas, metrics);
            },
            card.map);
    };
    const double room = foot_top - 8 - y;
    double most = room;
    scene::Figure map = drawn(most);
    for (int turn = 0; turn < 4 && map.height > room && most > 120; ++turn) {
        most -= std::min(map.height - room + 2, most - 120);
        map = drawn(most);
    }
    move(map.root, {margin, y});
    figure.unplaced_labels = map.unplaced_labels;
    figure.root.items.push_back(std::make_unique<Group>(std::move(map.root)));
    figure.root.items.push_back(std::make_unique<Group>(std::move(foot)));
    return figure;
}

}  // namespace qm::draw
