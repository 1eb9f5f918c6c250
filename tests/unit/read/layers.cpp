// SPDX-License-Identifier: Apache-2.0
// Boundary layers: towns and parks, their codes, their coordinate systems, how they lie to one another (bad-inputs.md
// group H).
#include <filesystem>

#include "unit/read/layer_project.hpp"

namespace fs = std::filesystem;
using fixture::collection;
using fixture::Folder;
using fixture::Layers;
using fixture::square;

TEST_CASE("towns and parks are sorted, measured and placed") {
    Layers layers;
    layers.towns("towns.geojson", fixture::two_towns).parks(fixture::one_park);
    layers.config.towns.source = "来源";
    layers.config.towns.schematic = true;
    REQUIRE(layers.read().empty());
    REQUIRE(layers.district.towns.size() == 2);
    CHECK(layers.district.towns[0].name == "大良街道");
    CHECK(layers.district.towns[0].short_name == "大良");
    CHECK(layers.district.towns[1].name_en == "Beijiao");
    CHECK(layers.district.towns[0].area_km2 == Approx(114.1).epsilon(0.002));
    const auto& shell = layers.district.towns[1].shape.at(0).shell;
    CHECK(shell.size() == 4);
    CHECK(shell[0] == qm::model::LonLat{1131000000, 228000000});
    REQUIRE(layers.district.parks.size() == 1);
    CHECK(layers.district.parks[0].town == 1);
    CHECK(layers.district.towns_note.source == "来源");
    CHECK(layers.district.towns_note.schematic);
    CHECK(layers.district.towns_note.sha256.size() == 64);
    CHECK(layers.hash.size() == 64);
    CHECK(layers.findings.empty());
}

TEST_CASE("parks: nested, in parts, in the wrong town, in none") {
    Layers layers;
    const auto park = [](const char* id, const char* town, double x, double y, double side) {
        const auto at = [](double a, double b) { return "[" + std::to_string(a) + "," + std::to_string(b) + "]"; };
        return std::string{R"({"type":"Feature","properties":{"park_id":")"} + id + R"(","name":"园","town":")" + town +
               R"("},"geometry":{"type":"Polygon","coordinates":[[)" + at(x, y) + "," + at(x + side, y) + "," +
               at(x + side, y + side) + "," + at(x, y + side) + "," + at(x, y) + "]]}}";
    };
    layers.towns("towns.geojson", fixture::two_towns)
        .parks(R"({"type":"FeatureCollection","features":[)" + park("P2", "", 113.12, 22.82, 0.01) + "," +
               park("P1", "北滘", 113.11, 22.81, 0.05) + "," + park("P3", "大良街道", 113.15, 22.85, 0.01) + "," +
               park("P4", "", 114.5, 22.85, 0.01) + "," + park("P2", "", 113.17, 22.82, 0.01) + "," +
               park("", "", 113.17, 22.82, 0.01) + "]}");
    REQUIRE(layers.read().empty());
    const auto& parks = layers.district.parks;
    REQUIRE(parks.size() == 4);
    CHECK(parks[0].id == "P1");
    CHECK(!parks[0].nested);
    CHECK(parks[1].shape.size() == 2);
    CHECK(!parks[1].nested);  // its second part lies outside P1
    CHECK(parks[2].town == 0);
    CHECK(parks[3].town == qm::model::none);
    CHECK(layers.first("B008").facts.at("located") == "北滘镇");
    CHECK(layers.findings.count("B007") == 1);
    CHECK(layers.findings.count("B009") == 1);
    CHECK(layers.findings.count("B003") == 1);

    layers.parks(R"({"type":"FeatureCollection","features":[)" + park("P2", "", 113.12, 22.82, 0.01) + "," +
                 park("P1", "北滘", 113.11, 22.81, 0.05) + "]}");
    REQUIRE(layers.read().empty());
    CHECK(layers.district.parks[1].nested);
    CHECK(!layers.district.parks[0].nested);
}

TEST_CASE("codes of towns are there and single") {
    Layers layers;
    std::string text = collection({square, square});
    CHECK(layers.towns("t.geojson", text.replace(text.find("T2"), 2, "T1")).read() == "B004 5");
    text = collection({square, square});
    REQUIRE(layers.towns("t.geojson", text.replace(text.find("T2"), 2, "")).read().empty());
    CHECK(layers.findings.count("B003") == 1);
    layers.config.towns.code = "kode";
    CHECK(layers.read() == "G009 5");
    CHECK(layers.told.facts.at("nearest") == "code");
}

TEST_CASE("the declared coordinate system must be the file's own") {
    Layers layers;
    const std::string crs = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},)";
    CHECK(layers.towns("t.geojson", collection({square}, crs)).read() == "G010 5");
    layers.config.towns.crs = "EPSG:4547";
    const std::string metres =
        "[[[500000,2523000],[510000,2523000],[510000,2533000],[500000,2533000],[500000,2523000]]]";
    REQUIRE(layers.towns("t.geojson", collection({metres}, crs)).read().empty());
    CHECK(layers.district.towns[0].area_km2 == Approx(100).epsilon(0.01));
    // A file that says nothing is taken at the word of the configuration.
    REQUIRE(layers.towns("t.geojson", collection({metres})).read().empty());
    CHECK(std::abs(layers.district.towns[0].shape[0].shell[0].lon - 1140000000) <= 1);
    layers.config.towns.crs = "EPSG:4326";
    CHECK(layers.towns("t.geojson", collection({metres})).read() == "G013 5");
    layers.config.towns.crs = "EPSG:4490";
    CHECK(layers.towns("t.geojson", collection({square})).read().empty());
}

