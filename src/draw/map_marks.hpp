// SPDX-License-Identifier: Apache-2.0
// Marks that map and legend draw alike: fills of what is not a value, circles of an amount, the clock.
#pragma once

#include <cstdint>
#include <string>

#include "draw/map_requests.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

/// Circles whose area is proportional to an amount, never smaller than what holds their number.
struct CircleScale {
    double unit = 0;        // radius of amount 1, px
    double smallest = 8.5;  // px
    static CircleScale up_to(double largest_amount);
    double radius(double amount) const;
};

/// Fill of an area that shows no class: hatch, dots or cross on a pale ground; white for zero.
scene::Style state_style(State state);

/// ▲ ▼ ＝ as shapes: fonts disagree on their size, and the sign of a change must be seen.
enum class Glyph : std::uint8_t { none, fall, level, rise };
void draw_glyph(scene::Group& group, Glyph glyph, const scene::Box& box, scene::Colour colour, const std::string& role);

/// Disc with clock hands: something is overdue here.
void draw_clock(scene::Group& group, scene::Point centre, double radius);

}  // namespace qm::draw
