// SPDX-License-Identifier: Apache-2.0
#include "read/geo_library.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <mutex>
#include <utility>

#include "base/text.hpp"

namespace qm::read {
namespace {

constexpr std::size_t most_kept = 100;

void collect(CPLErr severity, CPLErrorNum, const char* text) {
    if (severity == CE_Debug) return;
    static_cast<GeoMessages*>(CPLGetErrorHandlerUserData())->add(text);
}

}  // namespace

void prepare_geo_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
        CPLSetConfigOption("CPL_CURL_ENABLE_VSIMEM", "NO");
        CPLSetConfigOption("PROJ_NETWORK", "OFF");
        CPLSetConfigOption("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER");
        CPLSetConfigOption("OGR_SQLITE_PRAGMA", "trusted_schema=0");
        // A file beside the data must not change how the data are read.
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "FALSE");
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "200");
        GDALAllRegister();
    });
}

GeoMessages::GeoMessages() {
    CPLPushErrorHandlerEx(collect, this);
}
GeoMessages::~GeoMessages() {
    CPLPopErrorHandler();
}

std::string GeoMessages::first() const {
    return texts_.empty() ? std::string{} : base::shown(texts_.front(), 200);
}

void GeoMessages::add(std::string text) {
    if (texts_.size() < most_kept) texts_.push_back(std::move(text));
}

}  // namespace qm::read