TEST_CASE("everything is converted forward to the latest datum that is declared") {
    using qm::model::Datum;
    const qm::model::LonLat corner{1131000000, 228000000};
    Layers layers;
    REQUIRE(layers.towns("t.geojson", collection({square})).read().empty());
    CHECK(layers.district.datum == Datum::wgs84);
    CHECK(layers.district.towns[0].shape[0].shell[0] == corner);
    const std::string plain = layers.hash;
    // A source in GCJ-02 takes the layer of WGS84 with it.
    qm::model::SourceConfig source;
    source.crs = "gcj02";
    layers.config.sources = {source};
    REQUIRE(layers.read().empty());
    CHECK(layers.district.datum == Datum::gcj02);
    CHECK(layers.district.towns[0].shape[0].shell[0] == qm::model::converted(corner, Datum::wgs84, Datum::gcj02));
    CHECK(layers.hash != plain);
    layers.config.sources[0].crs = "BD-09";
    layers.config.towns.crs = "GCJ-02";
    REQUIRE(layers.read().empty());
    CHECK(layers.district.datum == Datum::bd09);
    CHECK(layers.district.towns[0].shape[0].shell[0] == qm::model::converted(corner, Datum::gcj02, Datum::bd09));
    CHECK(!layers.district.inverse);
    // The way back is taken on request only.
    layers.config.map.inverse = true;
    REQUIRE(layers.read().empty());
    CHECK(layers.district.datum == Datum::wgs84);
    CHECK(layers.district.inverse);
    CHECK(layers.district.towns[0].shape[0].shell[0] == qm::model::converted(corner, Datum::gcj02, Datum::wgs84));
}

TEST_CASE("gaps and overlaps between towns are told with pair and area") {
    const auto rectangle = [](double x0, double y0, double x1, double y1) {
        const auto p = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
        return "[[" + p(x0, y0) + "," + p(x1, y0) + "," + p(x1, y1) + "," + p(x0, y1) + "," + p(x0, y0) + "]]";
    };
    Layers layers;
    // Four around a gap of 0.01° × 0.01°; the first and second overlap by 0.002° × 0.05°.
    layers.towns("t.geojson",
                 collection({rectangle(113.10, 22.80, 113.152, 22.85), rectangle(113.15, 22.80, 113.20, 22.86),
                             rectangle(113.16, 22.86, 113.20, 22.90), rectangle(113.10, 22.85, 113.15, 22.90),
                             rectangle(113.15, 22.87, 113.16, 22.90)}));
    REQUIRE(layers.read().empty());
    REQUIRE(layers.findings.count("B002") == 1);
    CHECK(layers.first("B002").facts.at("first") == "第1镇");
    CHECK(layers.first("B002").facts.at("second") == "第2镇");
    CHECK(layers.first("B002").facts.at("area") == "1.14");
    REQUIRE(layers.findings.count("B001") == 1);
    CHECK(layers.first("B001").facts.at("first") == "第2镇");
    CHECK(layers.first("B001").facts.at("second") == "第3镇, 第4镇, 第5镇");
    CHECK(layers.first("B001").facts.at("area") == "1.14");
    CHECK(layers.first("B001").facts.at("parts") == "1");
    REQUIRE(layers.district.ground.size() == 2);
    for (const auto& note : layers.district.ground) {
        CHECK(note.at.known());
        CHECK(qm::model::side_of(note.shape, note.at) == qm::model::Side::inside);
    }
    layers.config.map.gap_m2 = layers.config.map.overlap_m2 = 1.2e6;
    REQUIRE(layers.read().empty());
    CHECK(layers.findings.count("B001") + layers.findings.count("B002") == 0);
}

TEST_CASE("several features of one town are its parts when the configuration says so") {
    Layers layers;
    std::string text = collection({square, "[[[113.3,22.8],[113.4,22.8],[113.4,22.9],[113.3,22.9],[113.3,22.8]]]"});
    for (const char* from : {"T2", "第2镇"})
        text.replace(text.find(from), std::string{from}.size(), from[0] == 'T' ? "T1" : "第1镇");
    CHECK(layers.towns("t.geojson", text).read() == "B004 5");
    layers.config.towns.parts = true;
    REQUIRE(layers.read().empty());
    REQUIRE(layers.district.towns.size() == 1);
    CHECK(layers.district.towns[0].shape.size() == 2);
    text.replace(text.rfind("第1镇"), std::string{"第1镇"}.size(), "第2镇");  // one code, two names: a slip after all
    CHECK(layers.towns("t.geojson", text).read() == "B004 5");
}

TEST_CASE("links out of the allowed folders and folders instead of files") {
    Layers layers;
    const Folder elsewhere;
    fs::create_symlink(elsewhere.write("t.geojson", collection({square})), layers.folder.path() / "t.geojson");
    layers.config.towns.file = layers.folder.path() / "t.geojson";
    CHECK(layers.read() == "F007 4");
    fs::create_directory(layers.folder.path() / "d.geojson");
    layers.config.towns.file = layers.folder.path() / "d.geojson";
    CHECK(layers.read() == "F005 4");
    layers.config.towns.file = layers.folder.path() / "none.geojson";
    CHECK(layers.read() == "F001 4");
}

TEST_CASE("the hash of the boundaries follows every file of a layer") {
    Layers layers;
    layers.towns("towns.geojson", fixture::two_towns);
    REQUIRE(layers.read().empty());
    const std::string before = layers.hash;
    REQUIRE(layers.read().empty());
    CHECK(layers.hash == before);
    layers.towns("towns.geojson", std::string{fixture::two_towns} + "\n");
    REQUIRE(layers.read().empty());
    CHECK(layers.hash != before);
}
