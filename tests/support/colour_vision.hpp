// SPDX-License-Identifier: Apache-2.0
// How far apart two colours look: CIEDE2000 (Sharma, Wu, Dalal 2005) between colours as a kind of vision sees them.
// Colour vision deficiencies after Machado, Oliveira, Fernandes 2009, severity 1.0, applied to linear RGB; grey print
// keeps the relative luminance alone.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "scene/scene.hpp"

namespace vision {

using Three = std::array<double, 3>;

enum class Kind { normal, protan, deutan, tritan, grey };
inline constexpr std::array<Kind, 5> kinds{Kind::normal, Kind::protan, Kind::deutan, Kind::tritan, Kind::grey};
inline constexpr std::array<const char*, 5> names{"normal", "protan", "deutan", "tritan", "grey"};

inline Three linear(qm::scene::Colour c) {
    const auto one = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {one(c.red), one(c.green), one(c.blue)};
}

inline Three seen(qm::scene::Colour colour, Kind kind) {
    constexpr std::array<std::array<Three, 3>, 4> machado = {{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    }};
    const Three c = linear(colour);
    if (kind == Kind::grey) {
        const double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        return {y, y, y};
    }
    Three result{};
    const auto& m = machado[static_cast<std::size_t>(kind)];
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::clamp(m[i][0] * c[0] + m[i][1] * c[1] + m[i][2] * c[2], 0.0, 1.0);
    return result;
}

/// Linear RGB (sRGB primaries, D65) to CIELAB.
inline Three lab(const Three& c) {
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

inline double ciede2000(const Three& one, const Three& two) {
    constexpr double degree = 0.017453292519943295;
    const auto power7 = [](double v) { return std::pow(v, 7); };
    const double mean = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double stretch = 1.5 - 0.5 * std::sqrt(power7(mean) / (power7(mean) + power7(25)));
    const double a1 = one[1] * stretch, a2 = two[1] * stretch;
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
    const auto hue = [](double a, double b) {
        if (a == 0 && b == 0) return 0.0;
        const double h = std::atan2(b, a) / degree;
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(a1, one[2]), h2 = hue(a2, two[2]);
    double turn = h2 - h1, h = h1 + h2;
    if (c1 * c2 == 0) {
        turn = 0;
    } else {
        if (turn > 180) turn -= 360;
        if (turn < -180) turn += 360;
        h = std::abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    }
    const double dl = two[0] - one[0], dc = c2 - c1;
    const double dh = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2 * degree);
    const double l = (one[0] + two[0]) / 2 - 50, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * degree) + 0.24 * std::cos(2 * h * degree) +
                     0.32 * std::cos((3 * h + 6) * degree) - 0.20 * std::cos((4 * h - 63) * degree);
    const double sl = 1 + 0.015 * l * l / std::sqrt(20 + l * l), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double rotation = -2 * std::sqrt(power7(c) / (power7(c) + power7(25))) *
                            std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * degree);
    const double x = dl / sl, y = dc / sc, z = dh / sh;
    return std::sqrt(x * x + y * y + z * z + rotation * y * z);
}

inline double difference(qm::scene::Colour a, qm::scene::Colour b, Kind kind) {
    return ciede2000(lab(seen(a, kind)), lab(seen(b, kind)));
}

}  // namespace vision
