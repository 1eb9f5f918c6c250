// SPDX-License-Identifier: Apache-2.0
#include "paint/cairo_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "paint/shapes.hpp"

namespace qm::paint {
namespace {

constexpr double pi = 3.14159265358979323846;
using Kind = scene::Segment::Kind;

void include(scene::Box& box, scene::Point p) {
    box.left = std::min(box.left, p.x);
    box.right = std::max(box.right, p.x);
    box.top = std::min(box.top, p.y);
    box.bottom = std::max(box.bottom, p.y);
}

// Control points included: large enough, and only used to know where a pattern may show.
scene::Box bounds(const std::vector<scene::Segment>& list) {
    scene::Box box{1e9, 1e9, -1e9, -1e9};
    for (const scene::Segment& s : list) {
        if (s.kind == Kind::close) continue;
        include(box, s.to);
        if (s.kind == Kind::cubic) {
            include(box, s.control1);
            include(box, s.control2);
        }
    }
    return box;
}

}  // namespace

void check(cairo_status_t status, const char* what) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw std::runtime_error{std::string{what} + ": " + cairo_status_to_string(status)};
}

CairoCanvas::CairoCanvas(cairo_t* context, const scene::FontChain& fonts, TextAs text_as)
    : context_{context}, fonts_{fonts}, text_as_{text_as} {
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD);
}

void CairoCanvas::items(const std::vector<scene::Item>& list) {
    for (const scene::Item& item : list) {
        if (const auto* p = std::get_if<scene::Path>(&item)) {
            path(*p);
        } else if (const auto* t = std::get_if<scene::Text>(&item)) {
            text(*t);
        } else if (const auto* s = std::get_if<scene::Symbol>(&item)) {
            symbol(*s);
        } else {
            items(std::get<std::unique_ptr<scene::Group>>(item)->items);
        }
    }
}

void CairoCanvas::colour(scene::Colour colour, double opacity) {
    cairo_set_source_rgba(context_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
}

void CairoCanvas::segments(const std::vector<scene::Segment>& list) {
    for (const scene::Segment& s : list) {
        switch (s.kind) {
            case Kind::move:
                cairo_move_to(context_, s.to.x, s.to.y);
                break;
            case Kind::line:
                cairo_line_to(context_, s.to.x, s.to.y);
                break;
            case Kind::cubic:
                cairo_curve_to(context_, s.control1.x, s.control1.y, s.control2.x, s.control2.y, s.to.x, s.to.y);
                break;
            case Kind::close:
                cairo_close_path(context_);
                break;
        }
    }
}

void CairoCanvas::outline(const scene::Outline& outline) {
    for (const scene::Outline::Contour& contour : outline.contours()) {
        for (std::size_t i = 0; i < contour.points.size(); ++i) {
            const scene::Point p = contour.points[i];
            i == 0 ? cairo_move_to(context_, p.x, p.y) : cairo_line_to(context_, p.x, p.y);
        }
        if (contour.closed) cairo_close_path(context_);
    }
}

void CairoCanvas::shape(const scene::Style& style, const scene::Box& box, const std::function<void()>& trace) {
    // Opacity is of the item as a whole, as in SVG: a see-through stroke must not show the fill's edge below it.
    const bool together = style.opacity < 1 && style.stroke && (style.fill || style.pattern != scene::Pattern::none);
    const double opacity = together ? 1 : style.opacity;
    if (together) cairo_push_group(context_);
    cairo_new_path(context_);
    trace();
    if (style.fill) {
        colour(*style.fill, opacity);
        cairo_fill_preserve(context_);
    }
    if (style.pattern != scene::Pattern::none) {
        cairo_save(context_);
        cairo_clip(context_);
        colour(mark_on(style.fill), opacity);
        pattern(style, box);
        cairo_restore(context_);
        trace();
    }
    if (style.stroke && style.stroke_width > 0) {
        colour(*style.stroke, opacity);
        cairo_set_line_width(context_, style.stroke_width);
        cairo_set_dash(context_, style.dash.data(), static_cast<int>(style.dash.size()), 0);
        cairo_stroke(context_);
        cairo_set_dash(context_, nullptr, 0, 0);
    }
    cairo_new_path(context_);
    if (together) {
        cairo_pop_group_to_source(context_);
        cairo_paint_with_alpha(context_, style.opacity);
    }
}

// Tiles lie on one grid for the whole page, so that neighbours with the same pattern join.
void CairoCanvas::pattern(const scene::Style& style, const scene::Box& box) {
    const Tile tile = tile_of(style.pattern);
    cairo_new_path(context_);
    if (tile.line_width == 0) {
        const double first_x = std::floor(box.left / tile.side) * tile.side + tile.side / 2;
        const double first_y = std::floor(box.top / tile.side) * tile.side + tile.side / 2;
        for (double y = first_y; y < box.bottom + tile.side; y += tile.side) {
            for (double x = first_x; x < box.right + tile.side; x += tile.side) {
                cairo_new_sub_path(context_);
                cairo_arc(context_, x, y, tile.dot_radius, 0, 2 * pi);
            }
        }
        cairo_fill(context_);
        return;
    }
    // In the turned space x' = (x + y)/√2 and y' = (y − x)/√2.
    const double root = std::sqrt(0.5);
    const double left = (box.left + box.top) * root, right = (box.right + box.bottom) * root;
    const double top = (box.top - box.right) * root, bottom = (box.bottom - box.left) * root;
    cairo_rotate(context_, pi / 4);
    const auto first = [&](double from) { return std::floor(from / tile.side) * tile.side + tile.side / 2; };
    for (double x = first(left); x < right + tile.side; x += tile.side) {
        cairo_move_to(context_, x, top);
        cairo_line_to(context_, x, bottom);
    }
    for (double y = first(top); tile.level_lines && y < bottom + tile.side; y += tile.side) {
        cairo_move_to(context_, left, y);
        cairo_line_to(context_, right, y);
    }
    cairo_set_line_width(context_, tile.line_width);
    cairo_stroke(context_);
}

void CairoCanvas::path(const scene::Path& path) {
    if (path.outline) {
        return shape(path.style, path.outline->bounds(), [&] { outline(*path.outline); });
    }
    if (!path.style.arrow) {
        return shape(path.style, bounds(path.segments), [&] { segments(path.segments); });
    }
    const Arrow arrow = arrow_of(path);
    shape(path.style, bounds(arrow.shaft), [&] { segments(arrow.shaft); });
    scene::Style head;
    head.fill = path.style.stroke;
    head.opacity = path.style.opacity;
    shape(head, {}, [&] {
        cairo_move_to(context_, arrow.head[0].x, arrow.head[0].y);
        cairo_line_to(context_, arrow.head[1].x, arrow.head[1].y);
        cairo_line_to(context_, arrow.head[2].x, arrow.head[2].y);
        cairo_close_path(context_);
    });
}

void CairoCanvas::symbol(const scene::Symbol& symbol) {
    const double x = symbol.at.x, y = symbol.at.y, r = symbol.radius;
    const std::vector<scene::Segment> drawn = shape_of(symbol);
    shape(symbol.style, {x - r, y - r, x + r, y + r}, [&] {
        if (is_round(symbol.shape)) {
            cairo_arc(context_, x, y, r, 0, 2 * pi);
            cairo_close_path(context_);
        } else {
            segments(drawn);
        }
    });
}

}  // namespace qm::paint
