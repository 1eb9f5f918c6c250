// SPDX-License-Identifier: Apache-2.0
// Fill patterns of a figure as <pattern> definitions: only those that it uses, each once. Pages may restyle the
// marks by the classes pattern-line, pattern-dot and on-dark.
#pragma once

#include <array>
#include <string>

#include "paint/svg_writer.hpp"
#include "scene/scene.hpp"

namespace qm::paint {

class SvgPatterns {
  public:
    explicit SvgPatterns(const scene::Group& root) { find(root); }
    void define(SvgWriter& out) const;
    /// Without the id prefix. unit: user units to the px, 1 or 10; the tile is the same size on the page.
    static std::string name(const scene::Style& style, int unit);

  private:
    void find(const scene::Group& group);
    std::array<bool, 16> used_{};  // kind × light or dark marks × unit
};

}  // namespace qm::paint
