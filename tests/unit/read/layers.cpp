// SPDX-License-Identifier: Apache-2.0
// Boundary layers: formats, coordinate systems, shapes that need mending (bad-inputs.md groups H and I).
#include "read/layers.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>

#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"
#include "unit/read/small_project.hpp"

namespace {

namespace fs = std::filesystem;
using fixture::Folder;

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
            for (const auto& found : findings.sorted()) fixture::check_said(found);
        } catch (const qm::base::Failure& failure) {
            told = failure.diagnostic();
            fixture::check_said(told);
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
std::string collection(const std::vector<std::string>& geometries, const std::string& members = "") {
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

const std::string square = "[[[113.1,22.8],[113.2,22.8],[113.2,22.9],[113.1,22.9],[113.1,22.8]]]";

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

TEST_CASE("shapes are repaired and told, with both areas") {
    Layers layers;
    layers.towns("towns.geojson",
                 collection({square, "[[[113.3,22.8],[113.4,22.9],[113.4,22.8],[113.3,22.9],[113.3,22.8]]]"}));
    REQUIRE(layers.read().empty());
    REQUIRE(layers.district.towns.size() == 2);
    CHECK(layers.district.towns[1].shape.size() == 2);
    CHECK(layers.district.towns[1].area_km2 == Approx(57.05).epsilon(0.002));
    CHECK(layers.first("G001").facts.at("feature") == "2 (T2 第2镇)");
    CHECK(layers.first("G001").facts.at("before") == "0");
    const std::string reason = layers.first("G001").facts.at("reason");  // the same with every version of GEOS
    CHECK(reason == "crosses_itself 113.35, 22.85");
    REQUIRE(layers.district.ground.size() == 1);
    CHECK(layers.district.ground[0].at == qm::model::LonLat{1133500000, 228500000});
    for (const auto& polygon : layers.district.towns[1].shape)
        CHECK(qm::model::side_of({polygon}, {1133100000, 228500000}) != qm::model::Side::border);
}

TEST_CASE("open, flat and missing rings; holes; winding") {
    Layers layers;
    layers.towns(
        "towns.geojson",
        collection(
            {"[[[113.1,22.8],[113.2,22.8],[113.2,22.9],[113.1,22.9]]]", "[[[113.1,22.8],[113.2,22.8],[113.1,22.8]]]",
             "null", R"({"type":"LineString","coordinates":[[113.1,22.8],[113.2,22.8]]})",
             R"({"type":"Polygon","coordinates":[]})",
             R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[113.1,22.8]},{"type":"Polygon","coordinates":)" +
                 square + "}]}",
             // clockwise shell, counter-clockwise hole
             "[[[113.1,22.8],[113.1,22.9],[113.2,22.9],[113.2,22.8],[113.1,22.8]],[[113.14,22.84],[113.16,22.84],[113."
             "16,22.86],[113.14,22.86],[113.14,22.84]]]"}));
    REQUIRE(layers.read().empty());
    REQUIRE(layers.district.towns.size() == 3);
    CHECK(layers.findings.count("G004") == 4);
    CHECK(layers.findings.count("G002") == 2);
    bool closed = false;
    for (const auto& found : layers.findings.sorted())
        closed = closed || (found.code == "G002" && found.facts.at("closed") == "1");
    CHECK(closed);
    CHECK(layers.district.towns[1].code == "T6");
    const auto& ring_town = layers.district.towns[2];
    REQUIRE(ring_town.shape.size() == 1);
    REQUIRE(ring_town.shape[0].holes.size() == 1);
    CHECK(qm::model::side_of(ring_town.shape, {1131500000, 228500000}) == qm::model::Side::outside);
    CHECK(ring_town.shape[0].shell[1].lon > ring_town.shape[0].shell[0].lon);
}

TEST_CASE("damaged and hostile GeoJSON") {
    Layers layers;
    const std::string good = collection({square});
    for (const std::size_t length : {good.size() / 4, good.size() / 2, good.size() - 3})
        CHECK(layers.towns("t.geojson", good.substr(0, length)).read() == "G008 5");
    std::string text = good;
    CHECK(layers.towns("t.geojson", text.replace(text.find("22.9"), 4, "NaN ")).read() == "G008 5");
    text = good;
    const auto huge = layers.towns("t.geojson", text.replace(text.find("22.9"), 4, "1e400")).read();
    CHECK((huge == "G013 5" || huge == "G008 5"));
    CHECK(layers.towns("t.geojson", std::string(100'000, '[')).read() == "G007 5");
    CHECK(layers.towns("t.geojson", "").read() == "F003 5");
    CHECK(layers.towns("t.geojson", "\xEF\xBB\xBF" + good).read().empty());
    CHECK(layers.towns("t.txt", good).read() == "F010 5");
    CHECK(layers.towns("t.geojson", R"({"type":"FeatureCollection","features":[]})").read() != "");
    layers.config.limits.vertices = 4;
    CHECK(layers.towns("t.geojson", good).read() == "G006 5");
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

TEST_CASE("holes and shells that do not fit together are repaired as meant") {
    const std::string shell = "[[113.1,22.8],[113.2,22.8],[113.2,22.9],[113.1,22.9],[113.1,22.8]]";
    Layers layers;
    const auto area_of = [&](const std::string& geometry) {
        REQUIRE(layers.towns("t.geojson", collection({geometry})).read().empty());
        REQUIRE(layers.district.towns.size() == 1);
        return layers.district.towns[0].area_km2;
    };
    const double whole = area_of("[" + shell + "]");
    // A hole outside is a part that was written as a hole, as GEOS has it; both areas are told.
    CHECK(area_of("[" + shell + ",[[113.3,22.8],[113.4,22.8],[113.4,22.9],[113.3,22.9],[113.3,22.8]]]") ==
          Approx(2 * whole).epsilon(1e-6));
    CHECK(layers.first("G003").facts.at("reason").starts_with("hole_outside 113."));
    // A shell within a shell is one area, not a hole.
    CHECK(area_of(R"({"type":"MultiPolygon","coordinates":[[)" + shell +
                  "],[[[113.14,22.84],[113.16,22.84],[113.16,22.86],[113.14,22.86],[113.14,22.84]]]]}") ==
          Approx(whole).epsilon(1e-6));
    CHECK(layers.first("G003").facts.at("reason").starts_with("shell_in_shell"));
    // A hole in a hole.
    CHECK(area_of("[" + shell +
                  ",[[113.12,22.82],[113.12,22.88],[113.18,22.88],[113.18,22.82],[113.12,22.82]]"
                  ",[[113.14,22.84],[113.14,22.86],[113.16,22.86],[113.16,22.84],[113.14,22.84]]]") ==
          Approx(whole * 0.64).epsilon(0.001));
    CHECK(layers.findings.count("G003") == 1);
}

TEST_CASE("spikes and repeated points are taken off and told, with the place of the first") {
    Layers layers;
    REQUIRE(layers
                .towns("t.geojson", collection({"[[[113.1,22.8],[113.2,22.8],[113.2,22.8],[113.2,22.85],[113.5,22.85],"
                                                "[113.2,22.85],[113.2,22.9],[113.1,22.9],[113.1,22.8]]]"}))
                .read()
                .empty());
    const auto facts = layers.first("G002").facts;
    CHECK(facts.at("repeated") == "1");
    CHECK(facts.at("spikes") == "1");
    CHECK(facts.at("at") == "113.2, 22.8");
    CHECK(facts.at("before") == facts.at("after"));
    CHECK(layers.findings.count("G001") == 0);
    CHECK(qm::model::box_of(layers.district.towns[0].shape).high.lon == 1132000000);
}

TEST_CASE("JSON is taken by the letter, with line and column") {
    Layers layers;
    const auto place = [&](const std::string& text) {
        const std::string said = layers.towns("t.geojson", text).read();
        return said + " " + std::to_string(layers.told.spot.line) + ":" + std::to_string(layers.told.spot.column) +
               " " + layers.told.facts["reason"].substr(0, layers.told.facts["reason"].find(' '));
    };
    CHECK(place("{\"type\":\"FeatureCollection\",\n \"features\":[],}") == "G008 5 2:15 json_idle_comma");
    CHECK(place("{\"a\":1,\n\"a\":2}") == "G008 5 2:1 json_name_twice");
    CHECK(place("{\"a\":\"中\",\"b\":NaN}") == "G008 5 1:14 json_not_a_value");
    CHECK(place("{\"a\":-Infinity}") == "G008 5 1:6 json_not_a_number");
    CHECK(place("{\"a\":\"\\ud800\"}") == "G008 5 1:7 json_half_character");
    CHECK(place("{\"a\":\"\\ud83d\\ude00\\udc00\"}") == "G008 5 1:19 json_half_character");
    CHECK(place("{\"a\":[1 2]}") == "G008 5 1:9 json_no_comma");
    CHECK(place("{\"a\":[,1]}") == "G008 5 1:7 json_no_value");
    CHECK(place("{a:1}") == "G008 5 1:2 json_no_name");
    CHECK(place("{\"a\" 1}") == "G008 5 1:6 json_no_colon");
    CHECK(place("{\"a\":01}") == "G008 5 1:6 json_not_a_number");
    CHECK(place("{\"a\":1.}") == "G008 5 1:8 json_not_a_number");
    CHECK(place("{\"a\":\"\xb1\xb1\"}") == "G008 5 1:7 json_not_utf8");
    CHECK(place("{\"a\":\"x\ny\"}") == "G008 5 1:8 json_control");
    CHECK(place("{\"a\":1}}") == "G008 5 1:8 json_behind_end");
    CHECK(place("{\"a\":\"\\q\"}") == "G008 5 1:7 json_no_escape");
    CHECK(place("\xEF\xBB\xBF{\"a\":[1,2") == "G008 5 1:10 json_cut");
    CHECK(place("{\"a\":\"xy") == "G008 5 1:9 json_cut_in_text");
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

TEST_CASE("two hundred thousand holes too small to keep take no more than their reading") {
    std::string rings;
    for (int i = 0; i < 200'000; ++i) rings += ",[[113.15,22.85],[113.15,22.85],[113.15,22.85],[113.15,22.85]]";
    Layers layers;
    REQUIRE(layers.towns("t.geojson", collection({square.substr(0, square.size() - 1) + rings + "]"})).read().empty());
    CHECK(layers.first("G002").facts.at("dropped") == "200000");
}

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
