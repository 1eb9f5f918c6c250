// SPDX-License-Identifier: Apache-2.0
#include "paint/paint.hpp"

#include <stdexcept>

#include "paint/painters.hpp"

namespace qm::paint {
namespace {

struct Painter {
    Format format;
    std::string (*paint)(const scene::Figure&, const Options&);
};
constexpr Painter painters[] = {
    {Format::svg, svg_alone},
    {Format::svg_inline, svg_inline},
    {Format::pdf, pdf},
    {Format::png, png},
};

}  // namespace

std::string paint(const scene::Figure& figure, Format format, const Options& options) {
    for (const Painter& painter : painters) {
        if (painter.format == format) return painter.paint(figure, options);
    }
    throw std::logic_error{"no painter for this format"};
}

}  // namespace qm::paint
