// SPDX-License-Identifier: Apache-2.0
// Defects that only many points show: another datum (P005), one point for all (P007), boundaries elsewhere (B006).
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "base/failure.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"

using namespace small_world;

namespace {

Joined join_at(const model::District& where, const std::vector<Cells>& rows, base::Diagnostics* kept = nullptr) {
    const auto schema = enterprise_schema();
    const model::Tables tables{{"enterprises", table(schema, rows)}};
    Joined joined;
    base::Progress silent;
    base::Feedback feedback{kept == nullptr ? joined.findings : *kept, silent};
    joined.places = join::join(where, tables, {}, feedback);
    return joined;
}

}  // namespace

namespace {

// Twenty enterprises spread over park P1 (10 to 30 in both directions), moved by (dx, dy); units of about 100 m.
std::vector<Cells> spread(double dx, double dy, int rows = 20) {
    std::vector<Cells> made;
    for (int i = 0; i < rows; ++i)
        made.push_back({{"name", "e" + std::to_string(i)},
                        {"park", "P1"},
                        {"lon", lon(11 + (i + 0.5) * 18.0 / rows + dx)},
                        {"lat", lat(11 + (i * 7 % rows + 0.5) * 18.0 / rows + dy)}});
    return made;
}

}  // namespace

TEST_CASE("points that lie where they should are not suspected") {
    const auto joined = join_enterprises(spread(0, 0));
    CHECK(joined.count("P005") == 0);
    CHECK(joined.count("P007") == 0);
}

TEST_CASE("many points outside their park, all shifted the same way as no datum does: told without a name") {
    const auto joined = join_enterprises(spread(-14, 0));
    REQUIRE(joined.count("P005") == 1);
    const auto facts = joined.facts("P005");
    CHECK(facts.at("system").empty());
    const int bearing = std::stoi(facts.at("bearing"));
    CHECK((bearing > 260 && bearing < 280));
    const int metres = std::stoi(facts.at("metres"));
    CHECK((metres > 1300 && metres < 1600));
    CHECK(facts.at("points") == "20");
    CHECK(std::stoi(facts.at("outside")) > 6);
    for (const auto& finding : joined.findings.sorted())
        if (finding.code == "P005") CHECK(test::unsaid(finding, "join") == "");
}

namespace {

// The rows as another datum or hand would have written them.
std::vector<Cells> rewritten(std::vector<Cells> rows, const std::function<model::LonLat(model::LonLat)>& rewrite) {
    for (auto& row : rows) {
        std::string *x = nullptr, *y = nullptr;
        for (auto& [column, text] : row) {
            if (column == "lon") x = &text;
            if (column == "lat") y = &text;
        }
        const auto point = rewrite({std::stoi(*x), std::stoi(*y)});
        *x = std::to_string(point.lon);
        *y = std::to_string(point.lat);
    }
    return rows;
}

}  // namespace

TEST_CASE("GCJ-02 and BD-09 given as WGS84 are named, with the shares and the shift") {
    for (const auto& [datum, low, high] :
         {std::tuple{model::Datum::gcj02, 600, 650}, {model::Datum::bd09, 1240, 1300}}) {
        const auto joined = join_enterprises(
            rewritten(spread(0, 0), [&](model::LonLat p) { return model::converted(p, model::Datum::wgs84, datum); }));
        REQUIRE(joined.count("P005") == 1);
        const auto facts = joined.facts("P005");
        CHECK(facts.at("system") == std::string{model::name_of(datum)});
        CHECK(facts.at("declared") == "WGS84");
        CHECK(facts.at("after") == "100");
        CHECK(std::stoi(facts.at("before")) < 75);
        const int metres = std::stoi(facts.at("metres"));
        CHECK((metres > low && metres < high));
        CHECK(joined.count("P011") == 0);
        for (const auto& finding : joined.findings.sorted())
            if (finding.code == "P005") CHECK(test::unsaid(finding, "join") == "");
    }
}

TEST_CASE("swapped columns within range are told as such") {
    // Where longitude and latitude are both below 90 no single point shows it.
    auto there = district();
    for (auto* shapes : {&there.towns[0].shape, &there.towns[1].shape, &there.parks[0].shape, &there.parks[1].shape,
                         &there.parks[2].shape})
        for (auto& polygon : *shapes)
            for (auto& point : polygon.shell) point.lon -= 350'000'000;
    const auto away = [](model::LonLat p) { return model::LonLat{p.lon - 350'000'000, p.lat}; };
    const auto swapped = [&](model::LonLat p) { return model::LonLat{away(p).lat, away(p).lon}; };
    CHECK(join_at(there, rewritten(spread(0, 0), away)).count("P011") == 0);
    base::Diagnostics findings;
    CHECK_THROWS_AS(join_at(there, rewritten(spread(0, 0), swapped), &findings), base::Failure);  // B006 follows
    REQUIRE(findings.count("P011") == 1);
    for (const auto& finding : findings.sorted())
        if (finding.code == "P011") {
            CHECK(finding.facts.at("after") == "100");
            CHECK(finding.facts.at("inside") == "20");
            CHECK(test::unsaid(finding, "join") == "");
        }
}

TEST_CASE("coordinates rounded to a kilometre are told") {
    const auto coarse = [](model::LonLat p) {
        return model::LonLat{p.lon / 100'000 * 100'000, p.lat / 100'000 * 100'000};
    };
    CHECK(join_enterprises(rewritten(spread(0, 0), coarse)).count("P012") == 1);
    CHECK(join_enterprises(spread(0, 0)).count("P012") == 0);
}

TEST_CASE("many points outside their park in all directions are no datum") {
    auto rows = spread(14, 0, 5);
    for (const auto& [dx, dy] : {std::pair{-14, 0}, {0, 14}, {0, -14}})
        for (auto& row : spread(dx, dy, 5)) rows.push_back(row);
    CHECK(join_enterprises(rows).count("P005") == 0);
}

TEST_CASE("few points show no datum") {
    CHECK(join_enterprises(spread(14, 0, 9)).count("P005") == 0);
}

TEST_CASE("one point for many rows is said once, with how many") {
    auto rows = spread(0, 0);
    for (std::size_t i = 0; i < 10; ++i) rows[i + 5] = {{"name", "x"}, {"lon", lon(22)}, {"lat", lat(23)}};
    const auto joined = join_enterprises(rows);
    REQUIRE(joined.count("P007") == 1);
    CHECK(joined.facts("P007").at("count") == "10");
    CHECK(joined.facts("P007").at("points") == "20");
    for (const auto& finding : joined.findings.sorted())
        if (finding.code == "P007") {
            CHECK(finding.spot.line == 7);
            CHECK(test::unsaid(finding, "join") == "");
        }
    rows[5] = spread(0, 0)[5];
    CHECK(join_enterprises(rows).count("P007") == 0);  // nine may well share a building
}

TEST_CASE("fewer than half of the points in any town: the boundaries are of another place") {
    try {
        join_enterprises(spread(1000, 0));
        FAIL("not noticed");
    } catch (const base::Failure& failure) {
        CHECK(failure.exit() == base::Exit::input_refused);
        CHECK(failure.diagnostic().code == "B006");
        CHECK(failure.diagnostic().facts.at("inside") == "0");
        CHECK(failure.diagnostic().facts.at("points") == "20");
        CHECK(test::unsaid(failure.diagnostic(), "join") == "");
    }
    auto half = spread(0, 0, 10);
    for (auto& row : spread(1000, 0, 10)) half.push_back(row);
    CHECK_NOTHROW(join_enterprises(half));
    CHECK_NOTHROW(join_enterprises(spread(1000, 0, 9)));
}
