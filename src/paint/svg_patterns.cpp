// SPDX-License-Identifier: Apache-2.0
#include "paint/svg_patterns.hpp"

#include <algorithm>
#include <cstddef>

#include "paint/shapes.hpp"
#include "scene/path_data.hpp"

namespace qm::paint {
namespace {

using scene::Pattern;
using scene::Style;

constexpr scene::Colour white{0xff, 0xff, 0xff};

std::size_t slot_of(const Style& style, int unit) {
    return static_cast<std::size_t>(style.pattern) * 4 + (mark_on(style.fill) == white ? 2 : 0) + (unit == 1 ? 0 : 1);
}

std::string name_of(std::size_t slot) {
    constexpr const char* names[] = {"none", "hatch", "dots", "cross"};
    return std::string{names[slot / 4]} + (slot & 2 ? "-light" : "") + (slot & 1 ? "-t" : "");
}

std::string lines(const Tile& tile) {
    std::string middle, side;
    scene::append_px(middle, scene::tenths(tile.side / 2));
    scene::append_px(side, scene::tenths(tile.side));
    std::string data = "M" + middle + " 0v" + side;
    if (tile.level_lines) data += "M0 " + middle + "h" + side;
    return data;
}

void define_one(SvgWriter& out, std::size_t slot) {
    const Tile tile = tile_of(static_cast<Pattern>(slot / 4));
    const scene::Colour mark = slot & 2 ? white : mark_on({});
    const bool lined = tile.line_width > 0;
    const std::string transform = std::string{slot & 1 ? "scale(10)" : ""} + (lined ? "rotate(45)" : "");
    out.open("pattern");
    out.id(name_of(slot));
    out.attribute_px("width", tile.side);
    out.attribute_px("height", tile.side);
    out.attribute_plain("patternUnits", "userSpaceOnUse");
    if (!transform.empty()) out.attribute_plain("patternTransform", transform);
    out.open(lined ? "path" : "circle");
    out.attribute_plain("class", std::string{lined ? "pattern-line" : "pattern-dot"} + (slot & 2 ? " on-dark" : ""));
    out.attribute_colour(lined ? "stroke" : "fill", mark);
    if (lined) {
        out.attribute_px("stroke-width", tile.line_width);
        out.attribute_plain("d", lines(tile));
    } else {
        out.attribute_px("cx", tile.side / 2);
        out.attribute_px("cy", tile.side / 2);
        out.attribute_px("r", tile.dot_radius);
    }
    out.close();
    out.close();
}

}  // namespace

std::string SvgPatterns::name(const Style& style, int unit) {
    return name_of(slot_of(style, unit));
}

void SvgPatterns::find(const scene::Group& group) {
    for (const scene::Item& item : group.items) {
        const Style* style = nullptr;
        int unit = 1;
        if (const auto* path = std::get_if<scene::Path>(&item)) {
            style = &path->style;
            unit = path->outline ? 10 : 1;
        } else if (const auto* symbol = std::get_if<scene::Symbol>(&item)) {
            style = &symbol->style;
        } else if (const auto* inner = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            find(**inner);
        }
        if (style != nullptr && style->pattern != Pattern::none) used_[slot_of(*style, unit)] = true;
    }
}

void SvgPatterns::define(SvgWriter& out) const {
    if (std::none_of(used_.begin(), used_.end(), [](bool used) { return used; })) return;
    out.open("defs");
    for (std::size_t slot = 0; slot < used_.size(); ++slot) {
        if (used_[slot]) define_one(out, slot);
    }
    out.close();
}

}  // namespace qm::paint
