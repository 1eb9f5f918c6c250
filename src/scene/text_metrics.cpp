// SPDX-License-Identifier: Apache-2.0
#include "scene/text_metrics.hpp"

#include <utility>

#include "base/text.hpp"
#include "scene/fonts.hpp"

namespace qm::scene {

namespace {

// Pages are read in the reader's faces. Their Latin letters are a little wider than the narrowest that we measure in,
// and a true bold is wider than a regular drawn bold.
constexpr double reserve = 1.03;
constexpr double bold_reserve = 1.12;
constexpr char32_t wide_from = 0x1100;  // ideographs are one em wide in every face

}  // namespace

struct TextMetrics::Faces {
    FontChain chain;
};

TextMetrics::TextMetrics(std::vector<std::string> families)
    : faces_{std::make_unique<Faces>(Faces{FontChain{families}})} {}

TextMetrics::~TextMetrics() = default;

double TextMetrics::width(std::string_view words, double size, int weight) const {
    double sum = 0;
    for (const Drawn& glyph : faces_->chain.line(words, weight))
        sum += glyph.advance * (glyph.code_point >= wide_from ? 1 : glyph.embolden ? bold_reserve : reserve);
    return sum * size / 1000;
}

std::string TextMetrics::fitted(std::string_view words, double size, int weight, double width) const {
    if (this->width(words, size, weight) <= width) return std::string{words};
    const double room = width - this->width("…", size, weight);
    if (room < 0) return {};
    double used = 0;
    std::string kept;
    for (const char32_t c : printable(words)) {
        std::string one;
        base::append_utf8(one, c);
        used += this->width(one, size, weight);
        if (used > room) break;
        kept += one;
    }
    return std::string{base::trim(kept)} + "…";
}

std::u32string TextMetrics::lacking(std::string_view words) const {
    std::u32string missing;
    for (const char32_t c : printable(words)) {
        const bool selector = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
        if (!selector && !faces_->chain.has(c) && missing.find(c) == std::u32string::npos) missing += c;
    }
    return missing;
}

const std::vector<std::string>& TextMetrics::families() const {
    return faces_->chain.families();
}

}  // namespace qm::scene
