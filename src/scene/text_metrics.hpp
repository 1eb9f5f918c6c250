// SPDX-License-Identifier: Apache-2.0
// Widths of text runs in the configured font families: the sum of the advances in the font's own tables, as paint/
// places the glyphs, with a reserve for Latin letters, which are wider in the faces of many readers. No shaping, no
// kerning: none is needed for Chinese and plain Latin.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qm::scene {

/// Measures in one family chain. Thread-safe for reading after construction of the advances it needs; deterministic:
/// advances come from the font's own tables at 1000 units and scale linearly with the size (no hinting).
class TextMetrics {
  public:
    /// families: the configured families in order of preference (README, "fonts"). Throws base::Failure V017
    /// (exit 3) when none of them is installed.
    explicit TextMetrics(std::vector<std::string> families);
    ~TextMetrics();
    TextMetrics(const TextMetrics&) = delete;
    TextMetrics& operator=(const TextMetrics&) = delete;

    /// Width in px of one line at `size` px; weight 400 or 600.
    double width(std::string_view words, double size, int weight = 400) const;
    /// Longest prefix that fits `width`, with "…" when something was cut.
    std::string fitted(std::string_view words, double size, int weight, double width) const;
    /// Code points for which no configured family has a glyph, in order of appearance.
    std::u32string lacking(std::string_view words) const;
    const std::vector<std::string>& families() const;

  private:
    struct Faces;
    std::unique_ptr<Faces> faces_;
};

}  // namespace qm::scene
