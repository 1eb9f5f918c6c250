// SPDX-License-Identifier: Apache-2.0
// Marks that map and legend draw alike: fills of what is not a value, circles of an amount, the clock.
#pragma once

#include <cstdint>
#include <string>

#include "draw/map_requests.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

/// Circles whose area is proportional to an amount; what would be too small to be seen is drawn with 2 px. A number
/// that a circle cannot hold stands beside it: a circle that grew for its number would lie.
struct CircleScale {
    double unit = 0;  // radius of amount 1, px
    static CircleScale up_to(double largest_amount, double largest_radius = 22);
    double radius(double amount) const;
};

/// Fill of an area that shows no class: hatch, dots or cross on a pale ground; white for zero.
scene::Style state_style(State state);

/// ▲ ▼ ＝ as shapes: fonts disagree on their size, and the sign of a change must be seen. field0 … field3: four fields,
/// one of them full, as in the key of two measures (first high: right, second high: above).
enum class Glyph : std::uint8_t { none, fall, level, rise, field0, field1, field2, field3 };
void draw_glyph(scene::Group& group, Glyph glyph, const scene::Box& box, scene::Colour colour, const std::string& role);

/// Disc with clock hands: something is overdue here.
void draw_clock(scene::Group& group, scene::Point centre, double radius);

}  // namespace qm::draw
