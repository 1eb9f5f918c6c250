// SPDX-License-Identifier: Apache-2.0
#include "draw/label_block.hpp"

#include <algorithm>

#include "draw/map_marks.hpp"
#include "draw/roles.hpp"

namespace qm::draw {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Point;
using scene::TextMetrics;

constexpr double clock_radius = 6;

Box moved(const Box& b, Point by) {
    return {b.left + by.x, b.top + by.y, b.right + by.x, b.bottom + by.y};
}

Box around(const std::vector<Box>& boxes) {
    Box all = boxes.front();
    for (const Box& b : boxes)
        all = {std::min(all.left, b.left), std::min(all.top, b.top), std::max(all.right, b.right),
               std::max(all.bottom, b.bottom)};
    return all;
}

void centre(Block& block) {
    const Box all = around(block.boxes);
    const Point by{-(all.left + all.right) / 2, -(all.top + all.bottom) / 2};
    for (scene::Text& t : block.texts) t.at = {t.at.x + by.x, t.at.y + by.y};
    for (Box& b : block.boxes) b = moved(b, by);
    block.circle_at = {block.circle_at.x + by.x, block.circle_at.y + by.y};
    block.circle_text_at = {block.circle_text_at.x + by.x, block.circle_text_at.y + by.y};
    block.clock_at = {block.clock_at.x + by.x, block.clock_at.y + by.y};
    block.glyph_at = moved(block.glyph_at, by);
    block.core = moved(all, by);
}

enum class CirclePlace { below, right };

struct Form {
    double name, figure;  // text sizes, px
    bool one_line;
    CirclePlace circle;
};

Block laid_out(const LabelWords& w, const Form& form, const TextMetrics& metrics) {
    Block block;
    const pen::Type name_type{form.name, 600, palette::ink, role::name};
    const pen::Type figure_type{form.figure, 400, palette::ink, role::figure};
    const auto put = [&](scene::Text text) {
        block.boxes.push_back(scene::box_of(text));
        block.texts.push_back(std::move(text));
    };
    const double glyph =
        w.glyph == Glyph::none ? 0 : 0.72 * form.figure;  // its side; a third of it parts it from the figure
    const double figure = w.figure.empty() ? 0 : metrics.width(w.figure, form.figure) + 1.35 * glyph;
    const double name = metrics.width(w.name, form.name, 600);
    const double gap = w.figure.empty() ? 0 : 0.35 * form.name;
    // Centred words stay centred when a browser's font is a little wider than ours.
    put(pen::text(metrics, w.name, {0, 0}, name_type, form.one_line ? Anchor::start : Anchor::middle));
    if (!w.figure.empty()) {
        const double left = form.one_line ? name + gap : -figure / 2;
        const double baseline = form.one_line ? 0 : 0.22 * form.name + 1.12 * form.figure;
        if (form.one_line || glyph > 0)
            put(pen::text(metrics, w.figure, {left + 1.35 * glyph, baseline}, figure_type));
        else
            put(pen::text(metrics, w.figure, {0, baseline}, figure_type, Anchor::middle));
        if (glyph > 0) {
            block.glyph = w.glyph;
            const double middle = baseline - 0.36 * form.figure;
            block.glyph_at = {left, middle - glyph / 2, left + glyph, middle + glyph / 2};
            block.boxes.push_back(block.glyph_at);
        }
    }
    if (w.circle_radius > 0) {
        const Box text = around(block.boxes);
        const double r = w.circle_radius + 1;
        block.circle = true;
        block.circle_radius = w.circle_radius;
        block.circle_text = w.circle_text;
        block.circle_at = form.circle == CirclePlace::below ? Point{(text.left + text.right) / 2, text.bottom + 3 + r}
                                                            : Point{text.right + 5 + r, (text.top + text.bottom) / 2};
        const double size = block.circle_text_size = w.circle_radius < 9 ? 12 : 13;
        const double half = metrics.width(w.circle_text, size, 600) / 2;
        block.circle_text_beside = half + 2 > w.circle_radius;
        if (block.circle_text_beside && form.circle == CirclePlace::below) block.circle_at.x -= half + 1;
        block.circle_text_at = {block.circle_at.x + (block.circle_text_beside ? r + 2 + half : 0),
                                block.circle_at.y + 0.35 * size};
        Box all{block.circle_at.x - r, block.circle_at.y - r, block.circle_at.x + r, block.circle_at.y + r};
        if (block.circle_text_beside) {
            // One box: circle and number belong together.
            all.right = block.circle_text_at.x + half + 1;
            all.top = std::min(all.top, block.circle_text_at.y - 0.88 * size);
            all.bottom = std::max(all.bottom, block.circle_text_at.y + 0.22 * size);
            if (form.circle == CirclePlace::below) {
                const double down = std::max(0.0, text.bottom + 2 - all.top);
                all.top += down;
                all.bottom += down;
                block.circle_at.y += down;
                block.circle_text_at.y += down;
            }
        }
        block.boxes.push_back(all);
    }
    centre(block);
    if (w.clock) {
        // In a line the clock stands behind the words; otherwise it hangs at the corner and may cross the border of
        // its area, so it is not part of the core.
        const double r = clock_radius + 1;
        block.clock = true;
        block.clock_at = form.one_line ? Point{block.core.right + 2 + r, 0}
                                       : Point{block.core.right + clock_radius + 2, block.core.top - clock_radius + 4};
        block.boxes.push_back({block.clock_at.x - r, block.clock_at.y - r, block.clock_at.x + r, block.clock_at.y + r});
        if (form.one_line) centre(block);
    }
    return block;
}

}  // namespace

