// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "scene/path_data.hpp"
#include "scene/scene.hpp"

namespace qm::scene {
namespace {

struct Vertex {
    std::int64_t x = 0, y = 0;
    friend bool operator==(const Vertex&, const Vertex&) = default;
};

// Rounding makes neighbours coincide; a vertex drawn twice is wasted bytes and a false corner.
std::vector<Vertex> rounded(const Outline::Contour& contour) {
    std::vector<Vertex> vertices;
    vertices.reserve(contour.points.size());
    for (const Point& point : contour.points) {
        const Vertex vertex{tenths(point.x), tenths(point.y)};
        if (vertices.empty() || vertices.back() != vertex) vertices.push_back(vertex);
    }
    if (contour.closed) {
        while (vertices.size() > 1 && vertices.back() == vertices.front()) vertices.pop_back();
    }
    return vertices;
}

}  // namespace

Outline::Outline(std::vector<Contour> contours) {
    PathData data{PathData::Unit::tenths};
    constexpr auto top = std::numeric_limits<std::int64_t>::max();
    Vertex low{top, top}, high{-top, -top};
    for (const Contour& contour : contours) {
        const std::vector<Vertex> vertices = rounded(contour);
        if (vertices.size() < 2) continue;  // shrank to a point: nothing to see at this scale
        Contour kept;
        kept.closed = contour.closed;
        kept.points.reserve(vertices.size());
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            const auto [x, y] = vertices[i];
            if (i == 0) {
                data.move(x, y);
            } else {
                data.line(x, y);
            }
            kept.points.push_back({static_cast<double>(x) / 10, static_cast<double>(y) / 10});
            low = {std::min(low.x, x), std::min(low.y, y)};
            high = {std::max(high.x, x), std::max(high.y, y)};
        }
        if (kept.closed) data.close();
        contours_.push_back(std::move(kept));
    }
    data_ = data.take();
    data_.shrink_to_fit();
    if (!contours_.empty()) {
        bounds_ = {static_cast<double>(low.x) / 10, static_cast<double>(low.y) / 10, static_cast<double>(high.x) / 10,
                   static_cast<double>(high.y) / 10};
    }
}

}  // namespace qm::scene
