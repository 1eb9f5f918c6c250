// SPDX-License-Identifier: Apache-2.0
#include "paint/svg_items.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "paint/shapes.hpp"
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

constexpr int px = 1, in_tenths = 10;  // user units to the px

bool outlines_only(const Item& item) {
    if (const auto* path = std::get_if<Path>(&item)) return path->outline != nullptr;
    const auto* group = std::get_if<std::unique_ptr<Group>>(&item);
    if (group == nullptr || (*group)->items.empty()) return false;
    for (const Item& inner : (*group)->items) {
        if (!outlines_only(inner)) return false;
    }
    return true;
}

// "edge material" → "edge-arrow material-arrow": a page's rule for the line (fill: none) must not reach the head.
std::string arrow_role(const std::string& role) {
    return role.empty() ? "arrow" : base::replaced(role, " ", "-arrow ") + "-arrow";
}

/// The stroke that every path of a run shares is written once, on the element around them.
struct SharedStroke {
    bool same = true;
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

}  // namespace

void SvgItems::items(const std::vector<Item>& list, int unit) {
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
        out_.open("g");
        enter_outlines(
            {list.begin() + static_cast<std::ptrdiff_t>(i), list.begin() + static_cast<std::ptrdiff_t>(end)});
        for (; i < end; ++i) each(list[i], in_tenths);
        inherited_ = nullptr;
        out_.close();
    }
}

// On the open tag of an element that holds only outlines.
void SvgItems::enter_outlines(std::span<const Item> list) {
    out_.attribute_plain("transform", "scale(.1)");
    SharedStroke shared;
    for (const Item& item : list) shared.look(item);
    if (!shared.same) return;
    stroke(*shared.style, in_tenths);
    inherited_ = shared.style;
}

void SvgItems::text(const Text& text) {
    out_.open("text");
    out_.attribute_px("x", text.at.x);
    out_.attribute_px("y", text.at.y);
    out_.attribute_px("font-size", text.size);
    if (text.weight != 400) out_.attribute_plain("font-weight", std::to_string(text.weight));
    if (text.anchor != scene::Anchor::start) {
        out_.attribute_plain("text-anchor", text.anchor == scene::Anchor::middle ? "middle" : "end");
    }
    out_.attribute_colour("fill", text.colour);
    if (text.halo) {
        out_.attribute_colour("stroke", *text.halo);
        out_.attribute_px("stroke-width", text.halo_width);
        out_.attribute_plain("paint-order", "stroke");
    }
    role(text.role);
    out_.words(text.words);
    out_.close();
}

void SvgItems::role(const std::string& name) {
    if (!name.empty()) out_.attribute("class", name);
}

void SvgItems::stroke(const Style& look, int unit) {
    if (!look.stroke) return;
    out_.attribute_colour("stroke", *look.stroke);
    if (look.stroke_width * unit != 1) out_.attribute_px("stroke-width", look.stroke_width * unit);
    if (look.dash.empty()) return;
    std::string dash;
    for (const double length : look.dash) {
        if (!dash.empty()) dash += ' ';
        scene::append_px(dash, scene::tenths(length * unit));
    }
    out_.attribute_plain("stroke-dasharray", dash);
}

void SvgItems::opacity(const Style& look) {
    const int percent = static_cast<int>(std::clamp(look.opacity, 0.0, 1.0) * 100 + 0.5);
    if (percent == 100) return;
    std::string value = (percent < 10 ? ".0" : ".") + std::to_string(percent);
    if (value.back() == '0') value.pop_back();
    out_.attribute_plain("opacity", percent == 0 ? "0" : value);
}

void SvgItems::style(const Style& look, int unit) {
    role(look.role);
    if (look.fill) {
        out_.attribute_colour("fill", *look.fill);
    } else if (look.pattern != Pattern::none) {
        fill_pattern(look, unit);
    }
    if (inherited_ == nullptr) stroke(look, unit);
    opacity(look);
}

void SvgItems::data(const std::string& data, const Style& look, int unit, bool scale) {
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
    opacity(look);
    if (scale) out_.attribute_plain("transform", "scale(.1)");
    out_.attribute_plain("d", data);
    out_.close();
}

void SvgItems::path(const Path& path, int unit) {
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
    look.role = arrow_role(path.style.role);
    data(head.text(), look, px, false);
}

void SvgItems::segments(const std::vector<scene::Segment>& list, const Style& look) {
    PathData drawn{PathData::Unit::px};
    for (const scene::Segment& segment : list) drawn.segment(segment);
    if (!drawn.text().empty()) data(drawn.text(), look, px, false);
}

void SvgItems::symbol(const Symbol& symbol) {
    if (!is_round(symbol.shape)) return segments(shape_of(symbol), symbol.style);
    out_.open("circle");
    style(symbol.style, px);
    out_.attribute_px("cx", symbol.at.x);
    out_.attribute_px("cy", symbol.at.y);
    out_.attribute_px("r", symbol.radius);
    out_.close();
}

void SvgItems::group(const Group& group, int unit) {
    // A link inside a link is not allowed; the outer one wins.
    const std::string address = links_ && !in_link_ ? relative_address(group.href) : std::string{};
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
    if (outlines) enter_outlines(group.items);
    if (!group.title.empty()) {
        out_.open("title");
        out_.words(group.title);
        out_.close();
    }
    in_link_ = in_link_ || !address.empty();
    items(group.items, outlines ? in_tenths : unit);
    if (!address.empty()) in_link_ = false;
    if (outlines) inherited_ = nullptr;
    out_.close();
}

void SvgItems::each(const Item& item, int unit) {
    if (const auto* p = std::get_if<Path>(&item)) return path(*p, unit);
    if (const auto* t = std::get_if<Text>(&item)) return text(*t);
    if (const auto* s = std::get_if<Symbol>(&item)) return symbol(*s);
    group(*std::get<std::unique_ptr<Group>>(item), unit);
}

void SvgItems::fill_pattern(const Style& look, int unit) {
    out_.attribute("fill", "url(#" + out_.reference(patterns_.name(look, unit)) + ")");
}

}  // namespace qm::paint
