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
    std::array<Colour, 6> six;
    std::array<Colour, 7> seven;
};

constexpr Ramp ramps[] = {
    {"warm",
     "q",
     "l",
     {{rgb(0xfff3d9), rgb(0xf6c587), rgb(0xf58b51), rgb(0xd04a35), rgb(0x8a1220)}},
     {{rgb(0xfffce6), rgb(0xf8cd96), rgb(0xf39f64), rgb(0xe67046), rgb(0xc23f31), rgb(0x8a1220)}},
     {{rgb(0xfffee8), rgb(0xf5d09f), rgb(0xe7a76f), rgb(0xe8793a), rgb(0xd15a3b), rgb(0xb9362d), rgb(0x8a1220)}}},
    {"cool",
     "c",
     "lc",
     {{rgb(0xffffcc), rgb(0xa1dab4), rgb(0x41b6c4), rgb(0x2c7fb8), rgb(0x253494)}},
     {{rgb(0xffffcd), rgb(0xb5dfb9), rgb(0x5bc3bd), rgb(0x389fbe), rgb(0x2b70b1), rgb(0x253494)}},
     {{rgb(0xffffce), rgb(0xb9dfba), rgb(0x80c1ad), rgb(0x35a6b3), rgb(0x3188af), rgb(0x2a66ac), rgb(0x253494)}}},
    {"cividis",
     "v",
     "lv",
     {{rgb(0xfee838), rgb(0xbcae6c), rgb(0x7d7c78), rgb(0x434e6c), rgb(0x00224e)}},
     {{rgb(0xfee838), rgb(0xc9ba62), rgb(0x969073), rgb(0x666a73), rgb(0x364566), rgb(0x00224e)}},
     {{rgb(0xfee838), rgb(0xd2c15b), rgb(0xa79d70), rgb(0x7d7c78), rgb(0x565d70), rgb(0x2d3f62), rgb(0x00224e)}}},
};
constexpr Ramp change = {
    "change", "e", "k", {{rgb(0x5e3c99), rgb(0xb2abd2), rgb(0xf7f7f7), rgb(0xfdb863), rgb(0xe66101)}}, {}, {}};

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
                shades.push_back(
                    shade(classes == 6 ? ramp.six[i] : ramp.seven[i], ramp.prefix + tail, ramp.text_prefix + tail));
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

std::vector<Shade> bivariate() {
    constexpr std::array<Colour, 4> colours = {rgb(0xeeeeee), rgb(0x7fb5d6), rgb(0xf0b44a), rgb(0x4a3b32)};
    std::vector<Shade> shades;
    for (std::size_t i = 0; i < 4; ++i)
        shades.push_back(shade(colours[i], "b" + std::to_string(i), "kb" + std::to_string(i)));
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
        {"material", rgb(0x886e38), 1.3, {}},
        {"component", rgb(0x0076c9), 1.3, {}},
        {"software", rgb(0x9b4d96), 1.3, {7, 3}},
        {"equipment", rgb(0x05785c), 2.2, {}},
        {"service", rgb(0x6f777f), 1.6, {1.5, 3.5}},
        {"tooling", rgb(0x05785c), 1.3, {9, 3, 2, 3}},
        {"packaging", rgb(0x886e38), 1.3, {4, 3}},
        {"product", rgb(0x3b4a5a), 1.9, {}},
    }};
    return styles.at(static_cast<std::size_t>(kind));
}

const PointStyle& point(PointKind kind) {
    static constexpr PointStyle styles[] = {
        {"p-U", scene::Shape::circle, rgb(0x0078c7), 2.8},
        {"p-M", scene::Shape::triangle, rgb(0xd55e00), 3.4},
        {"p-D", scene::Shape::square, rgb(0x0a785b), 2.6},
        {"p-X", scene::Shape::diamond, rgb(0x6e7781), 3.2},
        {"p-E", scene::Shape::circle, rgb(0x6e7781), 2.4},
        {"p-F", scene::Shape::rounded_square, rgb(0x3b1f5b), 4.2},
        {"star", scene::Shape::star, ink, 7.5},
    };
    return styles[static_cast<std::size_t>(kind)];
}

}  // namespace qm::draw::palette
