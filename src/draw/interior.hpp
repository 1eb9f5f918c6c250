// SPDX-License-Identifier: Apache-2.0
// The inside of an area on the page as rows of spans: answers where a box fits without geometry on every question.
#pragma once

#include <vector>

#include "scene/scene.hpp"

namespace qm::draw {

class Interior {
  public:
    static constexpr double step = 2;  // px between rows
    struct Span {
        double left, right;
    };
    Interior() = default;
    /// Even-odd over all closed contours.
    explicit Interior(const scene::Outline& outline);

    bool contains(scene::Point point) const;
    bool contains(const scene::Box& box) const;  // whole box inside
    /// Share of the box that is inside, 0–1, by rows.
    double cover(const scene::Box& box) const;
    /// Centres at which a box of this size lies wholly inside, at most one per row, each as near to `wish` as its row
    /// allows; nearest first.
    std::vector<scene::Point> places(double width, double height, scene::Point wish) const;
    scene::Point centroid() const { return centroid_; }
    double area() const { return area_; }  // px²
    const scene::Box& bounds() const { return bounds_; }
    /// Row i runs through bounds().top + (i + ½) step; its spans go from left to right.
    const std::vector<std::vector<Span>>& rows() const { return rows_; }

  private:
    const std::vector<Span>& row(double y) const;
    /// What the rows first…last share, as far as it is `width` wide, into `spans`; `scratch` saves allocations.
    void common(std::size_t first, std::size_t last, double width, std::vector<Span>& spans,
                std::vector<Span>& scratch) const;
    scene::Box bounds_;
    double top_ = 0;
    std::vector<std::vector<Span>> rows_;  // row i at top_ + (i + ½) step
    scene::Point centroid_;
    double area_ = 0;
};

/// Closed line inside the area at `distance` px from its border; empty when the area is nowhere that wide.
scene::OutlinePtr inset(const scene::Outline& outline, double distance);

}  // namespace qm::draw
