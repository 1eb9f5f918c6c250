// SPDX-License-Identifier: Apache-2.0
// Which area holds a point, for millions of points. A grid of integer cells that is refined only where borders run: a
// cell without a border knows its answer; any other keeps the few edges that touch it and, for each area, on which
// side one reference point lies, so that an exact test looks at those edges alone. All tests are integer (1e-7 degree)
// without tolerance and agree with model::side_of, even-odd over all rings, on every point.
//
// The rule: among the areas that hold the point strictly inside the smallest wins (planar size in square degrees,
// compared exactly; equal sizes: the lower index, that is the lower code). A point that is inside none but lies on
// borders belongs to the lowest index among them, so a point on a shared border counts once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "model/geometry.hpp"
#include "model/table.hpp"

namespace qm::join {

class AreaIndex {
  public:
    AreaIndex() = default;
    /// Areas are numbered by their position; an empty shape holds nothing.
    explicit AreaIndex(const std::vector<model::MultiPolygon>& shapes);
    explicit AreaIndex(const std::vector<const model::MultiPolygon*>& shapes);

    bool empty() const { return width_ < 0; }

    /// model::none when no area holds the point or the point is unknown. Safe from any number of threads.
    model::Index locate(model::LonLat point) const;

    struct Nearest {
        model::Index area = model::none;
        double metres = 0;
    };
    /// The area whose border runs nearest to a point that lies in none, at most `tolerance_m` away (metres on a plane
    /// that touches the sphere at the point: good to 1e-6 for some kilometres). Equal to the millimetre: the lower
    /// index. `accepts` may leave areas out.
    Nearest nearest(model::LonLat point, double tolerance_m,
                    const std::function<bool(model::Index)>& accepts = {}) const;

    std::size_t memory_bytes() const;

  private:
    friend class AreaIndexBuilder;
    template <class Int>
    model::Index locate_in_leaf(std::uint32_t leaf, model::LonLat point) const;

    // Offsets from low_ are what the grid divides. A root of columns × rows cells of 2^shift units; each cell is one
    // word: empty, an area, a block of 4 × 4 smaller cells, or a leaf in the arena.
    std::int64_t low_lon_ = 0, low_lat_ = 0;
    std::int64_t width_ = -1, height_ = -1;  // largest offset that lies in the layer; -1 = no areas
    int shift_ = 0;
    std::uint32_t columns_ = 0;
    std::vector<std::uint32_t> root_;
    std::vector<std::uint32_t> blocks_;  // 16 words each
    // A leaf: reference lon, reference lat, area that covers the whole cell or none, entries that can beat it, all
    // entries; then for each entry, smallest area first: area, edges × 2 + (reference point inside), edges of 4 words.
    std::vector<std::int32_t> arena_;
    bool narrow_ = false;  // products of differences fit 64 bits
};

/// Metres from a point to the nearest border of a shape, on the same plane; infinite for an empty shape.
double border_distance_m(const model::MultiPolygon& shape, model::LonLat point);

}  // namespace qm::join
