// SPDX-License-Identifier: Apache-2.0
// The colours of all figures in the light theme. tests/unit/draw/palette_test.cpp measures them (CIEDE2000, as seen by
// normal and three other kinds of colour vision and in grey print), those of the pages with them; colour never stands
// alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/chain_request.hpp"
#include "draw/map_requests.hpp"
#include "scene/scene.hpp"

namespace qm::draw::palette {

using scene::Colour;

inline constexpr Colour page{0xff, 0xff, 0xff};
inline constexpr Colour wash{0xf5, 0xf6, 0xf4};
inline constexpr Colour ink{0x1f, 0x23, 0x28};
inline constexpr Colour secondary{0x57, 0x60, 0x6a};
inline constexpr Colour line{0xd0, 0xd4, 0xd9};
inline constexpr Colour strong_line{0x8c, 0x95, 0x9f};
inline constexpr Colour land{0xe9, 0xec, 0xea};
inline constexpr Colour bar{0x4a, 0x6f, 0x8f};
inline constexpr Colour bar_pale{0xc3, 0xd2, 0xde};
inline constexpr Colour good{0x0f, 0x6b, 0x6b};
inline constexpr Colour weak{0xf3, 0xcf, 0x7a};
inline constexpr Colour weak_line{0x8a, 0x61, 0x00};
inline constexpr Colour gap{0xa8, 0x32, 0x1f};
inline constexpr Colour blank{0xf3, 0xf4, 0xf6};  // ground of hatch, dots and cross
inline constexpr Colour hatch{0xb8, 0xbe, 0xc5};

/// Fill of one class with its role, and the colour in which text stands on it.
struct Shade {
    Colour fill;
    std::string role;
    Colour text;
    std::string text_role;
    bool halo = false;  // neither dark nor white text reaches a contrast of 4 : 1
};

/// Names of sequential ramps: warm, cool, cividis. Throws std::invalid_argument on another name or a count outside 1–7.
std::vector<Shade> sequential(std::string_view name, std::size_t classes);
/// PuOr: strong fall, fall, level, rise, strong rise.
std::vector<Shade> diverging();
/// Two measures, two classes each: both low, first high, second high, both high.
std::vector<Shade> bivariate();

Colour severity(std::size_t rank);  // 0 阻断 octagon, 1 严重 triangle, 2 一般 diamond, 3 线索 circle
scene::Shape severity_shape(std::size_t rank);
Colour categorical(std::size_t index);  // Okabe-Ito, modulo six
Colour tone(std::string_view name);     // "", sev0–sev3, gap, ok
std::string tone_role(std::string_view name);

/// Line of an edge of the chain graph.
struct EdgeStyle {
    const char* name;  // material …: role is "e-<name>"
    Colour colour;
    double width;
    std::vector<double> dash;
};
const EdgeStyle& edge(EdgeKind kind);

/// Symbol of an enterprise or facility on a map.
struct PointStyle {
    const char* role;
    scene::Shape shape;
    Colour colour;
    double radius;  // px, when the map is not crowded
};
const PointStyle& point(PointKind kind);

/// WCAG contrast ratio, 1–21.
double contrast(Colour a, Colour b);

}  // namespace qm::draw::palette
