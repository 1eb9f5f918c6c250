// SPDX-License-Identifier: Apache-2.0
// A project of boundary layers only, for tests of read/layers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/layers.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"
#include "unit/read/small_project.hpp"

namespace fixture {

class Layers {
  public:
    Layers() {
        config.project = folder.path();
        config.data = QM_SOURCE_DIR;
        config.file = folder.path() / "qualitymap.toml";
        config.roots = {folder.path()};
        config.towns.crs = config.parks.crs = "EPSG:4326";
        config.parks.code = "park_id";
    }
    Layers& towns(const std::string& name, std::string_view bytes) {
        config.towns.file = folder.write(name, bytes);
        return *this;
    }
    Layers& parks(std::string_view bytes) {
        config.parks.file = folder.write("parks.geojson", bytes);
        return *this;
    }
    std::string read() {
        district = {};
        findings = qm::base::Diagnostics{};
        try {
            hash = qm::read::read_layers(config, district, findings);
            for (const auto& found : findings.sorted()) check_said(found);
        } catch (const qm::base::Failure& failure) {
            told = failure.diagnostic();
            check_said(told);
            return told.code + " " + std::to_string(static_cast<int>(failure.exit()));
        }
        return "";
    }
    qm::base::Diagnostic first(const char* code) const {
        for (const auto& found : findings.sorted())
            if (found.code == code) return found;
        return {};
    }

    Folder folder;
    qm::model::Config config;
    qm::model::District district;
    qm::base::Diagnostics findings;
    qm::base::Diagnostic told;
    std::string hash;
};

// One feature after another; each is the text of "coordinates" of a polygon, or a whole geometry that begins with {.
inline std::string collection(const std::vector<std::string>& geometries, const std::string& members = "") {
    std::string text = R"({"type":"FeatureCollection",)" + members + "\"features\":[\n";
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        const bool whole = geometries[i].starts_with("{") || geometries[i] == "null";
        text += (i ? ",\n" : "") + std::string{R"({"type":"Feature","properties":{"code":"T)"} + n + R"(","name":"第)" +
                n + R"(镇","name_en":"Town )" + n + R"("},"geometry":)" +
                (whole ? geometries[i] : R"({"type":"Polygon","coordinates":)" + geometries[i] + "}") + "}";
    }
    return text + "\n]}";
}

inline const std::string square = "[[[113.1,22.8],[113.2,22.8],[113.2,22.9],[113.1,22.9],[113.1,22.8]]]";

}  // namespace fixture
