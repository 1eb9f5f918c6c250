// SPDX-License-Identifier: Apache-2.0
// Boundary layers as GeoPackage, Shapefile, FlatGeobuf and TopoJSON.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <memory>

#include "base/unicode.hpp"
#include "unit/read/layer_project.hpp"

namespace fs = std::filesystem;
using fixture::Layers;

namespace {

// The same square town by any driver that can write.
void write_layer(const fs::path& file, const char* driver, int epsg, std::vector<const char*> options,
                 const std::vector<std::pair<std::string, double>>& towns, bool gbk_bytes = false) {
    GDALAllRegister();
    OGRSpatialReference system;
    if (epsg != 0) {
        system.importFromEPSG(epsg);
        system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    options.push_back(nullptr);
    std::unique_ptr<GDALDataset> set{
        GetGDALDriverManager()->GetDriverByName(driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    REQUIRE(set);
    OGRLayer* layer =
        set->CreateLayer("towns", epsg == 0 ? nullptr : &system, wkbPolygon, const_cast<char**>(options.data()));
    REQUIRE(layer);
    for (const char* name : {"code", "name"}) {
        OGRFieldDefn field{name, OFTString};
        layer->CreateField(&field);
    }
    for (const auto& [name, x] : towns) {
        OGRFeature feature{layer->GetLayerDefn()};
        feature.SetField("code", ("T" + std::to_string(static_cast<int>(std::lround(x * 10)))).c_str());
        feature.SetField("name", (gbk_bytes ? qm::base::to_gb18030(name) : name).c_str());
        OGRLinearRing ring;
        const bool metres = x > 1000;
        const double y = metres ? 2523000 : 22.8, side = metres ? 10000 : 0.1;
        for (const auto& [dx, dy] : {std::pair{0., 0.}, {side, 0.}, {side, side}, {0., side}, {0., 0.}})
            ring.addPoint(x + dx, y + dy);
        OGRPolygon polygon;
        polygon.addRing(&ring);
        feature.SetGeometry(&polygon);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
}

}  // namespace

TEST_CASE("a GeoPackage, by layer name, in a projected system") {
    Layers layers;
    layers.config.towns.file = layers.folder.path() / "towns.gpkg";
    layers.config.towns.name_en = "";
    write_layer(layers.config.towns.file, "GPKG", 4547, {}, {{"北滘镇", 500000}, {"大良街道", 520000}});
    layers.config.towns.crs = "EPSG:4547";
    REQUIRE(layers.read().empty());
    REQUIRE(layers.district.towns.size() == 2);
    CHECK(layers.district.towns[0].name == "北滘镇");
    CHECK(layers.district.towns[0].area_km2 == Approx(100).epsilon(0.01));
    CHECK(!fs::exists(layers.folder.path() / "towns.gpkg-shm"));
    layers.config.towns.crs = "EPSG:4326";
    CHECK(layers.read() == "G010 5");
    layers.config.towns.layer = "town";
    CHECK(layers.read() == "G009 5");
    CHECK(layers.told.facts.at("nearest") == "towns");
    layers.folder.write("towns.gpkg-wal", "something");
    CHECK(layers.read() == "G012 7");
    CHECK(layers.towns("fake.gpkg", std::string(4096, 'x')).read() == "G011 5");
    CHECK(layers.towns("other.gpkg", "SQLite format 3" + std::string(4096, '\0')).read() == "G011 5");
}

TEST_CASE("Shapefiles: encoding by .cpg, by configuration, or found out") {
    for (const std::string said : {"cpg", "configured", "nothing", "utf8"}) {
        INFO(said);
        Layers layers;
        layers.config.towns.file = layers.folder.path() / "towns.shp";
        layers.config.towns.name_en = "";
        const bool raw = said != "cpg";
        // Raw: the bytes go in as they are and nothing tells what they mean.
        write_layer(layers.config.towns.file, "ESRI Shapefile", 4326, {raw ? "ENCODING=" : "ENCODING=GBK"},
                    {{"北滘镇", 113.1}, {"㙟村镇", 113.2}}, raw && said != "utf8");
        if (raw) fs::remove(layers.folder.path() / "towns.cpg");
        if (said == "configured") layers.config.towns.encoding = "GB18030";
        REQUIRE(layers.read().empty());
        REQUIRE(layers.district.towns.size() == 2);
        CHECK(layers.district.towns[0].name == "北滘镇");
        if (said != "cpg") CHECK(layers.district.towns[1].name == "㙟村镇");  // GBK has no such character
    }
}

TEST_CASE("Shapefiles: what is said of the encoding may be wrong") {
    // The names in their bytes, written raw; what the .cpg says; what the configuration says; what comes of it.
    const std::string simplified = "北滘镇", traditional = "\u9806\u5FB7\u93AE";  // 順德鎮
    const std::string big5 = "\xB6\xB6\xBC\x77\xC2\xED";
    struct Try {
        const char* about;
        std::string bytes, beside, configured, name, finding;
    };
    const std::vector<Try> tries{
        {"Big5 by .cpg", big5, "BIG5", "", traditional, ""},
        {"Big5 by its number", big5, "950", "", traditional, ""},
        {"Big5 by the configuration, past a wrong .cpg", big5, "UTF-8", "Big5", traditional, ""},
        {"GBK by .cpg", qm::base::to_gb18030(simplified), "GBK", "", simplified, ""},
        {"GBK as Esri writes it", qm::base::to_gb18030(simplified), "ANSI 936", "", simplified, ""},
        {"GBK behind a .cpg that says UTF-8", qm::base::to_gb18030(simplified), "UTF-8", "", simplified, "E011"},
        {"UTF-8 behind a .cpg that says GBK", simplified, "GBK", "", simplified, "E011"},
        {"a .cpg that nobody knows", simplified, "X-9", "", simplified, "E011"},
        {"GBK, nothing said", qm::base::to_gb18030(simplified), "", "", simplified, "E001"},
        {"UTF-8, nothing said", simplified, "", "", simplified, ""},
        {"GBK configured, it is not", "\xFF\xFF", "", "GBK", "E012 5", ""},
        {"an encoding that nobody knows", simplified, "", "X-9", "K003 3", ""},
    };
    for (const auto& now : tries) {
        INFO(now.about);
        Layers layers;
        layers.config.towns.file = layers.folder.path() / "towns.shp";
        layers.config.towns.name_en = "";
        write_layer(layers.config.towns.file, "ESRI Shapefile", 4326, {"ENCODING="}, {{now.bytes, 113.1}});
        fs::remove(layers.folder.path() / "towns.cpg");
        if (!now.beside.empty()) layers.folder.write("towns.cpg", now.beside + "\r\n");
        layers.config.towns.encoding = now.configured;
        const std::string failure = layers.read();
        CHECK((failure.empty() ? layers.district.towns.at(0).name : failure) == now.name);
        for (const char* code : {"E001", "E011"}) CHECK(layers.findings.count(code) == (now.finding == code ? 1U : 0U));
    }
}

TEST_CASE("FlatGeobuf and TopoJSON") {
    Layers layers;
    layers.config.towns.name_en = "";
    layers.config.towns.file = layers.folder.path() / "towns.fgb";
    write_layer(layers.config.towns.file, "FlatGeobuf", 4326, {}, {{"大良街道", 113.2}, {"北滘镇", 113.1}});
    REQUIRE(layers.read().empty());
    CHECK(layers.district.towns[0].name == "北滘镇");
    CHECK(layers.district.towns[0].code == "T1131");

    const std::string topology = R"({"type":"Topology","objects":{"towns":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"A","name":"甲镇"}},{"type":"Polygon","arcs":[[-1,2]],"properties":{"code":"B","name":"乙镇"}}]}},
"arcs":[[[113.2,22.8],[113.2,22.9]],[[113.2,22.9],[113.1,22.9],[113.1,22.8],[113.2,22.8]],[[113.2,22.8],[113.3,22.8],[113.3,22.9],[113.2,22.9]]]})";
    for (const char* name : {"t.topojson", "t.json"}) {
        REQUIRE(layers.towns(name, topology).read().empty());
        REQUIRE(layers.district.towns.size() == 2);
        CHECK(layers.district.towns[1].name == "乙镇");
        CHECK(layers.district.towns[1].area_km2 == Approx(layers.district.towns[0].area_km2));
    }
}
