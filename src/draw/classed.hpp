// SPDX-License-Identifier: Apache-2.0
// Areas with what classing said about them; shared by maps of borders and schematic ones, so that the same figures get
// the same colours and the same key on both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/ground.hpp"
#include "draw/legend.hpp"
#include "draw/map_marks.hpp"
#include "draw/map_requests.hpp"
#include "draw/palettes.hpp"

namespace qm::draw {

struct Classed {
    const AreaFigure* figure;
    std::size_t area;  // in the atlas
    State state;
    std::size_t rank = 0;  // of its class
    bool near = false;
    std::string printed;
    Glyph glyph = Glyph::none;
};

struct AreaScale {
    std::vector<palette::Shade> shades;
    std::vector<std::string> limits;
    bool change = false;  // diverging
};

/// Those that the atlas knows; a value that is missing is no data.
std::vector<Classed> known_areas(const std::vector<AreaFigure>& figures, const Atlas::Ground& ground);

/// Ranks and nearness to a limit of those that have a value. A count stands on a whole number by nature: where all
/// values are whole none is near.
AreaScale class_areas(std::vector<Classed>& areas, const ScaleSpec& spec);

/// Units per class and state, examples of the circles, and the class that holds most of the units.
LegendPlan key_of(const std::vector<Classed>& areas, const AreaScale& scale);

std::vector<std::size_t> indices_of(const std::vector<Classed>& areas);

/// Fill of the area; the role is `base` ("cell", "park") and its class or state.
/// A group "area" with the key, address and title of the figure.
scene::Group& area_group(scene::Group& parent, const Classed& c);
scene::Style fill_of(const Classed& area, const AreaScale& scale, const std::string& base);

/// Share of the units of a class that is told: more than `percent` of at least five units with a value.
struct Lopsided {
    std::size_t rank = 0, units = 0, of = 0;
    bool told(int percent) const { return of >= 5 && units * 100 > of * static_cast<std::size_t>(percent); }
};
Lopsided fullest(const std::vector<std::size_t>& counts);

/// Into the key, and what the figure tells of it.
std::optional<scene::CrowdedClass> tell_fullest(LegendPlan& plan, int percent);

}  // namespace qm::draw
