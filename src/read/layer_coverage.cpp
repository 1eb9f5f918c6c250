// SPDX-License-Identifier: Apache-2.0
#include "read/layer_coverage.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "read/geo_library.hpp"
#include "read/grid_shapes.hpp"

namespace qm::read {
namespace {

using model::GeoBox;
using model::Index;
using model::MultiPolygon;

bool meet(const GeoBox& a, const GeoBox& b) {
    return a.low.lon <= b.high.lon && b.low.lon <= a.high.lon && a.low.lat <= b.high.lat && b.low.lat <= a.high.lat;
}

/// Parts above the limit, largest first.
MultiPolygon parts_above(MultiPolygon shape, double limit_m2) {
    std::vector<std::pair<double, model::Polygon>> parts;
    for (auto& polygon : shape)
        if (const double area = model::area_m2({polygon}); area > limit_m2)
            parts.emplace_back(area, std::move(polygon));
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    MultiPolygon kept;
    for (auto& [area, polygon] : parts) kept.push_back(std::move(polygon));
    return kept;
}

std::string square_km(double m2) {
    // Four places below a hundredth of a square kilometre, so that no gap is "0.00".
    const int places = m2 < 10'000 ? 4 : 2;
    return base::format({static_cast<base::Wide>(std::llround(m2)), 1'000'000}, {places});
}

void add_polygons(const OGRGeometry& from, OGRMultiPolygon& all) {
    const auto type = wkbFlatten(from.getGeometryType());
    if (type == wkbPolygon) all.addGeometry(&from);
    if (type == wkbMultiPolygon || type == wkbGeometryCollection)
        for (const auto* part : *from.toGeometryCollection()) add_polygons(*part, all);
}

class Coverage {
  public:
    Coverage(const model::Config& config, model::District& district, const std::string& file,
             base::Diagnostics& findings)
        : config_{config}, district_{district}, file_{file}, findings_{findings} {
        for (const auto& town : district.towns) boxes_.push_back(model::box_of(town.shape));
    }

    void run() {
        std::vector<std::unique_ptr<OGRGeometry>> towns;
        for (const auto& town : district_.towns) {
            std::unique_ptr<OGRGeometry> units = units_of(town.shape);
            // Rounding to the grid can let a border touch itself.
            const GeoMessages quiet;
            if (!units->IsValid()) units = made_valid(*units);
            towns.push_back(std::move(units));
        }
        overlaps(towns);
        gaps(towns);
    }

  private:
    void overlaps(const std::vector<std::unique_ptr<OGRGeometry>>& towns) {
        std::vector<Index> order(towns.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Index>(i);
        std::sort(order.begin(), order.end(), [&](Index a, Index b) {
            return std::pair{boxes_[a].low.lon, a} < std::pair{boxes_[b].low.lon, b};
        });
        std::map<std::pair<Index, Index>, MultiPolygon> found;
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t k = i + 1; k < order.size() && boxes_[order[k]].low.lon <= boxes_[order[i]].high.lon;
                 ++k) {
                const auto [a, b] = std::minmax(order[i], order[k]);
                if (!towns[a] || !towns[b] || !meet(boxes_[a], boxes_[b])) continue;
                const GeoMessages quiet;
                const std::unique_ptr<OGRGeometry> common{towns[a]->Intersection(towns[b].get())};
                if (!common) continue;
                if (auto parts = parts_above(shape_of(*common), config_.map.overlap_m2); !parts.empty())
                    found.emplace(std::pair{a, b}, std::move(parts));
            }
        for (auto& [pair, parts] : found)
            tell("B002", district_.towns[pair.first].name, district_.towns[pair.second].name, std::move(parts));
    }

    void gaps(const std::vector<std::unique_ptr<OGRGeometry>>& towns) {
        OGRMultiPolygon all;
        for (const auto& town : towns)
            if (town) add_polygons(*town, all);
        MultiPolygon covered;
        {
            const GeoMessages quiet;
            const std::unique_ptr<OGRGeometry> whole{all.UnionCascaded()};
            if (whole) covered = shape_of(*whole);
        }
        MultiPolygon holes;
        for (auto& part : covered)
            for (auto& hole : part.holes) {
                turn(hole, true);
                holes.push_back({std::move(hole), {}});
            }
        std::map<std::vector<Index>, MultiPolygon> by_towns;
        for (auto& hole : parts_above(std::move(holes), config_.map.gap_m2)) {
            auto around = towns_around(hole.shell, towns);
            by_towns[std::move(around)].push_back(std::move(hole));
        }
        for (auto& [around, parts] : by_towns) {
            std::vector<std::string> others;
            for (std::size_t i = 1; i < around.size(); ++i) others.push_back(district_.towns[around[i]].name);
            tell("B001", around.empty() ? "" : district_.towns[around.front()].name, base::join(others, ", "),
                 std::move(parts));
        }
    }

    // Sorted by code, as the towns are.
    std::vector<Index> towns_around(const model::Ring& gap,
                                    const std::vector<std::unique_ptr<OGRGeometry>>& towns) const {
        const MultiPolygon shape{{gap, {}}};
        const auto box = model::box_of(shape);
        const auto units = units_of(shape);
        std::vector<Index> around;
        const GeoMessages quiet;
        for (std::size_t i = 0; i < towns.size(); ++i)
            if (towns[i] && meet(box, boxes_[i]) && touches_along(*units, *towns[i]))
                around.push_back(static_cast<Index>(i));
        return around;
    }

    // A corner in common is no neighbourhood. Borders of the union can lie a unit beside those of the towns.
    static bool touches_along(const OGRGeometry& gap, const OGRGeometry& town) {
        constexpr double beside = 2;
        const std::unique_ptr<OGRGeometry> wider{gap.Buffer(beside, 1)};
        if (!wider) return gap.Intersects(&town);
        const std::unique_ptr<OGRGeometry> common{wider->Intersection(&town)};
        const auto* surface = common.get();
        if (surface == nullptr) return false;
        double area = 0;
        for (const auto& part : shape_of(*surface)) area += static_cast<double>(doubled_area(part.shell)) / 2;
        return area > 4 * beside * beside * 2;  // more than around one corner
    }

    void tell(const char* code, const std::string& first, const std::string& second, MultiPolygon parts) {
        const auto at = mark_of(parts);
        base::Diagnostic finding{code,
                                 base::Severity::warning,
                                 {file_, "", 0, 0},
                                 {{"first", first},
                                  {"second", second},
                                  {"parts", std::to_string(parts.size())},
                                  {"area", square_km(model::area_m2(parts))},
                                  {"at", shown(at)}}};
        findings_.add(finding);
        district_.ground.push_back({std::move(finding), at, std::move(parts)});
    }

    const model::Config& config_;
    model::District& district_;
    const std::string& file_;
    base::Diagnostics& findings_;
    std::vector<GeoBox> boxes_;
};

}  // namespace

void check_coverage(const model::Config& config, model::District& district, const std::string& file,
                    base::Diagnostics& findings) {
    if (district.towns.size() > 1) Coverage{config, district, file, findings}.run();
}

}  // namespace qm::read
