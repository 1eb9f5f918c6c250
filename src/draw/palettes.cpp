// SPDX-License-Identifier: Apache-2.0
#include "draw/palettes.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

namespace qm::draw::palette {
namespace {

constexpr Colour rgb(unsigned value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xff),
            static_cast<std::uint8_t>(value & 0xff)};
}

struct Ramp {
    std::string_view name;
    const char* prefix;       // of class roles
    const char* text_prefix;  // of text roles
    std::array<Colour, 5> colours;
};

constexpr Ramp ramps[] = {
    {"warm", "q", "l", {rgb(0xfdf0d5), rgb(0xfcc98a), rgb(0xf58b51), rgb(0xd04a35), rgb(0x8a1220)}},
    {"cool", "c", "lc", {rgb(0xffffcc), rgb(0xa1dab4), rgb(0x41b6c4), rgb(0x2c7fb8), rgb(0x253494)}},
    {"cividis", "v", "lv", {rgb(0xfee838), rgb(0xbcae6c), rgb(0x7d7c78), rgb(0x434e6c), rgb(0x00224e)}},
};
constexpr Ramp change = {
    "change", "e", "k", {rgb(0x5e3c99), rgb(0xb2abd2), rgb(0xf7f7f7), rgb(0xfdb863), rgb(0xe66101)}};

// Which of the five measured colours stand for fewer classes: as far apart as they go.
constexpr std::array<std::array<std::size_t, 5>, 5> chosen = {
    {{2, 0, 0, 0, 0}, {1, 3, 0, 0, 0}, {0, 2, 4, 0, 0}, {0, 1, 3, 4, 0}, {0, 1, 2, 3, 4}}};

constexpr std::array<Colour, 4> severities = {rgb(0x6d1023), rgb(0xc8452b), rgb(0xeba53a), rgb(0xa9cfe8)};
constexpr std::array<scene::Shape, 4> severity_shapes = {scene::Shape::octagon, scene::Shape::triangle,
                                                         scene::Shape::diamond, scene::Shape::circle};
constexpr std::array<Colour, 6> okabe_ito = {rgb(0x0072b2), rgb(0xe69f00), rgb(0x009e73),
                                             rgb(0xcc79a7), rgb(0x56b4e9), rgb(0xd55e00)};

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

Shade shade(Colour fill, std::string role, std::string text_role) {
    const double dark = contrast(fill, ink);
    const double white = contrast(fill, page);
    return {fill, std::move(role), dark >= white ? ink : page, std::move(text_role), std::max(dark, white) < 4};
}

Colour between(const std::array<Colour, 5>& colours, double place) {
    const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), 3);
    const double part = place - static_cast<double>(low);
    const auto mix = [part](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
    };
    const Colour a = colours[low];
    const Colour b = colours[low + 1];
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

}  // namespace

double contrast(Colour a, Colour b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::vector<Shade> sequential(std::string_view name, std::size_t classes) {
    if (classes < 1 || classes > 7) throw std::invalid_argument{"a ramp has one to seven classes"};
    for (const Ramp& ramp : ramps) {
        if (ramp.name != name) continue;
        std::vector<Shade> shades;
        for (std::size_t i = 0; i < classes; ++i) {
            if (classes <= 5) {
                const std::size_t k = chosen[classes - 1][i];
                shades.push_back(
                    shade(ramp.colours[k], ramp.prefix + std::to_string(k), ramp.text_prefix + std::to_string(k)));
            } else {
                const std::string tail = std::to_string(classes) + "-" + std::to_string(i);
                const double place = 4.0 * static_cast<double>(i) / static_cast<double>(classes - 1);
                shades.push_back(shade(between(ramp.colours, place), ramp.prefix + tail, ramp.text_prefix + tail));
            }
        }
        return shades;
    }
    throw std::invalid_argument{"unknown palette: " + std::string{name}};
}

std::vector<Shade> diverging() {
    std::vector<Shade> shades;
    for (std::size_t i = 0; i < 5; ++i)
        shades.push_back(shade(change.colours[i], "e" + std::to_string(i), "k" + std::to_string(i)));
    return shades;
}

Colour severity(std::size_t rank) {
    return severities.at(rank);
}
scene::Shape severity_shape(std::size_t rank) {
    return severity_shapes.at(rank);
}
Colour categorical(std::size_t index) {
    return okabe_ito[index % okabe_ito.size()];
}

Colour tone(std::string_view name) {
    if (name.size() == 4 && name.starts_with("sev") && name[3] >= '0' && name[3] <= '3')
        return severities[static_cast<std::size_t>(name[3] - '0')];
    if (name == "gap") return gap;
    if (name == "ok") return good;
    if (name.empty()) return bar;
    throw std::invalid_argument{"unknown tone: " + std::string{name}};
}

std::string tone_role(std::string_view name) {
    return name.empty() ? "f-bar" : "f-" + std::string{name};
}

const EdgeStyle& edge(EdgeKind kind) {
    static const std::array<EdgeStyle, edge_kinds> styles = {{
        {"material", rgb(0x8a6d3b), 1.3, {}},
        {"component", rgb(0x0072b2), 1.3, {}},
        {"software", rgb(0x9b4d96), 1.3, {7, 3}},
        {"equipment", rgb(0x00795c), 2.2, {}},
        {"service", rgb(0x6e7781), 1.6, {1.5, 3.5}},
        {"tooling", rgb(0x00795c), 1.3, {9, 3, 2, 3}},
        {"packaging", rgb(0x8a6d3b), 1.3, {4, 3}},
        {"product", rgb(0x3b4a5a), 1.9, {}},
    }};
    return styles.at(static_cast<std::size_t>(kind));
}

const PointStyle& point(PointKind kind) {
    static constexpr PointStyle styles[] = {
        {"p-U", scene::Shape::circle, rgb(0x0072b2), 2.8},
        {"p-M", scene::Shape::triangle, rgb(0xd55e00), 3.4},
        {"p-D", scene::Shape::square, rgb(0x00795c), 2.6},
        {"p-X", scene::Shape::diamond, rgb(0x6e7781), 3.2},
        {"p-E", scene::Shape::circle, rgb(0x6e7781), 2.4},
        {"p-F", scene::Shape::rounded_square, rgb(0x3b1f5b), 4.2},
        {"star", scene::Shape::star, ink, 7.5},
    };
    return styles[static_cast<std::size_t>(kind)];
}

}  // namespace qm::draw::palette
