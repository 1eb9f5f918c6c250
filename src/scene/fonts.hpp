// SPDX-License-Identifier: Apache-2.0
// Which installed face shows a code point. Families are taken by exact name in the configured order and nothing
// else is ever consulted: a code point that no configured family has is spelled out as [U+20BB7], because the
// system's own fallback would silently pick another face (or a box) and differ from machine to machine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qm::scene {

/// One face of a font file. Immutable and shared by all threads. Advances are in thousandths of an em, unhinted.
class Face {
  public:
    struct Glyph {
        std::uint32_t index = 0;  // 0: the face has no glyph for it
        double advance = 0;
    };
    /// Reads the character map; throws std::runtime_error when the file cannot be read as a font.
    Face(std::string file, int index, int weight);
    Glyph find(char32_t code_point) const;
    const std::string& file() const { return file_; }
    int index() const { return index_; }    // of the face in a collection (.ttc)
    int weight() const { return weight_; }  // CSS: 400 regular, 700 bold

  private:
    using Page = std::vector<Glyph>;  // 256 code points; empty when the face has none of them
    std::string file_;
    int index_;
    int weight_;
    std::vector<Page> pages_;
};

/// A glyph as it stands in a line.
struct Drawn {
    const Face* face = nullptr;
    std::uint32_t glyph = 0;
    double advance = 0;       // thousandths of an em
    char32_t code_point = 0;  // what it says, for text extraction
    bool embolden = false;    // the family has no bold face: thicken the regular one
};

class FontChain {
  public:
    /// Throws base::Failure V017 (exit 3) when none of the families is installed as a static outline font.
    /// Variable fonts do not count: Cairo embeds their default weight, whatever is asked.
    explicit FontChain(const std::vector<std::string>& families);
    /// The glyphs of one line, left to right; weight 400 or 600. Uses printable() on the words.
    std::vector<Drawn> line(std::string_view words, int weight) const;
    bool has(char32_t code_point) const;
    const std::vector<std::string>& families() const { return families_; }  // those that are installed

    struct Family {
        std::shared_ptr<const Face> regular, bold;  // bold may be the regular face
    };

  private:
    Drawn find(char32_t code_point, int weight) const;
    std::vector<std::string> families_;
    std::vector<Family> chain_;
};

/// What of a text may stand in a picture: tabs and line breaks become blanks; control characters, bidirectional
/// marks and other invisible formatting (which could reorder or hide what is read) are dropped.
std::u32string printable(std::string_view words);

}  // namespace qm::scene
