// SPDX-License-Identifier: Apache-2.0
// The two SVG painters. Neither writes a style element or attribute: pages forbid both (CSP), and a server may
// forbid them for files too, so the stand-alone form carries its font in a presentation attribute.
#include <cmath>
#include <string>
#include <vector>

#include "paint/painters.hpp"
#include "paint/sheet.hpp"
#include "paint/svg_items.hpp"
#include "paint/svg_patterns.hpp"
#include "paint/svg_writer.hpp"
#include "scene/path_data.hpp"

namespace qm::paint {
namespace {

using scene::Group;
using scene::Item;

bool has_links(const Group& group) {
    if (!relative_address(group.href).empty()) return true;
    for (const Item& item : group.items) {
        if (const auto* inner = std::get_if<std::unique_ptr<Group>>(&item); inner && has_links(**inner)) return true;
    }
    return false;
}

// A first guess at the size saves most of the growing; shapes are nearly all of it.
std::size_t weight_of(const Group& group) {
    std::size_t bytes = 120;
    for (const Item& item : group.items) {
        bytes += 150;
        if (const auto* path = std::get_if<scene::Path>(&item)) {
            bytes += path->outline ? path->outline->path_data().size() : path->segments.size() * 20;
        } else if (const auto* inner = std::get_if<std::unique_ptr<Group>>(&item)) {
            bytes += weight_of(**inner);
        }
    }
    return bytes;
}

struct Frame {
    double top = 0, width = 0, height = 0;
};

// fill-rule: holes are holes whatever way they run. fill="none" is what an item without fill means.
void open_root(SvgWriter& out, const scene::Figure& figure, const Frame& frame, bool links) {
    std::string box = "0 ";
    scene::append_px(box, scene::tenths(frame.top));
    box += ' ';
    scene::append_px(box, scene::tenths(frame.width));
    box += ' ';
    scene::append_px(box, scene::tenths(frame.height));
    out.attribute_plain("viewBox", box);
    out.attribute_px("width", frame.width);
    out.attribute_px("height", frame.height);
    out.attribute_plain("role", links ? "group" : "img");
    if (!figure.title.empty()) {
        const std::string names =
            out.reference("title") + (figure.description.empty() ? "" : " " + out.reference("desc"));
        out.attribute("aria-labelledby", names);
    }
    out.attribute_plain("fill", "none");
    out.attribute_plain("fill-rule", "evenodd");
    out.attribute_plain("stroke-linejoin", "round");
    if (!figure.root.role.empty()) out.attribute("class", figure.root.role);
    if (!figure.root.key.empty()) out.attribute("data-key", figure.root.key);
    const auto naming = [&](const char* element, const std::string& words) {
        if (words.empty()) return;
        out.open(element);
        out.id(element);
        out.words(words);
        out.close();
    };
    naming("title", figure.title);
    naming("desc", figure.description);
}

std::string font_list(const std::vector<std::string>& families) {
    std::string list;
    for (const std::string& family : families) {
        std::string bare;
        for (const char c : family) {
            if (c != '\'' && c != '\\') bare += c;
        }
        list += "'" + bare + "',";
    }
    return list + "sans-serif";
}

}  // namespace

std::string svg_inline(const scene::Figure& figure, const Options& options) {
    SvgWriter out{options.id_prefix};
    out.reserve(weight_of(figure.root));
    const SvgPatterns patterns{figure.root};
    const bool links = has_links(figure.root);
    out.open("svg");
    if (!figure.root.id.empty()) out.id(figure.root.id);
    open_root(out, figure, {0, figure.width, figure.height}, links);
    patterns.define(out);
    SvgItems{out, patterns, true}.items(figure.root.items);
    out.close();
    return out.finish();
}

std::string svg_alone(const scene::Figure& figure, const Options& options) {
    const Sheet sheet = sheet_around(figure, options, figure.width - 16);
    const SvgPatterns patterns{figure.root};
    SvgWriter out{options.id_prefix};
    out.reserve(weight_of(figure.root) + 1000);
    const Frame frame{-sheet.top, figure.width, sheet.top + figure.height + sheet.bottom};
    out.open("svg");
    out.attribute_plain("xmlns", "http://www.w3.org/2000/svg");
    if (!options.language.empty()) out.attribute("xml:lang", options.language);
    out.attribute("font-family", font_list(options.families));
    if (!figure.root.id.empty()) out.id(figure.root.id);
    open_root(out, figure, frame, false);
    patterns.define(out);
    // White paper, so that the picture reads the same in a dark viewer.
    out.open("rect");
    out.attribute_px("y", frame.top);
    out.attribute_px("width", frame.width);
    out.attribute_px("height", frame.height);
    out.attribute_plain("fill", "#fff");
    out.close();
    SvgItems items{out, patterns, false};
    const auto strip = [&](const std::vector<scene::Text>& lines, double y) {
        for (scene::Text line : lines) {
            line.at = {line.at.x + 8, line.at.y + y};
            items.text(line);
        }
    };
    strip(sheet.title, -sheet.top);
    strip(sheet.description, -sheet.top);
    items.items(figure.root.items);
    strip(sheet.stamp, figure.height);
    out.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.finish();
}

}  // namespace qm::paint
