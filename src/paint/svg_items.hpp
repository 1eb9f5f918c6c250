// SPDX-License-Identifier: Apache-2.0
// Items of a figure as SVG elements. Outlines come encoded in tenths of a px: what holds only outlines stands under
// scale(.1), with stroke widths times ten; all else is in px, so that pages set font sizes and strokes in px.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "paint/svg_patterns.hpp"
#include "paint/svg_writer.hpp"
#include "scene/scene.hpp"

namespace qm::paint {

class SvgItems {
  public:
    /// links: whether groups with an address become links; a picture that leaves its site has none.
    SvgItems(SvgWriter& out, const SvgPatterns& patterns, bool links) : out_{out}, patterns_{patterns}, links_{links} {}

    /// unit: how many user units one px is, 1 or 10.
    void items(const std::vector<scene::Item>& list, int unit = 1);
    void text(const scene::Text& text);

  private:
    void each(const scene::Item& item, int unit);
    void path(const scene::Path& path, int unit);
    void symbol(const scene::Symbol& symbol);
    void group(const scene::Group& group, int unit);
    void segments(const std::vector<scene::Segment>& list, const scene::Style& look);
    void data(const std::string& data, const scene::Style& look, int unit, bool scale);
    void enter_outlines(std::span<const scene::Item> list);
    void style(const scene::Style& look, int unit);
    void stroke(const scene::Style& look, int unit);
    void opacity(const scene::Style& look);
    void fill_pattern(const scene::Style& look, int unit);
    void role(const std::string& name);

    SvgWriter& out_;
    const SvgPatterns& patterns_;
    bool links_;
    bool in_link_ = false;
    const scene::Style* inherited_ = nullptr;  // whose stroke stands on the element around
};

}  // namespace qm::paint
