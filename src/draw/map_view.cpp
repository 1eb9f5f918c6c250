// SPDX-License-Identifier: Apache-2.0
// Areas and borders at one scale.
#include <algorithm>
#include <cmath>

#include "draw/clipping.hpp"
#include "draw/ground.hpp"

namespace qm::draw {

using scene::Box;
using scene::Outline;
using scene::Point;

MapView::MapView(const Atlas::Ground& ground, double px_per_metre, Point origin, const Box& frame)
    : ground_{ground}, scale_{px_per_metre}, origin_{origin}, frame_{frame} {}

Point MapView::at(model::LonLat p) const {
    return at(ground_.projection(p));
}

const std::vector<Point>& MapView::arc(std::size_t layer, std::size_t index) const {
    std::vector<Point>& points = arcs_[{layer, index}];
    if (points.empty())
        for (const Metres p : thinned(ground_.layers[layer].arcs[index], thinning_px / scale_)) points.push_back(at(p));
    return points;
}

const AreaShape& MapView::shape(std::size_t area) const {
    const std::lock_guard guard{lock_};
    std::unique_ptr<const AreaShape>& slot = shapes_[area];
    if (slot) return *slot;
    const Atlas::Ground::Area& known = ground_.areas[area];
    std::vector<Outline::Contour> contours;
    bool cut = false;
    const Box slack = frame_.grown(0.05);  // an area that touches the frame is not cut by it
    for (const ArcRing& ring : ground_.layers[known.layer].rings[known.shape]) {
        Outline::Contour contour;
        for (const ArcUse& use : ring) {
            const std::vector<Point>& points = arc(known.layer, use.arc);
            if (use.reversed)
                contour.points.insert(contour.points.end(), points.rbegin(), points.rend() - 1);
            else
                contour.points.insert(contour.points.end(), points.begin(), points.end() - 1);
        }
        const bool inside = std::all_of(contour.points.begin(), contour.points.end(), [&](Point p) {
            return p.x >= slack.left && p.x <= slack.right && p.y >= slack.top && p.y <= slack.bottom;
        });
        if (!inside) {
            cut = true;
            contour.points = cut_ring(contour.points, frame_);
        }
        if (contour.points.size() >= 3) contours.push_back(std::move(contour));
    }
    auto shape = std::make_unique<AreaShape>();
    shape->outline = std::make_shared<const Outline>(std::move(contours));
    shape->cut = cut;
    shape->interior = Interior{*shape->outline};
    slot = std::move(shape);
    return *slot;
}

const std::vector<Point>& MapView::places(std::size_t area, double width, double height) const {
    const auto halves = [](double px) { return static_cast<std::size_t>(std::ceil(px * 2)); };
    const std::array<std::size_t, 3> key{area, halves(width), halves(height)};
    const std::lock_guard guard{lock_};
    const auto [place, fresh] = places_.try_emplace(key);
    if (fresh) {
        const Interior& interior = shape(area).interior;
        place->second =
            interior.places(static_cast<double>(key[1]) / 2, static_cast<double>(key[2]) / 2, interior.centroid());
    }
    return place->second;
}

const LandCover& MapView::cover(std::vector<std::size_t> areas) const {
    std::sort(areas.begin(), areas.end());
    const std::lock_guard guard{lock_};
    std::unique_ptr<const LandCover>& slot = covers_[areas];
    if (!slot) {
        std::vector<const Interior*> interiors;
        for (const std::size_t area : areas) interiors.push_back(&shape(area).interior);
        slot = std::make_unique<const LandCover>(interiors, frame_);
    }
    return *slot;
}

scene::OutlinePtr MapView::inset_line(std::size_t area, double distance) const {
    const std::lock_guard guard{lock_};
    const auto [place, fresh] = insets_.try_emplace({area, static_cast<int>(distance * 10)});
    if (fresh) place->second = inset(*shape(area).outline, distance);
    return place->second;
}

scene::OutlinePtr MapView::lines(const std::vector<std::size_t>& areas, bool outer) const {
    const std::lock_guard guard{lock_};
    const auto [place, fresh] = lines_.try_emplace({areas, outer});
    if (!fresh) return place->second;
    std::map<std::pair<std::size_t, std::size_t>, int> uses;
    for (const std::size_t area : areas) {
        const Atlas::Ground::Area& known = ground_.areas[area];
        for (const ArcRing& ring : ground_.layers[known.layer].rings[known.shape])
            for (const ArcUse& use : ring) ++uses[{known.layer, use.arc}];
    }
    std::vector<Outline::Contour> contours;
    for (const auto& [key, count] : uses) {
        if ((count == 1) != outer) continue;
        for (std::vector<Point>& part : cut_line(arc(key.first, key.second), frame_.grown(0.05)))
            contours.push_back({std::move(part), false});
    }
    place->second = std::make_shared<const Outline>(std::move(contours));
    return place->second;
}

}  // namespace qm::draw
