// SPDX-License-Identifier: Apache-2.0
#include "read/coordinates.hpp"

#include <ogr_spatialref.h>

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

struct PointTransform::State {
    std::string name;
    Transformation transformation;  // null: identity
};

PointTransform::PointTransform(const std::string& crs, const base::Spot& spot) : state_{std::make_unique<State>()} {
    state_->name = plain_name(crs);
    if (state_->name == "GCJ-02" || state_->name == "GCJ02" || state_->name == "BD-09" || state_->name == "BD09")
        refuse_configuration("K015", spot, {{"crs", base::shown(crs)}});
    if (plain_degrees(state_->name)) return;
    prepare_geo_library();
    OGRSpatialReference from, to;
    if (!is_code(state_->name) || !set_code(from, state_->name) || !set_code(to, "EPSG:4326"))
        refuse_configuration("K003", spot,
                             {{"key", "crs"},
                              {"section", ""},
                              {"expected", "EPSG:4326, EPSG:4490, EPSG:4547 …"},
                              {"value", base::shown(crs)}});
    const GeoMessages quiet;
    state_->transformation.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (!state_->transformation)
        refuse_configuration("K003", spot,
                             {{"key", "crs"},
                              {"section", ""},
                              {"expected", "EPSG:4326, EPSG:4490, EPSG:4547 …"},
                              {"value", base::shown(crs)}});
}

PointTransform::PointTransform(const PointTransform& other) : state_{std::make_unique<State>()} {
    state_->name = other.state_->name;
    if (other.state_->transformation) state_->transformation.reset(other.state_->transformation->Clone());
}

PointTransform::~PointTransform() = default;

bool PointTransform::identity() const {
    return !state_->transformation;
}

bool PointTransform::apply(std::size_t count, double* x, double* y) const {
    if (identity()) return true;
    const GeoMessages quiet;
    return state_->transformation->Transform(static_cast<int>(count), x, y, nullptr, nullptr) != 0;
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

}  // namespace qm::read
