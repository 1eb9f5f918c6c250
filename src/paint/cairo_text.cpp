// SPDX-License-Identifier: Apache-2.0
// Text on a Cairo context: glyphs chosen and placed by scene/fonts, as they were measured. No shaping engine stands
// between the two, so a line is exactly as wide as draw/ was told, on any machine.
#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "paint/cairo_canvas.hpp"

namespace qm::paint {
namespace {

/// Neighbouring glyphs of one face.
struct Run {
    const scene::Face* face = nullptr;
    bool embolden = false;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    std::string utf8;
};

std::vector<Run> runs_of(const scene::Text& text, const std::vector<scene::Drawn>& line) {
    double total = 0;
    for (const scene::Drawn& drawn : line) total += drawn.advance;
    const double em = text.size / 1000;
    const double shift = text.anchor == scene::Anchor::start ? 0 : text.anchor == scene::Anchor::middle ? 0.5 : 1;
    double x = text.at.x - shift * total * em;
    std::vector<Run> runs;
    for (const scene::Drawn& drawn : line) {
        if (runs.empty() || runs.back().face != drawn.face || runs.back().embolden != drawn.embolden) {
            runs.push_back({drawn.face, drawn.embolden, {}, {}, {}});
        }
        Run& run = runs.back();
        const std::size_t before = run.utf8.size();
        base::append_utf8(run.utf8, drawn.code_point);
        run.glyphs.push_back({drawn.glyph, x, text.at.y});
        run.clusters.push_back({static_cast<int>(run.utf8.size() - before), 1});
        x += drawn.advance * em;
    }
    return runs;
}

}  // namespace

// A pattern with a file and an index names one face: nothing is matched, no configuration is read.
cairo_font_face_t* CairoCanvas::face(const scene::Face& face) {
    auto& slot = faces_[&face];
    if (!slot) {
        FcPattern* pattern = FcPatternCreate();
        FcPatternAddString(pattern, FC_FILE, reinterpret_cast<const FcChar8*>(face.file().c_str()));
        FcPatternAddInteger(pattern, FC_INDEX, face.index());
        slot.reset(cairo_ft_font_face_create_for_pattern(pattern));
        FcPatternDestroy(pattern);
        check(cairo_font_face_status(slot.get()), "font");
    }
    return slot.get();
}

void CairoCanvas::text(const scene::Text& text) {
    const std::vector<Run> runs = runs_of(text, fonts_.line(text.words, text.weight));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context_, options);
    cairo_font_options_destroy(options);
    cairo_set_font_size(context_, text.size);

    const auto trace = [&](const Run& run) {
        cairo_set_font_face(context_, face(*run.face));
        cairo_new_path(context_);
        cairo_glyph_path(context_, run.glyphs.data(), static_cast<int>(run.glyphs.size()));
    };
    cairo_save(context_);
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);  // strokes of one hanzi may overlap in a font
    if (text.halo) {
        // All halos before all letters: the halo of one must not eat into the one before it.
        colour(*text.halo);
        cairo_set_line_width(context_, text.halo_width);
        for (const Run& run : runs) {
            trace(run);
            cairo_stroke(context_);
        }
    }
    colour(text.colour);
    for (const Run& run : runs) {
        if (run.embolden) {
            trace(run);
            cairo_set_line_width(context_, text.size / 28);
            cairo_stroke(context_);
        }
        if (text_as_ == TextAs::outlines) {
            trace(run);
            cairo_fill(context_);
        } else {
            cairo_set_font_face(context_, face(*run.face));
            cairo_show_text_glyphs(context_, run.utf8.data(), static_cast<int>(run.utf8.size()), run.glyphs.data(),
                                   static_cast<int>(run.glyphs.size()), run.clusters.data(),
                                   static_cast<int>(run.clusters.size()), cairo_text_cluster_flags_t{});
        }
    }
    cairo_restore(context_);
}

}  // namespace qm::paint
