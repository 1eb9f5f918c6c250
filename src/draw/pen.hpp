// SPDX-License-Identifier: Apache-2.0
// The strokes all figures are made of: short constructors for scene items, and lines of text set to a measure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/palettes.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw::pen {

using scene::Box;
using scene::Colour;
using scene::Point;

scene::Style fill(Colour colour, std::string role = {});
scene::Style line(Colour colour, double width, std::string role = {}, std::vector<double> dash = {});

scene::Path rectangle(const Box& box, scene::Style style);
/// Corners rounded by quarter circles of `radius`.
scene::Path card(const Box& box, double radius, scene::Style style);
scene::Path segment(Point from, Point to, scene::Style style);
scene::Path polyline(const std::vector<Point>& points, bool closed, scene::Style style);
scene::Path outline(scene::OutlinePtr shape, scene::Style style);
scene::Symbol symbol(scene::Shape shape, Point at, double radius, scene::Style style);

struct Type {
    double size = 12.5;
    int weight = 400;
    Colour colour = palette::ink;
    const char* role = "t12";
};

/// Text on its baseline with its measured width.
scene::Text text(const scene::TextMetrics& metrics, std::string words, Point at, const Type& type,
                 scene::Anchor anchor = scene::Anchor::start);

/// Breaks between any two Chinese characters and between Latin words; no line starts with closing punctuation or ends
/// with opening punctuation.
std::vector<std::string> wrapped(const scene::TextMetrics& metrics, std::string_view words, const Type& type,
                                 double width);

/// Sets wrapped lines into the group; returns the y below the last line.
double paragraph(scene::Group& group, const scene::TextMetrics& metrics, std::string_view words, double left,
                 double top, double width, const Type& type, double line_height);

}  // namespace qm::draw::pen
