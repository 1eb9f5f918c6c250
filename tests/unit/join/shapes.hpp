// SPDX-License-Identifier: Apache-2.0
// Shapes on integer coordinates and the slow, plain rule that AreaIndex must follow.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

#include "base/number.hpp"
#include "model/geometry.hpp"
#include "model/table.hpp"

namespace shapes {

using qm::model::LonLat;
using qm::model::MultiPolygon;
using qm::model::Ring;

inline Ring box_ring(int x0, int y0, int x1, int y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}
inline MultiPolygon box(int x0, int y0, int x1, int y1) {
    return {{box_ring(x0, y0, x1, y1), {}}};
}

inline qm::base::Wide size_of(const MultiPolygon& shape) {
    const auto ring_size = [](const Ring& ring) {
        qm::base::Wide sum = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            sum += qm::base::Wide{a.lon} * b.lat - qm::base::Wide{b.lon} * a.lat;
        }
        return sum < 0 ? -sum : sum;
    };
    qm::base::Wide size = 0;
    for (const auto& polygon : shape) {
        size += ring_size(polygon.shell);
        for (const auto& hole : polygon.holes) size -= ring_size(hole);
    }
    return size;
}

/// Strictly inside: the smallest, then the lowest index; else on a border: the lowest index.
inline qm::model::Index holder(const std::vector<MultiPolygon>& areas, LonLat point) {
    qm::model::Index inside = qm::model::none, border = qm::model::none;
    for (qm::model::Index i = 0; i < areas.size(); ++i) {
        const auto side = qm::model::side_of(areas[i], point);
        if (side == qm::model::Side::inside &&
            (inside == qm::model::none || size_of(areas[i]) < size_of(areas[inside])))
            inside = i;
        if (side == qm::model::Side::border && border == qm::model::none) border = i;
    }
    return inside != qm::model::none ? inside : border;
}

/// Numbers from one fixed engine by remainder: the same on every standard library.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_{seed} {}
    int between(int low, int high) {
        return static_cast<int>(
            low + static_cast<std::int64_t>(next() % (static_cast<std::uint64_t>(std::int64_t{high} - low) + 1)));
    }
    LonLat point(int range) { return {between(-range, range), between(-range, range)}; }
    std::uint64_t next() { return std::uint64_t{engine_()} << 32 | engine_(); }

  private:
    std::mt19937 engine_;
};

inline const Ring& any_ring(const MultiPolygon& shape, Dice& dice) {
    const auto& polygon = shape[static_cast<std::size_t>(dice.between(0, static_cast<int>(shape.size()) - 1))];
    const int hole = dice.between(-1, static_cast<int>(polygon.holes.size()) - 1);
    return hole < 0 ? polygon.shell : polygon.holes[static_cast<std::size_t>(hole)];
}

/// A vertex, or a point on or beside an edge.
inline LonLat point_near_border(const MultiPolygon& shape, Dice& dice) {
    const auto& ring = any_ring(shape, dice);
    const auto at = static_cast<std::size_t>(dice.between(0, static_cast<int>(ring.size()) - 1));
    const LonLat a = ring[at], b = ring[(at + 1) % ring.size()];
    if (dice.between(0, 2) == 0) return a;
    // Parts of an edge by small divisors often hit integer points of it exactly; the rest lie within one unit.
    const int parts = dice.between(2, 6), part = dice.between(1, parts - 1);
    const LonLat p{static_cast<std::int32_t>(a.lon + (std::int64_t{b.lon} - a.lon) * part / parts),
                   static_cast<std::int32_t>(a.lat + (std::int64_t{b.lat} - a.lat) * part / parts)};
    return dice.between(0, 2) > 0 ? p : LonLat{p.lon + dice.between(-1, 1), p.lat + dice.between(-1, 1)};
}

/// A ring that does not cross itself, around a middle, with the given number of corners between two radii.
inline Ring star(LonLat middle, int corners, int least, int most, Dice& dice) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double radius = dice.between(least, most);
        const LonLat p{middle.lon + static_cast<int>(radius * std::cos(angle)),
                       middle.lat + static_cast<int>(radius * std::sin(angle))};
        if (ring.empty() || ring.back() != p) ring.push_back(p);
    }
    return ring;
}

}  // namespace shapes
