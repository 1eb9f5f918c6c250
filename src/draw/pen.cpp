// SPDX-License-Identifier: Apache-2.0
#include "draw/pen.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qm::draw::pen {

using scene::Segment;

scene::Style fill(Colour colour, std::string role) {
    scene::Style style;
    style.fill = colour;
    style.role = std::move(role);
    return style;
}

scene::Style line(Colour colour, double width, std::string role, std::vector<double> dash) {
    scene::Style style;
    style.stroke = colour;
    style.stroke_width = width;
    style.dash = std::move(dash);
    style.role = std::move(role);
    return style;
}

scene::Path rectangle(const Box& box, scene::Style style) {
    return polyline({{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}, true,
                    std::move(style));
}

scene::Path card(const Box& b, double radius, scene::Style style) {
    constexpr double arc = 0.4477;  // 1 − 0.5523: control points of a quarter circle, from its corner
    const double r = std::min({radius, b.width() / 2, b.height() / 2});
    const double k = r * arc;
    using K = Segment::Kind;
    scene::Path path;
    path.segments = {
        {K::move, {b.left + r, b.top}, {}, {}},
        {K::line, {b.right - r, b.top}, {}, {}},
        {K::cubic, {b.right, b.top + r}, {b.right - k, b.top}, {b.right, b.top + k}},
        {K::line, {b.right, b.bottom - r}, {}, {}},
        {K::cubic, {b.right - r, b.bottom}, {b.right, b.bottom - k}, {b.right - k, b.bottom}},
        {K::line, {b.left + r, b.bottom}, {}, {}},
        {K::cubic, {b.left, b.bottom - r}, {b.left + k, b.bottom}, {b.left, b.bottom - k}},
        {K::line, {b.left, b.top + r}, {}, {}},
        {K::cubic, {b.left + r, b.top}, {b.left, b.top + k}, {b.left + k, b.top}},
        {K::close, {}, {}, {}},
    };
    path.style = std::move(style);
    return path;
}

scene::Path segment(Point from, Point to, scene::Style style) {
    return polyline({from, to}, false, std::move(style));
}

scene::Path polyline(const std::vector<Point>& points, bool closed, scene::Style style) {
    scene::Path path;
    for (std::size_t i = 0; i < points.size(); ++i)
        path.segments.push_back({i == 0 ? Segment::Kind::move : Segment::Kind::line, points[i], {}, {}});
    if (closed) path.segments.push_back({Segment::Kind::close, {}, {}, {}});
    path.style = std::move(style);
    return path;
}

scene::Path outline(scene::OutlinePtr shape, scene::Style style) {
    scene::Path path;
    path.outline = std::move(shape);
    path.style = std::move(style);
    return path;
}

scene::Symbol symbol(scene::Shape shape, Point at, double radius, scene::Style style) {
    return {shape, at, radius, std::move(style)};
}

scene::Text text(const scene::TextMetrics& metrics, std::string words, Point at, const Type& type,
                 scene::Anchor anchor) {
    scene::Text t;
    t.at = at;
    t.width = metrics.width(words, type.size, type.weight);
    t.words = std::move(words);
    t.size = type.size;
    t.weight = type.weight;
    t.anchor = anchor;
    t.colour = type.colour;
    t.role = type.role;
    return t;
}

namespace {

bool wide(char32_t c) {
    return c >= 0x2e80;
}  // Chinese characters and full-width signs: a line may break around them
bool clings_to_previous(char32_t c) {
    static constexpr std::u32string_view closing = U"，。、；：！？）》」』】〕％…·～—”’,.;:!?)%]}";
    return closing.find(c) != std::u32string_view::npos;
}
bool clings_to_next(char32_t c) {
    static constexpr std::u32string_view opening = U"（《「『【〔“‘([{";
    return opening.find(c) != std::u32string_view::npos;
}

}  // namespace

std::vector<std::string> wrapped(const scene::TextMetrics& metrics, std::string_view words, const Type& type,
                                 double width) {
    // Pieces that must not be broken, each with the blank that follows it.
    std::vector<std::string> pieces;
    char32_t previous = U' ';
    for (const char32_t c : base::code_points(words)) {
        const bool joins = clings_to_previous(c) || clings_to_next(previous) || c == U' ' ||
                           (!wide(c) && !wide(previous) && previous != U' ');
        if (pieces.empty() || !joins) pieces.emplace_back();
        base::append_utf8(pieces.back(), c);
        previous = c;
    }
    std::vector<std::string> lines;
    std::string current;
    for (const std::string& piece : pieces) {
        const std::string longer = current + piece;
        if (!current.empty() && metrics.width(base::trim(longer), type.size, type.weight) > width) {
            lines.emplace_back(base::trim(current));
            current = piece;
        } else {
            current = longer;
        }
    }
    if (!base::trim(current).empty()) lines.emplace_back(base::trim(current));
    return lines;
}

double paragraph(scene::Group& group, const scene::TextMetrics& metrics, std::string_view words, double left,
                 double top, double width, const Type& type, double line_height) {
    for (std::string& words_of_line : wrapped(metrics, words, type, width)) {
        // Baseline so that ascent and descent (0.88 and 0.22 em) are centred in the line.
        const double baseline = top + line_height / 2 + 0.33 * type.size;
        group.add(text(metrics, std::move(words_of_line), {left, baseline}, type));
        top += line_height;
    }
    return top;
}

}  // namespace qm::draw::pen
