// SPDX-License-Identifier: Apache-2.0
// Inside of the atlas: projected borders by layer, and views of them at one scale. A view is built once per scale and
// frame and shared by all figures that use it.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "draw/atlas.hpp"
#include "draw/interior.hpp"
#include "draw/land_cover.hpp"
#include "draw/projection.hpp"
#include "draw/thinning.hpp"
#include "scene/scene.hpp"

namespace qm::draw {

inline constexpr double thinning_px = 0.25;  // largest error of a thinned border on the page

/// Rectangle on the ground, metres.
struct Extent {
    double west = 1e300, south = 1e300, east = -1e300, north = -1e300;
    bool empty() const { return west > east; }
    double width() const { return east - west; }
    double height() const { return north - south; }
    void add(Metres p);
    void add(const Extent& other);
    Extent grown(double metres) const { return {west - metres, south - metres, east + metres, north + metres}; }
};

/// An area on the page of one view.
struct AreaShape {
    scene::OutlinePtr outline;  // cut at the frame when `cut`
    bool cut = false;
    Interior interior;
};

class MapView {
  public:
    MapView(const Atlas::Ground& ground, double px_per_metre, scene::Point origin, const scene::Box& frame);
    double px_per_metre() const { return scale_; }
    const scene::Box& frame() const { return frame_; }
    scene::Point at(Metres p) const { return {origin_.x + p.x * scale_, origin_.y - p.y * scale_}; }
    scene::Point at(model::LonLat p) const;
    const AreaShape& shape(std::size_t area) const;
    /// Interior::places about the centroid of the area, for a box of this size rounded up to half px; kept, because the
    /// same labels return on every figure of a scale.
    const std::vector<scene::Point>& places(std::size_t area, double width, double height) const;
    /// Land of these areas within the frame; kept as well.
    const LandCover& cover(std::vector<std::size_t> areas) const;
    scene::OutlinePtr inset_line(std::size_t area, double distance) const;
    /// Border lines of the areas, open contours cut at the frame: those of one area only (outer), or those between two.
    scene::OutlinePtr lines(const std::vector<std::size_t>& areas, bool outer) const;

  private:
    const std::vector<scene::Point>& arc(std::size_t layer, std::size_t index) const;
    const Atlas::Ground& ground_;
    double scale_;
    scene::Point origin_;  // page position of the projection's centre
    scene::Box frame_;
    mutable std::recursive_mutex lock_;
    mutable std::map<std::pair<std::size_t, std::size_t>, std::vector<scene::Point>> arcs_;
    mutable std::map<std::size_t, std::unique_ptr<const AreaShape>> shapes_;
    mutable std::map<std::array<std::size_t, 3>, std::vector<scene::Point>> places_;
    mutable std::map<std::vector<std::size_t>, std::unique_ptr<const LandCover>> covers_;
    mutable std::map<std::pair<std::size_t, int>, scene::OutlinePtr> insets_;
    mutable std::map<std::pair<std::vector<std::size_t>, bool>, scene::OutlinePtr> lines_;
};

struct Atlas::Ground {
    struct Area {
        std::string code;
        std::size_t layer = 0;
        std::size_t shape = 0;  // in the layer's borders
        Extent extent;
    };
    Projection projection;
    std::vector<Borders> layers;
    std::vector<Area> areas;
    std::unordered_map<std::string, std::size_t> index;

    std::optional<std::size_t> find(const std::string& code) const;
    /// The view that shows `extent` as large as `frame` allows, centred; borders are cut at the frame.
    std::shared_ptr<const MapView> view(const Extent& extent, const scene::Box& frame) const;

  private:
    mutable std::mutex lock_;
    mutable std::map<std::array<double, 8>, std::shared_ptr<const MapView>> views_;
};

}  // namespace qm::draw
