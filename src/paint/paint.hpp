// SPDX-License-Identifier: Apache-2.0
// The door of paint/: a figure to bytes. One row per format in paint.cpp; adding one touches nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

namespace qm::paint {

struct Options {
    std::vector<std::string> families;  // font families in order of preference
    std::string language = "zh-CN";
    std::string author;     // PDF metadata
    std::string created;    // "2024-06-30T00:00:00Z", UTC; empty = 1970. Never the clock: same input same bytes
    double png_scale = 2;   // device px per CSS px
    std::string id_prefix;  // inline SVG: prefix of every id, so that two figures can share a page
    std::string stamp;      // printed at the foot, not of svg_inline: 内部, 示例数据 · 纯属虚构 …
};

enum class Format { svg, svg_inline, pdf, png };

/// svg: a stand-alone document on white, complete in itself: no links, no style element, the fonts named in an
/// attribute. svg_inline: an <svg> element for an HTML page, with links, ids and data-key, no xml header. Both use
/// presentation attributes only, which a page's CSS overrides by the roles: classes of items and groups; "pattern-line"
/// and "pattern-dot" (with "on-dark") for pattern marks; an arrow head has each class of its line with "-arrow" added.
/// Outlines stand under scale(.1): CSS that sets their stroke-width does so in tenths of a px.
/// pdf, png: Cairo, always light, with the configured fonts; PDF on the figure's paper (screen = A4), fonts embedded.
/// All but svg_inline print the title and the description above, unless a text of the figure is the title, and the
/// stamp below. Same figure and options give the same bytes. Thread-safe.
/// Throws base::Failure V017 when no configured font family is installed (svg_inline needs none);
/// std::invalid_argument for a figure without size, a malformed `created`, a PNG above 32767 px; std::logic_error for
/// an id used twice.
std::string paint(const scene::Figure& figure, Format format, const Options& options);

}  // namespace qm::paint
