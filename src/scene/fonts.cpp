// SPDX-License-Identifier: Apache-2.0
#include "scene/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::scene {
namespace {

struct Installed {
    int width = 100, slant = 0, weight = 400;
    std::string file;
    int index = 0;
};

struct PatternDeleter {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using PatternPtr = std::unique_ptr<FcPattern, PatternDeleter>;
struct FontSetDeleter {
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
struct ObjectSetDeleter {
    void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
};
struct ConfigDeleter {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};

// FcFontList compares names and never substitutes; FcFontMatch would always answer something.
std::vector<Installed> installed(FcConfig* config, const std::string& family) {
    const PatternPtr asked{FcPatternCreate()};
    FcPatternAddString(asked.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddBool(asked.get(), FC_OUTLINE, FcTrue);
    const std::unique_ptr<FcObjectSet, ObjectSetDeleter> wanted{
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, FC_SLANT, FC_VARIABLE, nullptr)};
    const std::unique_ptr<FcFontSet, FontSetDeleter> found{FcFontList(config, asked.get(), wanted.get())};
    std::vector<Installed> result;
    for (int i = 0; found && i < found->nfont; ++i) {
        FcPattern* font = found->fonts[i];
        FcChar8* file = nullptr;
        FcBool variable = FcFalse;
        int weight = FC_WEIGHT_REGULAR;
        Installed face;
        if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
            FcPatternGetInteger(font, FC_INDEX, 0, &face.index) != FcResultMatch)
            continue;
        FcPatternGetBool(font, FC_VARIABLE, 0, &variable);
        if (variable == FcTrue || face.index > 0xffff) continue;
        FcPatternGetInteger(font, FC_WEIGHT, 0, &weight);
        FcPatternGetInteger(font, FC_WIDTH, 0, &face.width);
        FcPatternGetInteger(font, FC_SLANT, 0, &face.slant);
        face.weight = FcWeightToOpenType(weight);
        face.file = reinterpret_cast<const char*>(file);
        result.push_back(std::move(face));
    }
    return result;
}

// The order in which CSS would take them: normal width, upright, then by weight; the file name settles ties.
Installed nearest(const std::vector<Installed>& faces, int weight) {
    const auto rank = [weight](const Installed& face) {
        const bool wrong_side = weight >= 600 ? face.weight < weight : face.weight > 500;
        return std::make_tuple(std::abs(face.width - 100), face.slant, wrong_side, std::abs(face.weight - weight),
                               std::cref(face.file).get(), face.index);
    };
    return *std::min_element(faces.begin(), faces.end(),
                             [&](const Installed& a, const Installed& b) { return rank(a) < rank(b); });
}

// Families are resolved once in a process: reading the fontconfig caches takes about 10 ms, a character map 5 ms.
class Shelf {
  public:
    std::vector<FontChain::Family> families(std::vector<std::string>& names) {
        const std::lock_guard lock{mutex_};
        std::unique_ptr<FcConfig, ConfigDeleter> config;
        std::vector<FontChain::Family> chain;
        std::vector<std::string> present;
        for (const std::string& name : names) {
            if (name.empty()) continue;
            auto known = families_.find(name);
            if (known == families_.end()) {
                if (!config) config.reset(FcInitLoadConfigAndFonts());
                const std::vector<Installed> faces = installed(config.get(), name);
                if (faces.empty()) continue;
                known = families_.emplace(name, FontChain::Family{face(nearest(faces, 400)), face(nearest(faces, 600))})
                            .first;
            }
            chain.push_back(known->second);
            present.push_back(name);
        }
        names = std::move(present);
        return chain;
    }

  private:
    std::shared_ptr<const Face> face(const Installed& found) {
        auto& slot = faces_[{found.file, found.index}];
        if (!slot) slot = std::make_shared<Face>(found.file, found.index, found.weight);
        return slot;
    }
    std::mutex mutex_;
    std::map<std::string, FontChain::Family, std::less<>> families_;
    std::map<std::pair<std::string, int>, std::shared_ptr<const Face>> faces_;
};

Shelf& shelf() {
    static Shelf one;
    return one;
}

// Variation selectors choose a form of the character before them and take no room.
bool is_selector(char32_t c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

}  // namespace

Face::Face(std::string file, int index, int weight)
    : file_{std::move(file)}, index_{index}, weight_{weight}, pages_(0x1100) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw std::runtime_error{"FreeType does not start"};
    const std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)> guard{library, &FT_Done_FreeType};
    if (FT_New_Face(library, file_.c_str(), index_, &face) != 0) throw std::runtime_error{"not a font: " + file_};
    FT_UInt glyph = 0;
    for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0; c = FT_Get_Next_Char(face, c, &glyph)) {
        FT_Fixed advance = 0;
        if (c > 0x10ffff || FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) continue;
        Page& page = pages_[c / 256];
        if (page.empty()) page.resize(256);
        page[c % 256] = {glyph, static_cast<double>(advance) * 1000 / face->units_per_EM};
    }
}

Face::Glyph Face::find(char32_t code_point) const {
    if (code_point > 0x10ffff) return {};
    const Page& page = pages_[code_point / 256];
    return page.empty() ? Glyph{} : page[code_point % 256];
}

FontChain::FontChain(const std::vector<std::string>& families) : families_{families} {
    chain_ = shelf().families(families_);
    if (chain_.empty()) {
        throw base::Failure{base::Exit::configuration, "V017", {{"family", base::join(families, ", ")}}};
    }
}

Drawn FontChain::find(char32_t code_point, int weight) const {
    for (const Family& family : chain_) {
        const Face* regular = family.regular.get();
        const Face* first = weight >= 600 ? family.bold.get() : regular;
        for (const Face* face : {first, regular}) {
            if (const Face::Glyph glyph = face->find(code_point); glyph.index != 0) {
                return {face, glyph.index, glyph.advance, code_point, weight >= 600 && face->weight() < 600};
            }
        }
    }
    return {};
}

bool FontChain::has(char32_t code_point) const {
    return find(code_point, 400).face != nullptr;
}

std::vector<Drawn> FontChain::line(std::string_view words, int weight) const {
    std::vector<Drawn> glyphs;
    glyphs.reserve(words.size());
    for (const char32_t c : printable(words)) {
        if (is_selector(c)) continue;
        if (const Drawn drawn = find(c, weight); drawn.face != nullptr) {
            glyphs.push_back(drawn);
            continue;
        }
        char spelled[16];
        std::snprintf(spelled, sizeof spelled, "[U+%04X]", static_cast<unsigned>(c));
        for (const char* letter = spelled; *letter != 0; ++letter) {
            const Drawn drawn = find(static_cast<unsigned char>(*letter), weight);
            if (drawn.face != nullptr) glyphs.push_back(drawn);
        }
    }
    return glyphs;
}

std::u32string printable(std::string_view words) {
    std::u32string kept;
    for (const char32_t c : base::code_points(words)) {
        if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            kept += U' ';
            continue;
        }
        const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
        const bool invisible = c == 0xad || c == 0x61c || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
                               (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
                               (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c < 0xe0100);
        const bool never = (c >= 0xd800 && c <= 0xdfff) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
        if (!control && !invisible && !never) kept += c;
    }
    return kept;
}

}  // namespace qm::scene
