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
    std::string author;        // PDF metadata
    std::string created;       // "2024-06-30T00:00:00Z": never the clock, same input same bytes
    double png_scale = 2;      // device px per CSS px
    std::string id_prefix;     // inline SVG: prefix of every id, so that two figures can share a page
    std::string stamp;         // printed at the foot of PDF and PNG: 内部, 示例数据 · 纯属虚构 …
};

enum class Format { svg, svg_inline, pdf, png };

/// svg: a stand-alone document with its style inside. svg_inline: an <svg> element for an HTML page (classes kept,
/// no xml header, no style element). pdf, png: Cairo + Pango, always light, with the configured fonts embedded; PDF
/// on the figure's paper. Same figure and options give the same bytes. Throws base::Failure V017 when no
/// configured font family is installed.
std::string paint(const scene::Figure& figure, Format format, const Options& options);

}  // namespace qm::paint
