// SPDX-License-Identifier: Apache-2.0
#include "draw/map_marks.hpp"

#include <algorithm>
#include <cmath>

#include "draw/pen.hpp"
#include "draw/roles.hpp"

namespace qm::draw {

using scene::Group;
using scene::Point;

scene::Style state_style(State state) {
    scene::Style style = pen::fill(palette::blank);
    switch (state) {
        case State::no_data:
            style.pattern = scene::Pattern::hatch;
            style.role = role::no_data;
            break;
        case State::small_sample:
            style.pattern = scene::Pattern::dots;
            style.role = role::small_sample;
            break;
        case State::not_applicable:
            style.pattern = scene::Pattern::cross;
            style.role = role::not_applicable;
            break;
        case State::zero:
        case State::value:
            style.fill = palette::page;
            style.role = role::zero;
            break;
    }
    return style;
}

CircleScale CircleScale::up_to(double largest_amount, double largest_radius) {
    CircleScale scale;
    scale.unit = std::min(8.5, largest_radius / std::sqrt(std::max(largest_amount, 1.0)));
    return scale;
}

double CircleScale::radius(double amount) const {
    return std::max(2.0, unit * std::sqrt(amount));
}

void draw_glyph(Group& group, Glyph glyph, const scene::Box& b, scene::Colour colour, const std::string& role) {
    const double middle = (b.left + b.right) / 2;
    const scene::Style style = pen::fill(colour, role);
    switch (glyph) {
        case Glyph::none:
            break;
        case Glyph::rise:
            group.add(pen::polyline({{middle, b.top}, {b.right, b.bottom}, {b.left, b.bottom}}, true, style));
            break;
        case Glyph::fall:
            group.add(pen::polyline({{b.left, b.top}, {b.right, b.top}, {middle, b.bottom}}, true, style));
            break;
        case Glyph::level: {
            const double h = b.height();
            for (const double y : {b.top + 0.2 * h, b.top + 0.62 * h})
                group.add(pen::rectangle({b.left, y, b.right, y + 0.18 * h}, style));
            break;
        }
        case Glyph::field0:
        case Glyph::field1:
        case Glyph::field2:
        case Glyph::field3: {
            const auto field = static_cast<std::size_t>(glyph) - static_cast<std::size_t>(Glyph::field0);
            const double w = b.width() / 2;
            const double left = b.left + (field % 2 == 1 ? w : 0);
            const double top = b.top + (field < 2 ? w : 0);
            group.add(pen::rectangle({left, top, left + w, top + w}, style));
            scene::Style frame = pen::line(colour, 0.9, "s-" + (role.empty() ? std::string{"ink"} : role));
            group.add(pen::rectangle(b, frame));
            break;
        }
    }
}

void draw_clock(Group& group, Point centre, double radius) {
    group.add(pen::symbol(scene::Shape::circle, centre, radius + 2, pen::fill(palette::page, role::page)));
    group.add(pen::symbol(scene::Shape::circle, centre, radius, pen::fill(palette::gap, role::gap)));
    group.add(pen::polyline(
        {{centre.x, centre.y - 0.62 * radius}, centre, {centre.x + 0.43 * radius, centre.y + 0.33 * radius}}, false,
        pen::line(palette::page, radius / 4, "s-bg")));
}

}  // namespace qm::draw
