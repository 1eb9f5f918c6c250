// SPDX-License-Identifier: Apache-2.0
// Figures as SVG. Outlines come encoded, in tenths of a px: what holds only outlines stands under scale(.1), with
// stroke widths times ten; everything else is in px, so that pages can set font sizes and strokes in px.
#include <array>
#include <string>

#include "base/text.hpp"
#include "paint/painters.hpp"
#include "paint/shapes.hpp"
#include "paint/sheet.hpp"
#include "paint/svg_writer.hpp"
#include "scene/path_data.hpp"

namespace qm::paint {
namespace {

using scene::Group;
using scene::Item;
using scene::Path;
using scene::PathData;
using scene::Pattern;
using scene::Style;
using scene::Symbol;
using scene::Text;

constexpr double px = 1, in_tenths = 10;  // factor from px to the units in force

bool outlines_only(const Item& item) {
    if (const auto* path = std::get_if<Path>(&item)) return path->outline != nullptr;
    const auto* group = std::get_if<std::unique_ptr<Group>>(&item);
    if (group == nullptr || (*group)->items.empty()) return false;
    for (const Item& inner : (*group)->items) {
        if (!outlines_only(inner)) return false;
    }
    return true;
}

bool has_links(const Group& group) {
    if (!relative_address(group.href).empty()) return true;
    for (const Item& item : group.items) {
        if (const auto* inner = std::get_if<std::unique_ptr<Group>>(&item); inner && has_links(**inner)) return true;
    }
    return false;
}

/// The stroke that every path of a run shares is written once, on the element around them.
struct SharedStroke {
    bool seen = false, same = true;
    const Style* style = nullptr;

    static bool equal(const Style& a, const Style& b) {
        return a.stroke == b.stroke && a.stroke_width == b.stroke_width && a.dash == b.dash;
    }
    void look(const Item& item) {
        if (const auto* path = std::get_if<Path>(&item)) {
            if (style == nullptr) style = &path->style;
            same = same && equal(*style, path->style);
        } else if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item)) {
            for (const Item& inner : (*group)->items) look(inner);
        }
    }
};

class SvgPainter {
  public:
    SvgPainter(const Options& options, bool links) : out_{options.id_prefix}, links_{links} {}
    SvgWriter out_;

