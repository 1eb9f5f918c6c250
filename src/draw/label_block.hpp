// SPDX-License-Identifier: Apache-2.0
// The layouts a label can take: name over figure, in one line, smaller; with its circle below or beside it, with its
// clock mark. A block is laid out around (0, 0), measured, and drawn where the solver puts it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/map_marks.hpp"
#include "draw/palettes.hpp"
#include "draw/pen.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

struct LabelWords {
    std::string name;
    std::string figure;         // second line; may be empty
    Glyph glyph = Glyph::none;  // before the figure of a difference map
    double circle_radius = 0;
    std::string circle_text;
    bool clock = false;
    double size = 14.5;  // of the name in the first form
};

struct Block {
    std::vector<scene::Text> texts;
    scene::Box core;                // must lie within the area
    std::vector<scene::Box> boxes;  // all parts, for collisions
    Glyph glyph = Glyph::none;
    scene::Box glyph_at;
    bool circle = false;
    scene::Point circle_at;
    double circle_radius = 0;
    std::string circle_text;
    double circle_text_size = 0;
    scene::Point circle_text_at;  // middle of its baseline
    bool circle_text_beside = false;
    bool clock = false;
    scene::Point clock_at;

    std::vector<scene::Box> boxes_at(scene::Point centre) const;
};

inline constexpr double smallest_text = 10.5;  // px; nothing in a figure is smaller

/// Layouts from the most to the least readable. All carry the same words.
std::vector<Block> blocks_of(const LabelWords& words, const scene::TextMetrics& metrics);
/// One line, for a label outside its area.
Block line_block(const LabelWords& words, const scene::TextMetrics& metrics);

/// A single text of its own type (a firm's name).
Block text_block(const std::string& words, const pen::Type& type, const scene::TextMetrics& metrics);

struct BlockInk {
    scene::Colour colour = palette::ink;
    std::string role;  // behind "lb" and "lb2": l0 …
    std::optional<scene::Colour> halo;
};
void draw_block(scene::Group& group, const Block& block, scene::Point centre, const BlockInk& ink,
                const scene::TextMetrics& metrics);

}  // namespace qm::draw
