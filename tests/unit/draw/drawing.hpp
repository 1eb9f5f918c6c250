// SPDX-License-Identifier: Apache-2.0
// What the drawing tests share: an invented district with wavy borders, and ways to look into a figure.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "draw/draw.hpp"
#include "draw/ground.hpp"
#include "support/catch.hpp"

namespace drawing {

using namespace qm;

inline const scene::TextMetrics& metrics() {
    static const scene::TextMetrics known{{"WenQuanYi Micro Hei", "Noto Sans CJK SC"}};
    return known;
}

/// Random numbers that are the same everywhere.
struct Dice {
    std::uint64_t state;
    double operator()() {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state >> 11) / 9007199254740992.0;
    }
    int below(int n) { return static_cast<int>((*this)() * n); }
};

/// columns × rows cells near Shunde whose corners are moved and whose borders wave; neighbours share every vertex.
inline std::vector<draw::AtlasArea> district(int columns, int rows, std::uint64_t seed,
                                             const std::string& layer = "town") {
    const auto corner = [=](int c, int r) {
        Dice dice{seed * 977 + static_cast<std::uint64_t>(c * 131 + r * 17 + 5)};
        dice();
        const double x = c + (c > 0 && c < columns ? 0.5 * (dice() - 0.5) : 0);
        const double y = r + (r > 0 && r < rows ? 0.5 * (dice() - 0.5) : 0);
        return std::pair{113.0 + 0.38 * x / columns, 22.68 + 0.33 * y / rows};
    };
    // From corner a to corner b, without b; the same points whichever neighbour asks.
    const auto border = [=](int c0, int r0, int c1, int r1, model::Ring& ring) {
        const bool turned = std::pair{c1, r1} < std::pair{c0, r0};
        const auto a = turned ? corner(c1, r1) : corner(c0, r0);
        const auto b = turned ? corner(c0, r0) : corner(c1, r1);
        std::vector<model::LonLat> points;
        constexpr int steps = 40;
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const double wave = 0.002 * std::sin(t * 25) * std::sin(t * 3.14159265);
            const double dx = b.first - a.first;
            const double dy = b.second - a.second;
            const double length = std::hypot(dx, dy);
            points.push_back({static_cast<std::int32_t>(std::lround((a.first + dx * t - dy / length * wave) * 1e7)),
                              static_cast<std::int32_t>(std::lround((a.second + dy * t + dx / length * wave) * 1e7))});
        }
        if (turned) std::reverse(points.begin(), points.end());
        ring.insert(ring.end(), points.begin(), points.end() - 1);
    };
    std::vector<draw::AtlasArea> areas;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            model::Polygon polygon;
            border(c, r, c + 1, r, polygon.shell);
            border(c + 1, r, c + 1, r + 1, polygon.shell);
            border(c + 1, r + 1, c, r + 1, polygon.shell);
            border(c, r + 1, c, r, polygon.shell);
            areas.push_back({layer + std::to_string(r * columns + c), layer, {polygon}});
        }
    return areas;
}

/// Calls `visit(item, groups from the root)` for every item that is not a group.
inline void walk(const scene::Group& group, std::vector<const scene::Group*>& path,
                 const std::function<void(const scene::Item&, const std::vector<const scene::Group*>&)>& visit) {
    path.push_back(&group);
    for (const scene::Item& item : group.items) {
        if (const auto* inner = std::get_if<std::unique_ptr<scene::Group>>(&item))
            walk(**inner, path, visit);
        else
            visit(item, path);
    }
    path.pop_back();
}

template <class Kind>
std::vector<Kind> all(const scene::Figure& figure, const std::function<bool(const Kind&)>& wanted = nullptr) {
    std::vector<Kind> found;
    std::vector<const scene::Group*> path;
    walk(figure.root, path, [&](const scene::Item& item, const auto&) {
        if (const Kind* one = std::get_if<Kind>(&item); one != nullptr && (!wanted || wanted(*one)))
            found.push_back(*one);
    });
    return found;
}

inline std::vector<scene::Text> texts(const scene::Figure& figure) {
    return all<scene::Text>(figure);
}

inline bool has_role(const std::string& roles, const std::string& role) {
    return (" " + roles + " ").find(" " + role + " ") != std::string::npos;
}

/// Groups with this role, in order.
inline std::vector<const scene::Group*> groups(const scene::Group& root, const std::string& role) {
    std::vector<const scene::Group*> found;
    for (const scene::Item& item : root.items)
        if (const auto* inner = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            if (has_role((*inner)->role, role)) found.push_back(inner->get());
            for (const scene::Group* deeper : groups(**inner, role)) found.push_back(deeper);
        }
    return found;
}

inline double overlap(const scene::Box& a, const scene::Box& b) {
    return std::min(std::min(a.right, b.right) - std::max(a.left, b.left),
                    std::min(a.bottom, b.bottom) - std::max(a.top, b.top));
}

/// Every word readable: at least 10.5 px, within the figure, and no two texts upon each other.
inline void check_texts(const scene::Figure& figure) {
    const std::vector<scene::Text> all = texts(figure);
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].words);
        CHECK(all[i].size >= 10.5);
        const scene::Box box = scene::box_of(all[i]);
        CHECK(box.left >= -0.6);
        CHECK(box.right <= figure.width + 0.6);
        CHECK(box.top >= -2.5);  // ascent of the first line of a heading
        CHECK(box.bottom <= figure.height + 0.6);
        for (std::size_t k = i + 1; k < all.size(); ++k) {
            INFO(all[k].words);
            CHECK(overlap(box, scene::box_of(all[k])) <= 0.3);
        }
    }
}

inline draw::MapWords words() {
    draw::MapWords w;
    w.north = "北";
    w.kilometres = "km";
    w.metres = "m";
    w.legend = "每百家在办问题（件）";
    w.period = "2024年6月";
    w.high = "多";
    w.low = "少";
    w.counted = "镇街数";
    w.no_data = "无数据";
    w.zero = "0 件";
    w.small_sample = "样本不足（企业＜50 家）";
    w.not_applicable = "不适用";
    w.near_break = "距分级界 ≤0.1 级";
    w.circled = "逾期件数";
    w.circled_unit = "件";
    w.overdue = "有逾期";
    w.symbols = "环节（企业数）";
    w.cluster = "多家重叠处合并，数字为家数";
    return w;
}

}  // namespace drawing
