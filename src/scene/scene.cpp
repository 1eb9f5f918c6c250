// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.hpp"

#include <stdexcept>
#include <string_view>

namespace qm::scene {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Colour colour(const char* hex) {
    const std::string_view text = hex == nullptr ? std::string_view{} : std::string_view{hex};
    bool good = text.size() == 7 && text[0] == '#';
    std::uint8_t parts[3] = {};
    for (std::size_t i = 0; good && i < 3; ++i) {
        const int high = digit(text[1 + 2 * i]), low = digit(text[2 + 2 * i]);
        good = high >= 0 && low >= 0;
        parts[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    if (!good) throw std::invalid_argument{"not a colour: " + std::string{text}};
    return {parts[0], parts[1], parts[2]};
}

std::string hex(Colour colour) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part / 16];
        text += digits[part % 16];
    }
    return text;
}

Group& Group::group(std::string role_name) {
    auto added = std::make_unique<Group>();
    Group& result = *added;
    result.role = std::move(role_name);
    items.emplace_back(std::move(added));
    return result;
}

Box box_of(const Text& text) {
    const double shift = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? 0.5 : 1;
    const double left = text.at.x - shift * text.width;
    return {left, text.at.y - 0.88 * text.size, left + text.width, text.at.y + 0.22 * text.size};
}

void for_each_text(const Group& group, const std::function<void(const Text&)>& see) {
    for (const Item& item : group.items) {
        if (const auto* text = std::get_if<Text>(&item)) see(*text);
        if (const auto* inner = std::get_if<std::unique_ptr<Group>>(&item)) for_each_text(**inner, see);
    }
}

}  // namespace qm::scene
