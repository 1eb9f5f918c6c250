// SPDX-License-Identifier: Apache-2.0
#include "paint/sheet.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"
#include "scene/fonts.hpp"
#include "scene/text_metrics.hpp"

namespace qm::paint {
namespace {

bool shows(const scene::Group& group, const std::string& title) {
    for (const scene::Item& item : group.items) {
        if (const auto* text = std::get_if<scene::Text>(&item); text != nullptr && text->words == title) return true;
        if (const auto* inner = std::get_if<std::unique_ptr<scene::Group>>(&item);
            inner != nullptr && shows(**inner, title))
            return true;
    }
    return false;
}

constexpr std::u32string_view never_first = U"，。、；：！？）」』》〉】〕”’…％%,.;:!?)]}·";
constexpr std::u32string_view never_last = U"（「『《〈【〔“‘([{";

bool may_break(char32_t before, char32_t after) {
    if (before == U' ') return true;
    if (after == U' ' || never_first.find(after) != never_first.npos || never_last.find(before) != never_last.npos)
        return false;
    return before >= 0x2e80 || after >= 0x2e80;  // between or beside ideographs, never inside a Latin word
}

std::vector<std::string> wrapped(const std::string& words, double size, int weight, double width,
                                 const scene::TextMetrics& metrics) {
    std::vector<std::string> lines;
    std::u32string rest = scene::printable(words);
    const auto utf8 = [](std::u32string_view points) {
        std::string text;
        for (const char32_t c : points) base::append_utf8(text, c);
        return std::string{base::trim(text)};
    };
    while (!rest.empty()) {
        double used = 0;
        std::size_t fits = 0, last_break = 0;
        for (; fits < rest.size(); ++fits) {
            std::string one;
            base::append_utf8(one, rest[fits]);
            used += metrics.width(one, size, weight);
            if (fits > 0 && may_break(rest[fits - 1], rest[fits])) last_break = fits;
            if (used > width && fits > 0 && rest[fits] != U' ') break;
        }
        if (fits < rest.size() && last_break > 0) fits = last_break;
        lines.push_back(utf8(std::u32string_view{rest}.substr(0, fits)));
        rest.erase(0, fits);
    }
    return lines;
}

}  // namespace

Sheet sheet_around(const scene::Figure& figure, const Options& options, double width) {
    Sheet sheet;
    const bool titled = figure.title.empty() || shows(figure.root, figure.title);
    if (titled && options.stamp.empty()) return sheet;
    const scene::TextMetrics metrics{options.families};
    const auto place = [&](const std::string& words, double size, int weight, scene::Colour colour, double& y,
                           std::vector<scene::Text>& lines) {
        for (std::string& line : wrapped(words, size, weight, width, metrics)) {
            scene::Text text;
            text.at = {0, y + size};
            text.width = metrics.width(line, size, weight);
            text.words = std::move(line);
            text.size = size;
            text.weight = weight;
            text.colour = colour;
            lines.push_back(std::move(text));
            y += size * 1.4;
        }
    };
    constexpr scene::Colour secondary{0x57, 0x60, 0x6a};
    if (!titled) {
        double y = 2;
        place(figure.title, 17, 600, scene::Colour{0x1f, 0x23, 0x28}, y, sheet.title);
        if (!figure.description.empty()) place(figure.description, 12, 400, secondary, y, sheet.description);
        sheet.top = y + 8;
    }
    if (!options.stamp.empty()) {
        double y = 6;
        place(options.stamp, 12, 400, secondary, y, sheet.stamp);
        sheet.bottom = y + 2;
    }
    return sheet;
}

}  // namespace qm::paint
