// SPDX-License-Identifier: Apache-2.0
#include "read/coordinates.hpp"

#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "read/geo_library.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

std::string plain_name(std::string_view crs) {
    std::string name = base::upper(base::trim(crs));
    if (name == "WGS84" || name == "WGS 84") return "EPSG:4326";
    if (name == "CGCS2000") return "EPSG:4490";
    if (name == "GCJ02") return "GCJ-02";
    if (name == "BD09") return "BD-09";
    return name;
}

// Only codes are understood: a path or a web address in this place must open nothing.
bool is_code(const std::string& name) {
    return name.starts_with("EPSG:") && name.size() > 5 && name.size() < 12 &&
           name.find_first_not_of("0123456789", 5) == std::string::npos;
}

bool plain_degrees(const std::string& name) {
    return name == "EPSG:4326" || name == "EPSG:4490";
}

bool set_code(OGRSpatialReference& system, const std::string& name) {
    const GeoMessages quiet;
    if (system.importFromEPSG(std::stoi(name.substr(5))) != OGRERR_NONE) return false;
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return true;
}

struct Destroy {
    void operator()(OGRCoordinateTransformation* transformation) const {
        OGRCoordinateTransformation::DestroyCT(transformation);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, Destroy>;

}  // namespace

model::Datum datum_of(const std::string& crs) {
    const std::string name = plain_name(crs);
    for (const auto datum : {model::Datum::gcj02, model::Datum::bd09})
        if (name == model::name_of(datum)) return datum;
    return model::Datum::wgs84;
}

model::Datum working_datum(const model::Config& config) {
    auto latest = model::Datum::wgs84;
    if (config.map.inverse) return latest;
    const auto take = [&](const std::string& crs) { latest = std::max(latest, datum_of(crs)); };
    take(config.towns.crs);
    take(config.parks.crs);
    for (const auto& source : config.sources) take(source.crs);
    return latest;
}

struct PointTransform::State {
    std::string name;
    model::Datum from = model::Datum::wgs84, to = model::Datum::wgs84;
    bool degrees = true;
    Transformation transformation;  // null: degrees already
};

PointTransform::PointTransform(const std::string& crs, model::Datum target, const base::Spot& spot)
    : state_{std::make_unique<State>()} {
    state_->name = plain_name(crs);
    state_->from = datum_of(crs);
    state_->to = target;
    if (plain_degrees(state_->name) || state_->from != model::Datum::wgs84) return;
    const auto unknown = [&] {
        refuse_configuration("K003", spot,
                             {{"key", "crs"},
                              {"section", ""},
                              {"expected", "EPSG:4326, EPSG:4490, EPSG:4547, GCJ-02, BD-09 …"},
                              {"value", base::shown(crs)}});
    };
    prepare_geo_library();
    OGRSpatialReference from, to;
    if (!is_code(state_->name) || !set_code(from, state_->name) || !set_code(to, "EPSG:4326")) unknown();
    state_->degrees = from.IsGeographic() != 0;
    // CGCS2000 counts as WGS84: the zones are unrolled on their own ellipsoid, and which shift of datums a version of
    // PROJ would prefer plays no part.
    OGRSpatialReference cgcs2000;
    const std::unique_ptr<OGRSpatialReference> own{from.CloneGeogCS()};
    if (own && set_code(cgcs2000, "EPSG:4490") && own->IsSameGeogCS(&cgcs2000)) to = cgcs2000;
    const GeoMessages quiet;
    state_->transformation.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (!state_->transformation) unknown();
}

PointTransform::PointTransform(const PointTransform& other) : state_{std::make_unique<State>()} {
    state_->name = other.state_->name;
    state_->from = other.state_->from;
    state_->to = other.state_->to;
    state_->degrees = other.state_->degrees;
    if (other.state_->transformation) state_->transformation.reset(other.state_->transformation->Clone());
}

PointTransform::~PointTransform() = default;

bool PointTransform::identity() const {
    return !state_->transformation && state_->from == state_->to;
}

bool PointTransform::degrees() const {
    return state_->degrees;
}

bool PointTransform::apply(std::size_t count, double* x, double* y) const {
    if (identity()) return true;
    bool all = true;
    if (state_->transformation) {
        const GeoMessages quiet;
        all = state_->transformation->Transform(static_cast<int>(count), x, y, nullptr, nullptr) != 0;
    }
    if (state_->from == state_->to) return all;
    for (std::size_t i = 0; i < count; ++i) {
        if (!(std::abs(x[i]) <= 180 && std::abs(y[i]) <= 90)) continue;
        const auto point = model::converted(model::Degree2{x[i], y[i]}, state_->from, state_->to);
        x[i] = point.lon;
        y[i] = point.lat;
    }
    return all;
}

const std::string& PointTransform::name() const {
    return state_->name;
}

bool same_system(const std::string& crs, const std::string& other_wkt) {
    const std::string name = plain_name(crs);
    if (other_wkt.empty() || !is_code(name)) return true;
    prepare_geo_library();
    const GeoMessages quiet;
    OGRSpatialReference ours, theirs;
    if (!set_code(ours, name) || theirs.SetFromUserInput(other_wkt.c_str()) != OGRERR_NONE) return true;
    theirs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    // WGS84 and CGCS2000 in degrees differ by less than a metre and are declared for one another all the time.
    if (plain_degrees(name) && theirs.IsGeographic()) {
        OGRSpatialReference wgs84, cgcs2000;
        set_code(wgs84, "EPSG:4326");
        set_code(cgcs2000, "EPSG:4490");
        if (theirs.IsSameGeogCS(&wgs84) || theirs.IsSameGeogCS(&cgcs2000)) return true;
    }
    return ours.IsSame(&theirs) != 0;
}

std::string likely_projection(double x, double y) {
    if (y > x && y > 2e7) std::swap(x, y);  // surveyors write the northing first
    if (!(y > 1e6 && y < 7e6)) return {};
    constexpr int first_zone = 25, last_zone = 45, first_code = 4513;  // CGCS2000, three degrees, number in front
    const int zone = static_cast<int>(std::floor(x / 1e6));
    const double in_zone = x - zone * 1e6;
    if (zone >= first_zone && zone <= last_zone && in_zone > 250'000 && in_zone < 750'000)
        return "EPSG:" + std::to_string(first_code + zone - first_zone);
    if (x > 8e6 && x < 15.1e6) return "EPSG:3857";
    return {};
}

}  // namespace qm::read
