// SPDX-License-Identifier: Apache-2.0
// The PDF and PNG painters: a page around the canvas.
#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <stdexcept>

#include "paint/cairo_canvas.hpp"
#include "paint/painters.hpp"
#include "paint/sheet.hpp"

namespace qm::paint {
namespace {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;

// C code calls this: nothing may be thrown through it.
cairo_status_t append(void* closure, const unsigned char* data, unsigned length) noexcept {
    try {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void strip(CairoCanvas& canvas, const std::vector<scene::Text>& lines, double x, double y) {
    for (scene::Text line : lines) {
        line.at = {line.at.x + x, line.at.y + y};
        canvas.text(line);
    }
}

// Cairo takes a date that it cannot read for none, and none for now: the file would differ from run to run.
std::string creation_date(const std::string& asked) {
    if (asked.empty()) return "1970-01-01T00:00:00Z";
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";
    bool good = asked.size() == form.size();
    for (std::size_t i = 0; good && i < form.size(); ++i) {
        good = form[i] == 'd' ? asked[i] >= '0' && asked[i] <= '9' : asked[i] == form[i];
    }
    if (!good) throw std::invalid_argument{"paint: created is not YYYY-MM-DDThh:mm:ssZ: " + asked};
    return asked;
}

constexpr double millimetre = 96 / 25.4;  // px

struct PageSize {
    double width, height;
};
PageSize page_of(const scene::Figure& figure) {
    const bool large = figure.paper == scene::Paper::a3;
    const PageSize upright =
        large ? PageSize{297 * millimetre, 420 * millimetre} : PageSize{210 * millimetre, 297 * millimetre};
    return figure.width > figure.height ? PageSize{upright.height, upright.width} : upright;
}

/// A structure element around what is drawn meanwhile. Cairo 1.16 writes a damaged file for some untagged pages,
/// and a reader that speaks needs the order.
class Tag {
  public:
    Tag(cairo_t* context, const char* name) : context_{context}, name_{name} {
        cairo_tag_begin(context_, name_, nullptr);
    }
    ~Tag() { cairo_tag_end(context_, name_); }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;

  private:
    cairo_t* context_;
    const char* name_;
};

void draw_page(cairo_t* context, const scene::Figure& figure, const Options& options, PageSize page) {
    constexpr double margin = 12 * millimetre;
    const scene::FontChain fonts{options.families};
    const Sheet sheet = sheet_around(figure, options, page.width - 2 * margin);
    CairoCanvas canvas{context, fonts, CairoCanvas::TextAs::glyphs};
    const Tag document{context, "Document"};
    const Tag section{context, "Sect"};
    if (!sheet.title.empty()) {
        const Tag heading{context, "H1"};
        strip(canvas, sheet.title, margin, margin);
    }
    if (!sheet.description.empty()) {
        const Tag paragraph{context, "P"};
        strip(canvas, sheet.description, margin, margin);
    }
    {
        const Tag picture{context, "Figure"};
        const double width = page.width - 2 * margin;
        const double height = page.height - 2 * margin - sheet.top - sheet.bottom;
        const double scale = std::min({width / figure.width, height / figure.height, 2.0});
        cairo_save(context);
        cairo_translate(context, margin + (width - scale * figure.width) / 2, margin + sheet.top);
        cairo_scale(context, scale, scale);
        cairo_rectangle(context, 0, 0, figure.width, figure.height);
        cairo_clip(context);
        canvas.items(figure.root.items);
        cairo_restore(context);
    }
    if (!sheet.stamp.empty()) {
        const Tag paragraph{context, "P"};
        strip(canvas, sheet.stamp, margin, page.height - margin - sheet.bottom);
    }
}

void require_size(const scene::Figure& figure) {
    if (!(figure.width > 0 && figure.height > 0))
        throw std::invalid_argument{"paint: a figure without size: " + figure.name};
}

}  // namespace

std::string pdf(const scene::Figure& figure, const Options& options) {
    require_size(figure);
    const PageSize page = page_of(figure);
    constexpr double point = 0.75;  // of a px
    std::string bytes;
    const SurfacePtr surface{
        cairo_pdf_surface_create_for_stream(append, &bytes, page.width * point, page.height * point)};
    const auto metadata = [&](cairo_pdf_metadata_t field, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface.get(), field, value.c_str());
    };
    const std::string created = creation_date(options.created);
    metadata(CAIRO_PDF_METADATA_TITLE, figure.title);
    metadata(CAIRO_PDF_METADATA_SUBJECT, figure.description);
    metadata(CAIRO_PDF_METADATA_AUTHOR, options.author);
    metadata(CAIRO_PDF_METADATA_CREATE_DATE, created);
    metadata(CAIRO_PDF_METADATA_MOD_DATE, created);
    {
        const ContextPtr context{cairo_create(surface.get())};
        cairo_scale(context.get(), point, point);
        draw_page(context.get(), figure, options, page);
        check(cairo_status(context.get()), "pdf");
    }
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "pdf");
    return bytes;
}

std::string png(const scene::Figure& figure, const Options& options) {
    require_size(figure);
    constexpr double margin = 8;
    const scene::FontChain fonts{options.families};
    const Sheet sheet = sheet_around(figure, options, figure.width - 2 * margin);
    const double scale = options.png_scale;
    const double width = std::ceil(figure.width * scale);
    const double height = std::ceil((sheet.top + figure.height + sheet.bottom) * scale);
    if (!(width >= 1 && width <= 32767 && height >= 1 && height <= 32767)) {
        throw std::invalid_argument{"paint: a PNG of " + figure.name + " would be larger than 32767 px"};
    }
    const SurfacePtr surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height))};
    {
        const ContextPtr context{cairo_create(surface.get())};
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
        CairoCanvas canvas{context.get(), fonts, CairoCanvas::TextAs::outlines};
        strip(canvas, sheet.title, margin, 0);
        strip(canvas, sheet.description, margin, 0);
        strip(canvas, sheet.stamp, margin, sheet.top + figure.height);
        cairo_translate(context.get(), 0, sheet.top);
        canvas.items(figure.root.items);
        check(cairo_status(context.get()), "png");
    }
    cairo_surface_flush(surface.get());
    std::string bytes;
    check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes), "png");
    return bytes;
}

}  // namespace qm::paint
