// SPDX-License-Identifier: Apache-2.0
#include "join/area_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "join/area_cells.hpp"

namespace qm::join {
namespace {

constexpr double metres_per_unit = 6371007.181 * std::numbers::pi / 180.0 / model::degree_units;

// The plane that touches the sphere at a point: metres east and north of it.
struct Plane {
    model::LonLat origin;
    double east, north = metres_per_unit;
    explicit Plane(model::LonLat point)
        : origin{point},
          east{metres_per_unit * std::max(1e-6, std::cos(point.lat / model::degree_units * std::numbers::pi / 180.0))} {
    }

    // From the origin to a segment. The ends are taken in a fixed order, so that an edge shared by two areas gives the
    // same figure for both.
    double distance_to(model::LonLat a, model::LonLat b) const {
        if (b < a) std::swap(a, b);
        const double ax = static_cast<double>(std::int64_t{a.lon} - origin.lon) * east,
                     ay = static_cast<double>(std::int64_t{a.lat} - origin.lat) * north;
        const double dx = static_cast<double>(std::int64_t{b.lon} - a.lon) * east,
                     dy = static_cast<double>(std::int64_t{b.lat} - a.lat) * north;
        const double length = dx * dx + dy * dy;
        const double t = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0.0;
        return std::hypot(ax + t * dx, ay + t * dy);
    }
};

struct Window {
    std::int64_t low_x, low_y, high_x, high_y;
    bool meets(std::int64_t x, std::int64_t y, std::int64_t size) const {
        return x <= high_x && x + size > low_x && y <= high_y && y + size > low_y;
    }
};

}  // namespace

model::Index AreaIndex::locate(model::LonLat point) const {
    const std::int64_t x = point.lon - low_lon_, y = point.lat - low_lat_;
    if (x < 0 || y < 0 || x > width_ || y > height_) return model::none;
    std::uint32_t word =
        root_[static_cast<std::size_t>(y >> shift_) * columns_ + static_cast<std::size_t>(x >> shift_)];
    for (int shift = shift_ - cell::level_bits; cell::is_block(word); shift -= cell::level_bits) {
        const auto column = static_cast<std::uint32_t>(x >> shift) & (cell::block_side - 1);
        const auto row = static_cast<std::uint32_t>(y >> shift) & (cell::block_side - 1);
        word = blocks_[std::size_t{word & cell::payload} * cell::block_cells + row * cell::block_side + column];
    }
    if (!cell::is_leaf(word)) return word;  // an area, or empty, which is model::none
    return narrow_ ? locate_in_leaf<std::int64_t>(word & cell::payload, point)
                   : locate_in_leaf<base::Wide>(word & cell::payload, point);
}

// The side of the point is the side of the reference point, changed by every edge that the segment between them
// crosses. An end of an edge on the line of that segment counts as lying to its right: the same as moving the line by
// less than any coordinate can tell. Edges are stored so that the reference point is never to their right.
template <class Int>
model::Index AreaIndex::locate_in_leaf(std::uint32_t leaf, model::LonLat point) const {
    const std::int32_t* at = arena_.data() + leaf;
    const std::int64_t rx = at[0], ry = at[1], px = point.lon, py = point.lat;
    const auto cover = static_cast<model::Index>(at[2]);
    model::Index on_border = model::none;
    const std::int32_t rivals = at[3];
    at += cell::leaf_head;
    for (std::int32_t i = 0; i < rivals; ++i) {
        const auto area = static_cast<model::Index>(at[0]);
        bool inside = (at[1] & 1) != 0;
        bool border = false;
        const std::int32_t* const end = at + cell::entry_head + static_cast<std::size_t>(at[1] >> 1) * cell::edge_words;
        for (at += cell::entry_head; at != end; at += cell::edge_words) {
            const auto side = cell::turn<Int>(at[0], at[1], at[2], at[3], px, py);
            if (side > 0) continue;
            if (side == 0) {
                border = border || cell::in_box(at[0], at[1], at[2], at[3], px, py);
                continue;
            }
            const bool a_left = cell::turn<Int>(rx, ry, px, py, at[0], at[1]) > 0;
            const bool b_left = cell::turn<Int>(rx, ry, px, py, at[2], at[3]) > 0;
            inside ^= a_left != b_left;
        }
        if (border)
            on_border = std::min(on_border, area);
        else if (inside)
            return area;
    }
    return cover != model::none ? cover : on_border;
}

AreaIndex::Nearest AreaIndex::nearest(model::LonLat point, double tolerance_m,
                                      const std::function<bool(model::Index)>& accepts) const {
    Nearest best;
    if (!point.known() || empty()) return best;
    const Plane plane{point};
    const std::int64_t px = point.lon - low_lon_, py = point.lat - low_lat_;
    // A window wider than the layer says no more than the layer itself.
    const auto reach_x = static_cast<std::int64_t>(std::min(tolerance_m / plane.east + 1, 4e9));
    const auto reach_y = static_cast<std::int64_t>(std::min(tolerance_m / plane.north + 1, 4e9));
    const Window window{px - reach_x, py - reach_y, px + reach_x, py + reach_y};
    std::int64_t best_mm = 0;

    const auto look_at_leaf = [&](const std::int32_t* at) {
        const std::int32_t entries = at[4];
        at += cell::leaf_head;
        for (std::int32_t i = 0; i < entries; ++i) {
            const auto area = static_cast<model::Index>(at[0]);
            const std::int32_t* const end =
                at + cell::entry_head + static_cast<std::size_t>(at[1] >> 1) * cell::edge_words;
            at += cell::entry_head;
            if (accepts && !accepts(area)) {
                at = end;
                continue;
            }
            for (; at != end; at += cell::edge_words) {
                const double metres = plane.distance_to({at[0], at[1]}, {at[2], at[3]});
                if (!(metres <= tolerance_m)) continue;
                const std::int64_t mm = std::llround(metres * 1000);
                if (best.area != model::none && (mm > best_mm || (mm == best_mm && area >= best.area))) continue;
                best = {area, static_cast<double>(mm) / 1000};
                best_mm = mm;
            }
        }
    };
    const auto visit = [&](const auto& self, std::uint32_t word, std::int64_t x, std::int64_t y, int shift) -> void {
        if (cell::is_leaf(word)) return look_at_leaf(arena_.data() + (word & cell::payload));
        if (!cell::is_block(word)) return;
        shift -= cell::level_bits;
        for (std::int64_t i = 0; i < cell::block_cells; ++i) {
            const std::int64_t low_x = x + ((i % cell::block_side) << shift),
                               low_y = y + ((i / cell::block_side) << shift);
            if (window.meets(low_x, low_y, std::int64_t{1} << shift))
                self(self, blocks_[std::size_t{word & cell::payload} * cell::block_cells + static_cast<std::size_t>(i)],
                     low_x, low_y, shift);
        }
    };
    const std::int64_t first_x = std::max<std::int64_t>(window.low_x, 0) >> shift_,
                       last_x = std::min(window.high_x, width_) >> shift_;
    const std::int64_t first_y = std::max<std::int64_t>(window.low_y, 0) >> shift_,
                       last_y = std::min(window.high_y, height_) >> shift_;
    for (std::int64_t row = first_y; row <= last_y; ++row)
        for (std::int64_t column = first_x; column <= last_x; ++column)
            visit(visit, root_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)],
                  column << shift_, row << shift_, shift_);
    return best;
}

double border_distance_m(const model::MultiPolygon& shape, model::LonLat point) {
    const Plane plane{point};
    double least = std::numeric_limits<double>::infinity();
    const auto look_at = [&](const model::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            least = std::min(least, plane.distance_to(ring[i], ring[(i + 1) % ring.size()]));
    };
    for (const auto& polygon : shape) {
        look_at(polygon.shell);
        for (const auto& hole : polygon.holes) look_at(hole);
    }
    return least;
}

std::size_t AreaIndex::memory_bytes() const {
    return root_.capacity() * sizeof(root_[0]) + blocks_.capacity() * sizeof(blocks_[0]) +
           arena_.capacity() * sizeof(arena_[0]);
}

}  // namespace qm::join