std::vector<Box> Block::boxes_at(Point at) const {
    std::vector<Box> result;
    for (const Box& b : boxes) result.push_back(moved(b, at));
    return result;
}

std::vector<Block> blocks_of(const LabelWords& words, const TextMetrics& metrics) {
    using enum CirclePlace;
    std::vector<Block> blocks;
    const bool circle = words.circle_radius > 0;
    for (const double scale : {1.0, 0.88, 0.78}) {
        const double name = std::max(words.size * scale, smallest_text);
        const double figure = std::max((words.size - 1) * scale, smallest_text);
        blocks.push_back(laid_out(words, {name, figure, false, below}, metrics));
        if (circle) blocks.push_back(laid_out(words, {name, figure, false, right}, metrics));
        if (!words.figure.empty() && scale < 1) blocks.push_back(laid_out(words, {name, figure, true, right}, metrics));
        if (name <= smallest_text) break;
    }
    return blocks;
}

Block line_block(const LabelWords& words, const TextMetrics& metrics) {
    const double size = std::clamp(words.size - 2, smallest_text, 12.5);
    return laid_out(words, {size, size, true, CirclePlace::right}, metrics);
}

Block text_block(const std::string& words, const pen::Type& type, const TextMetrics& metrics) {
    Block block;
    block.texts.push_back(pen::text(metrics, words, {0, 0}, type));
    block.boxes.push_back(scene::box_of(block.texts.front()));
    centre(block);
    return block;
}

void draw_block(scene::Group& group, const Block& block, Point at, const BlockInk& ink, const TextMetrics& metrics) {
    for (scene::Text text : block.texts) {
        text.at = {text.at.x + at.x, text.at.y + at.y};
        text.colour = ink.colour;
        if (!ink.role.empty()) text.role += " " + ink.role;
        text.halo = ink.halo;
        group.add(std::move(text));
    }
    if (block.glyph != Glyph::none) draw_glyph(group, block.glyph, moved(block.glyph_at, at), ink.colour, ink.role);
    if (block.circle) {
        const Point c{block.circle_at.x + at.x, block.circle_at.y + at.y};
        scene::Style style = pen::fill(palette::page, role::circle);
        style.stroke = palette::ink;
        style.stroke_width = 1.8;
        group.add(pen::symbol(scene::Shape::circle, c, block.circle_radius, std::move(style)));
        scene::Text number =
            pen::text(metrics, block.circle_text, {block.circle_text_at.x + at.x, block.circle_text_at.y + at.y},
                      {block.circle_text_size, 600, palette::ink, role::circle_text}, Anchor::middle);
        if (block.circle_text_beside) {
            number.colour = ink.colour;
            number.role = std::string{role::figure} + (ink.role.empty() ? "" : " " + ink.role);
            number.halo = ink.halo;
        }
        group.add(std::move(number));
    }
    if (block.clock) draw_clock(group, {block.clock_at.x + at.x, block.clock_at.y + at.y}, clock_radius);
}

}  // namespace qm::draw
