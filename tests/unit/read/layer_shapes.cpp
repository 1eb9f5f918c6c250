// SPDX-License-Identifier: Apache-2.0
// Boundary layers: shapes that need mending, and GeoJSON that is damaged or hostile (bad-inputs.md group I).
#include "unit/read/layer_project.hpp"

using fixture::collection;
using fixture::Layers;
using fixture::square;

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

TEST_CASE("two hundred thousand holes too small to keep take no more than their reading") {
    std::string rings;
    for (int i = 0; i < 200'000; ++i) rings += ",[[113.15,22.85],[113.15,22.85],[113.15,22.85],[113.15,22.85]]";
    Layers layers;
    REQUIRE(layers.towns("t.geojson", collection({square.substr(0, square.size() - 1) + rings + "]"})).read().empty());
    CHECK(layers.first("G002").facts.at("dropped") == "200000");
}