    void defs(const Group& group) {
        find_patterns(group, px);
        bool any = false;
        for (const bool used : used_) any = any || used;
        if (!any) return;
        out_.open("defs");
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (used_[i]) define(i);
        }
        out_.close();
    }

    void items(const std::vector<Item>& list, double unit) {
        for (std::size_t i = 0; i < list.size();) {
            std::size_t end = i;
            if (unit == px) {
                while (end < list.size() && outlines_only(list[end])) ++end;
            }
            if (end - i < 2) {
                each(list[i], unit);
                ++i;
                continue;
            }
            SharedStroke shared;
            for (std::size_t k = i; k < end; ++k) shared.look(list[k]);
            out_.open("g");
            out_.attribute_plain("transform", "scale(.1)");
            if (shared.same) {
                stroke(*shared.style, in_tenths);
                inherited_ = shared.style;
            }
            for (; i < end; ++i) each(list[i], in_tenths);
            inherited_ = nullptr;
            out_.close();
        }
    }

    void text(const Text& text) {
        out_.open("text");
        out_.attribute_px("x", text.at.x);
        out_.attribute_px("y", text.at.y);
        out_.attribute_px("font-size", text.size);
        if (text.weight != 400) out_.attribute_plain("font-weight", std::to_string(text.weight));
        if (text.anchor != scene::Anchor::start) {
            out_.attribute_plain("text-anchor", text.anchor == scene::Anchor::middle ? "middle" : "end");
        }
        out_.attribute_plain("fill", scene::hex(text.colour));
        if (text.halo) {
            out_.attribute_plain("stroke", scene::hex(*text.halo));
            out_.attribute_px("stroke-width", text.halo_width);
            out_.attribute_plain("paint-order", "stroke");
        }
        role(text.role);
        out_.words(text.words);
        out_.close();
    }

  private:
    // Patterns: kind × ground (light, dark) × unit. Ids: hatch, hatch-light, hatch-t, hatch-light-t …
    static constexpr std::size_t slot(Pattern pattern, bool light_marks, double unit) {
        return static_cast<std::size_t>(pattern) * 4 + (light_marks ? 2 : 0) + (unit == px ? 0 : 1);
    }
    static bool light_marks(const Style& style) { return mark_on(style.fill).red == 0xff; }
    static std::string pattern_name(std::size_t slot) {
        constexpr const char* names[] = {"", "hatch", "dots", "cross"};
        return std::string{"pattern-"} + names[slot / 4] + (slot & 2 ? "-light" : "") + (slot & 1 ? "-t" : "");
    }

    void find_patterns(const Group& group, double unit) {
        for (const Item& item : group.items) {
            if (const auto* path = std::get_if<Path>(&item)) {
                used_[slot(path->style.pattern, light_marks(path->style), path->outline ? in_tenths : px)] |=
                    path->style.pattern != Pattern::none;
            } else if (const auto* symbol = std::get_if<Symbol>(&item)) {
                used_[slot(symbol->style.pattern, light_marks(symbol->style), px)] |=
                    symbol->style.pattern != Pattern::none;
            } else if (const auto* inner = std::get_if<std::unique_ptr<Group>>(&item)) {
                find_patterns(**inner, unit);
            }
        }
    }

    void define(std::size_t slot) {
        const Tile tile = tile_of(static_cast<Pattern>(slot / 4));
        const std::string mark = slot & 2 ? "#ffffff" : scene::hex(mark_on({}));
        out_.open("pattern");
        out_.id(pattern_name(slot));
        out_.attribute_px("width", tile.side);
        out_.attribute_px("height", tile.side);
        out_.attribute_plain("patternUnits", "userSpaceOnUse");
        const std::string scale = slot & 1 ? "scale(10)" : "";
        const std::string transform = tile.line_width > 0 ? scale + "rotate(45)" : scale;
        if (!transform.empty()) out_.attribute_plain("patternTransform", transform);
        if (tile.line_width > 0) {
            out_.open("path");
            out_.attribute_plain("class", slot & 2 ? "pattern-line on-dark" : "pattern-line");
            std::string data = "M";
            scene::append_px(data, scene::tenths(tile.side / 2));
            data += " 0v";
            scene::append_px(data, scene::tenths(tile.side));
            if (tile.level_lines) {
                data += "M0 ";
                scene::append_px(data, scene::tenths(tile.side / 2));
                data += "h";
                scene::append_px(data, scene::tenths(tile.side));
            }
            out_.attribute_plain("d", data);
            out_.attribute_plain("stroke", mark);
            out_.attribute_px("stroke-width", tile.line_width);
        } else {
            out_.open("circle");
            out_.attribute_plain("class", slot & 2 ? "pattern-dot on-dark" : "pattern-dot");
            out_.attribute_px("cx", tile.side / 2);
            out_.attribute_px("cy", tile.side / 2);
            out_.attribute_px("r", tile.dot_radius);
            out_.attribute_plain("fill", mark);
        }
        out_.close();
        out_.close();
    }

    void role(const std::string& name) {
        if (!name.empty()) out_.attribute("class", name);
    }

    void stroke(const Style& style, double unit) {
        if (!style.stroke) return;
        out_.attribute_plain("stroke", scene::hex(*style.stroke));
        if (style.stroke_width * unit != 1) out_.attribute_px("stroke-width", style.stroke_width * unit);
        if (style.dash.empty()) return;
        std::string dash;
        for (const double length : style.dash) {
            if (!dash.empty()) dash += ' ';
            scene::append_px(dash, scene::tenths(length * unit));
        }
        out_.attribute_plain("stroke-dasharray", dash);
    }

    void opacity(const Style& style) {
        if (style.opacity >= 1) return;
        const int percent = static_cast<int>(style.opacity * 100 + 0.5);
        std::string value = percent < 10 ? ".0" : ".";
        out_.attribute_plain("opacity", value + std::to_string(percent));
    }

    void style(const Style& style, double unit) {
        role(style.role);
        if (style.fill) {
            out_.attribute_plain("fill", scene::hex(*style.fill));
        } else if (style.pattern != Pattern::none) {
            fill_pattern(style, unit);
        }
        if (inherited_ == nullptr) stroke(style, unit);
        opacity(style);
    }

    void fill_pattern(const Style& style, double unit) {
        out_.attribute("fill",
                       "url(#" + out_.reference(pattern_name(slot(style.pattern, light_marks(style), unit))) + ")");
    }

    void data(const std::string& data, const Style& look, double unit, bool scale) {
        out_.open("path");
        style(look, unit);
        if (scale) out_.attribute_plain("transform", "scale(.1)");
        out_.attribute_plain("d", data);
        out_.close();
        if (!look.fill || look.pattern == Pattern::none) return;
        out_.open("path");
        out_.attribute_plain("class", "pattern");
        fill_pattern(look, unit);
        if (inherited_ != nullptr && inherited_->stroke) out_.attribute_plain("stroke", "none");
        if (scale) out_.attribute_plain("transform", "scale(.1)");
        out_.attribute_plain("d", data);
        out_.close();
    }

    void path(const Path& path, double unit) {
        if (path.outline) {
            if (!path.outline->path_data().empty()) data(path.outline->path_data(), path.style, in_tenths, unit == px);
            return;
        }
        if (!path.style.arrow) return segments(path.segments, path.style);
        const Arrow arrow = arrow_of(path);
        segments(arrow.shaft, path.style);
        PathData head{PathData::Unit::px};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto x = scene::tenths(arrow.head[i].x), y = scene::tenths(arrow.head[i].y);
            i == 0 ? head.move(x, y) : head.line(x, y);
        }
        head.close();
        Style look;
        look.fill = path.style.stroke;
        look.opacity = path.style.opacity;
        look.role = path.style.role.empty() ? "arrow" : path.style.role + " arrow";
        data(head.text(), look, px, false);
    }

    void segments(const std::vector<scene::Segment>& list, const Style& look) {
        PathData drawn{PathData::Unit::px};
        for (const scene::Segment& segment : list) drawn.segment(segment);
        if (!drawn.text().empty()) data(drawn.text(), look, px, false);
    }

    void symbol(const Symbol& symbol) {
        if (!is_round(symbol.shape)) return segments(shape_of(symbol), symbol.style);
        out_.open("circle");
        style(symbol.style, px);
        out_.attribute_px("cx", symbol.at.x);
        out_.attribute_px("cy", symbol.at.y);
        out_.attribute_px("r", symbol.radius);
        out_.close();
    }

    void group(const Group& group, double unit) {
        const std::string address = links_ ? relative_address(group.href) : std::string{};
        bool outlines = unit == px && !group.items.empty();
        for (const Item& item : group.items) outlines = outlines && outlines_only(item);
        const bool plain = address.empty() && group.id.empty() && group.key.empty() && group.role.empty() &&
                           group.title.empty() && !outlines;
        if (plain) return items(group.items, unit);
        out_.open(address.empty() ? "g" : "a");
        if (!group.id.empty()) out_.id(group.id);
        if (!address.empty()) out_.attribute("href", address);
        role(group.role);
        if (!group.key.empty()) out_.attribute("data-key", group.key);
        if (outlines) out_.attribute_plain("transform", "scale(.1)");
        if (!group.title.empty()) {
            out_.open("title");
            out_.words(group.title);
            out_.close();
        }
        items(group.items, outlines ? in_tenths : unit);
        out_.close();
    }

    void each(const Item& item, double unit) {
        if (const auto* p = std::get_if<Path>(&item)) return path(*p, unit);
        if (const auto* t = std::get_if<Text>(&item)) return text(*t);
        if (const auto* s = std::get_if<Symbol>(&item)) return symbol(*s);
        group(*std::get<std::unique_ptr<Group>>(item), unit);
    }

    bool links_;
    std::array<bool, 16> used_{};
    const Style* inherited_ = nullptr;
};

}  // namespace
}  // namespace qm::paint
