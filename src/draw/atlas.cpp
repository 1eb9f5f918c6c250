// SPDX-License-Identifier: Apache-2.0
#include "draw/atlas.hpp"

#include <algorithm>
#include <cmath>

#include "draw/ground.hpp"

namespace qm::draw {

void Extent::add(Metres p) {
    west = std::min(west, p.x);
    east = std::max(east, p.x);
    south = std::min(south, p.y);
    north = std::max(north, p.y);
}

void Extent::add(const Extent& other) {
    if (other.empty()) return;
    add(Metres{other.west, other.south});
    add(Metres{other.east, other.north});
}

Atlas::Atlas(std::unique_ptr<Ground> ground) : ground_{std::move(ground)} {}
Atlas::~Atlas() = default;
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;
bool Atlas::has(const std::string& code) const {
    return ground_->find(code).has_value();
}

std::optional<std::size_t> Atlas::Ground::find(const std::string& code) const {
    const auto found = index.find(code);
    if (found == index.end()) return std::nullopt;
    return found->second;
}

std::shared_ptr<const MapView> Atlas::Ground::view(const Extent& extent, const scene::Box& frame) const {
    const std::lock_guard guard{lock_};
    const std::array key{extent.west, extent.south, extent.east, extent.north,
                         frame.left,  frame.top,    frame.right, frame.bottom};
    std::shared_ptr<const MapView>& view = views_[key];
    if (!view) {
        const double scale =
            std::min(frame.width() / std::max(extent.width(), 1.0), frame.height() / std::max(extent.height(), 1.0));
        const double x = (frame.left + frame.right) / 2 - (extent.west + extent.east) / 2 * scale;
        const double y = (frame.top + frame.bottom) / 2 + (extent.south + extent.north) / 2 * scale;
        view = std::make_shared<const MapView>(*this, scale, scene::Point{x, y}, frame);
    }
    return view;
}

Atlas make_atlas(const AtlasInput& input) {
    auto ground = std::make_unique<Atlas::Ground>();
    model::GeoBox box;
    for (const AtlasArea& area : input.areas) {
        const model::GeoBox own = model::box_of(area.shape);
        if (own.empty()) continue;
        box.add(own.low);
        box.add(own.high);
    }
    if (!box.empty()) {
        const auto middle = [](std::int32_t a, std::int32_t b) {
            return static_cast<std::int32_t>((static_cast<std::int64_t>(a) + b) / 2);
        };
        ground->projection =
            Projection{model::LonLat{middle(box.low.lon, box.high.lon), middle(box.low.lat, box.high.lat)}};
    }
    std::vector<std::string> names;
    std::vector<std::vector<const model::MultiPolygon*>> shapes;
    for (const AtlasArea& area : input.areas) {
        const auto found = std::find(names.begin(), names.end(), area.layer);
        const auto layer = static_cast<std::size_t>(found - names.begin());
        if (found == names.end()) {
            names.push_back(area.layer);
            shapes.emplace_back();
        }
        ground->index.try_emplace(area.code, ground->areas.size());
        ground->areas.push_back({area.code, layer, shapes[layer].size(), {}});
        shapes[layer].push_back(&area.shape);
    }
    for (const auto& layer : shapes) ground->layers.push_back(cut_into_arcs(layer, ground->projection));
    for (Atlas::Ground::Area& area : ground->areas) {
        const Borders& borders = ground->layers[area.layer];
        for (const ArcRing& ring : borders.rings[area.shape])
            for (const ArcUse& use : ring)
                for (const Metres p : borders.arcs[use.arc].points) area.extent.add(p);
    }
    return Atlas{std::move(ground)};
}

}  // namespace qm::draw
