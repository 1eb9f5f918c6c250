// SPDX-License-Identifier: Apache-2.0
// How much of a box on the page lies on land, answered in constant time from a summed-area table: a label that looks
// for open ground asks hundreds of times.
#pragma once

#include <cstddef>
#include <vector>

#include "draw/interior.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

class LandCover {
  public:
    static constexpr double cell = Interior::step;  // px
    /// Areas that lie upon each other count once. What is outside `frame` is no land.
    LandCover(const std::vector<const Interior*>& areas, const scene::Box& frame);
    /// Share of the box that is land, 0–1, to about a cell at the edges; 0 exactly when no land is near.
    double share(const scene::Box& box) const;

  private:
    double sum_to(double x, double y) const;  // land left of and above a point given in cells
    scene::Box frame_;
    std::size_t columns_, rows_;
    std::vector<float> sums_;  // (rows_ + 1) × (columns_ + 1)
};

}  // namespace qm::draw
