// SPDX-License-Identifier: Apache-2.0
// Draws a figure's items on a Cairo context, for PDF and PNG alike. User space is px.
#pragma once

#include <cairo.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "scene/fonts.hpp"
#include "scene/scene.hpp"

namespace qm::paint {

class CairoCanvas {
  public:
    /// As glyphs, text can be searched and copied (PDF). As outlines it stands at exact positions: Cairo 1.16 moves
    /// the glyphs of a raster to whole pixels.
    enum class TextAs { glyphs, outlines };
    CairoCanvas(cairo_t* context, const scene::FontChain& fonts, TextAs text_as);

    void items(const std::vector<scene::Item>& list);
    void text(const scene::Text& text);

  private:
    void path(const scene::Path& path);
    void symbol(const scene::Symbol& symbol);
    void segments(const std::vector<scene::Segment>& list);
    void outline(const scene::Outline& outline);
    /// Fills, patterns and strokes what `trace` puts on the context.
    void shape(const scene::Style& style, const scene::Box& box, const std::function<void()>& trace);
    void pattern(const scene::Style& style, const scene::Box& box);
    void colour(scene::Colour colour, double opacity = 1);
    cairo_font_face_t* face(const scene::Face& face);

    struct FaceDeleter {
        void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
    };
    cairo_t* context_;
    const scene::FontChain& fonts_;
    TextAs text_as_;
    std::map<const scene::Face*, std::unique_ptr<cairo_font_face_t, FaceDeleter>> faces_;
};

/// Throws std::runtime_error with Cairo's words when the status is not success.
void check(cairo_status_t status, const char* what);

}  // namespace qm::paint
