// SPDX-License-Identifier: Apache-2.0
// The ground on which every map of a district is drawn: areas projected once, borders shared as arcs, outlines thinned
// and encoded once per scale and handed out to all figures that show them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/geometry.hpp"

namespace qm::draw {

struct AtlasArea {
    std::string code;   // "440606102"; unique over all layers
    std::string layer;  // areas of one layer tile the ground and share borders: "town", "park", "district"
    model::MultiPolygon shape;
};

struct AtlasInput {
    std::vector<AtlasArea> areas;
};

/// Immutable for its users and safe to share between threads (the encoded outlines are kept under a lock). Projection:
/// Lambert cylindrical equal-area on the WGS84 ellipsoid, standard parallel at the middle latitude of the input.
class Atlas {
  public:
    struct Ground;
    explicit Atlas(std::unique_ptr<Ground> ground);
    ~Atlas();
    Atlas(Atlas&&) noexcept;
    Atlas& operator=(Atlas&&) noexcept;
    bool has(const std::string& code) const;
    const Ground& ground() const { return *ground_; }

  private:
    std::unique_ptr<Ground> ground_;
};

Atlas make_atlas(const AtlasInput& input);

}  // namespace qm::draw
