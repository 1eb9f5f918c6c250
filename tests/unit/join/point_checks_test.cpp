// SPDX-License-Identifier: Apache-2.0
// Defects that only many points show: another datum (P005), one point for all (P007), boundaries elsewhere (B006).
#include <string>
#include <vector>

#include "base/failure.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"

using namespace small_world;

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

TEST_CASE("many points outside their park, all shifted the same way: another datum") {
    const auto joined = join_enterprises(spread(14, 0));
    REQUIRE(joined.count("P005") == 1);
    const auto facts = joined.facts("P005");
    const int bearing = std::stoi(facts.at("bearing"));
    CHECK((bearing > 80 && bearing < 100));
    const int metres = std::stoi(facts.at("metres"));
    CHECK((metres > 1300 && metres < 1600));
    CHECK(facts.at("points") == "20");
    CHECK(std::stoi(facts.at("outside")) > 6);
    for (const auto& finding : joined.findings.sorted())
        if (finding.code == "P005") CHECK(test::unsaid(finding, "join") == "");
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
