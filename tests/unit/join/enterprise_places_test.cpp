// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "small_world.hpp"
#include "support/catch.hpp"

using namespace small_world;
using model::none;
using model::PlaceMethod;

namespace {

Cells at(double x, double y, Cells more = {}) {
    more.push_back({"lon", lon(x)});
    more.push_back({"lat", lat(y)});
    return more;
}

// The park, town, method and findings of a single enterprise.
struct One {
    model::Index park, town;
    PlaceMethod method;
    std::size_t findings;
    Joined joined;
};
One one(const Cells& row, const join::Options& options = {}) {
    auto joined = join_enterprises({row}, options);
    std::size_t findings = 0;
    for (const auto& [code, n] : joined.findings.counts()) findings += n;
    return {joined.of("enterprises").park[0], joined.of("enterprises").town[0], joined.places.method[0], findings,
            joined};
}

}  // namespace

TEST_CASE("a point decides: smallest park, then a near park of its town, then the town") {
    SECTION("in a park within a park") {
        const auto e = one(at(22, 22));
        CHECK(e.park == 1);
        CHECK(e.town == 0);
        CHECK(e.method == PlaceMethod::polygon);
        CHECK(e.findings == 0);
    }
    SECTION("40 m from a park") {
        const auto e = one(at(30.4, 15));
        CHECK(e.park == 0);
        CHECK(e.method == PlaceMethod::nearest);
        CHECK(e.joined.facts("J006").at("metres") == "41");
        CHECK(e.joined.facts("J006").at("park") == "东城工业园");
    }
    SECTION("beyond the tolerance") {
        const auto e = one(at(30.6, 15));
        CHECK(e.park == none);
        CHECK(e.town == 0);
        CHECK(e.method == PlaceMethod::town);
    }
    SECTION("the tolerance is an option") {
        join::Options options;
        options.park_tolerance_m = 70;
        CHECK(one(at(30.6, 15), options).park == 0);
    }
    SECTION("a near park of another town is not taken") {
        CHECK(one(at(49.8, 50)).park == none);  // 20 m west of P3, in the other town
    }
    SECTION("on the border of two towns the lower code has it, once") {
        const auto e = one(at(50, 90));
        CHECK(e.town == 0);
        CHECK(e.method == PlaceMethod::town);
    }
}

TEST_CASE("without a usable point the declaration holds") {
    SECTION("declared park gives the town") {
        const auto e = one({{"park", "P3"}});
        CHECK(e.park == 2);
        CHECK(e.town == 1);
        CHECK(e.method == PlaceMethod::declared);
    }
    SECTION("declared town alone") {
        const auto e = one({{"town", "大良"}});
        CHECK(e.park == none);
        CHECK(e.town == 0);
        CHECK(e.method == PlaceMethod::declared);
    }
    SECTION("a point outside all towns is a finding and is not used") {
        const auto e = one(at(200, 200, {{"park", "P1"}}));
        CHECK(e.park == 0);
        CHECK(e.method == PlaceMethod::declared);
        CHECK(e.joined.count("J005") == 1);
        CHECK(e.joined.count("J003") == 0);
        CHECK(e.joined.facts("J005").at("point") == "113.4, 23");
        CHECK(e.joined.places.located_town[0] == none);
    }
    SECTION("half a point is no point") {
        const auto e = one({{"lon", lon(22)}, {"lat", ""}, {"town", "北滘镇"}});
        CHECK(e.town == 1);
        CHECK(e.findings == 0);
    }
    SECTION("nothing at all") {
        const auto e = one({{"town", ""}});
        CHECK(e.town == none);
        CHECK(e.method == PlaceMethod::unplaced);
    }
}

TEST_CASE("declared against located: told, never overwritten") {
    SECTION("another park") {
        const auto e = one(at(60, 50, {{"park", "P1"}, {"town", "北滘镇"}}));
        CHECK(e.park == 2);
        CHECK(e.joined.places.declared_park[0] == 0);
        CHECK(e.joined.places.located_park[0] == 2);
        const auto facts = e.joined.facts("J003");
        CHECK(facts.at("declared") == "东城工业园");
        CHECK(facts.at("located") == "北滘工业园");
        CHECK(facts.at("metres") == "3794");  // 3,075 m east and 2,224 m north
        CHECK(e.findings == 1);
    }
    SECTION("a park declared, the point in none") {
        const auto e = one(at(5, 90, {{"park", "P1"}}));
        CHECK(e.park == none);
        CHECK(e.method == PlaceMethod::town);
        CHECK(e.joined.facts("J003").at("located") == "大良街道");
    }
    SECTION("the outer park declared, the point in the inner one: both true") {
        CHECK(one(at(22, 22, {{"park", "P1"}})).findings == 0);
    }
    SECTION("within tolerance of the declared park") {
        const auto e = one(at(30.4, 15, {{"park", "P1"}}));
        CHECK(e.park == 0);
        CHECK(e.joined.count("J003") == 0);
        join::Options options;
        options.park_tolerance_m = 4'000;
        CHECK(one(at(60, 50, {{"park", "P1"}}), options).joined.count("J003") == 0);  // in P3, 3.8 km from P1
    }
    SECTION("a declared park without a boundary cannot be contradicted") {
        const auto e = one(at(90, 90, {{"park", "村级园"}}));
        CHECK(e.park == 3);
        CHECK(e.town == 1);
        CHECK(e.method == PlaceMethod::declared);
        CHECK(e.findings == 0);
    }
    SECTION("another town") {
        const auto e = one(at(60, 90, {{"town", "大良街道"}}));
        CHECK(e.town == 1);
        CHECK(e.joined.facts("J004").at("declared") == "大良街道");
        CHECK(e.joined.facts("J004").at("located") == "北滘镇");
    }
}

TEST_CASE("words for places: codes, names, short names, address forms, width, aliases") {
    join::Options options;
    options.aliases = {{"town", "北窖", "440606101", {}},
                       {"park", "老东城", "东城工业园", {}},
                       {"park", "老园", "P1", {}},
                       {"park", "老园", "P3", {}},
                       {"town", "西城", "没有的镇", {}}};
    const auto joined = join_enterprises({{{"town", "440606101"}},
                                          {{"town", "440606005000"}},
                                          {{"town", "北滘"}},
                                          {{"town", "ＢＥＩＪＩＡＯ"}},
                                          {{"town", "广东省佛山市顺德区大良街道"}},
                                          {{"town", "北窖"}},
                                          {{"park", "p1"}},
                                          {{"park", "老 东城"}},
                                          {{"park", "P3"}},
                                          {{"town", "北窖镇"}},
                                          {{"town", "西城"}},
                                          {{"park", "东城工业"}},
                                          {{"town", "北窖镇"}},
                                          {{"park", "老园"}}},
                                         options);
    const auto& rows = joined.of("enterprises");
    CHECK(std::vector<model::Index>(rows.town.begin(), rows.town.begin() + 6) ==
          std::vector<model::Index>{1, 0, 1, 1, 0, 1});
    CHECK(rows.park[6] == 0);
    CHECK(rows.park[7] == 0);
    CHECK(rows.park[8] == 2);
    REQUIRE(joined.count("J002") == 4);
    std::map<std::string, base::Facts> unknown;
    for (const auto& finding : joined.findings.sorted()) unknown[finding.facts.at("value")] = finding.facts;
    CHECK(unknown["北窖镇"]["count"] == "2");
    CHECK(unknown["北窖镇"]["nearest"] == "北滘镇");
    CHECK(unknown["东城工业"]["nearest"] == "东城工业园");
    CHECK(unknown["东城工业"]["kind"] == "park");
    CHECK(unknown["西城"]["count"] == "1");
    CHECK(unknown.count("老园") == 1);  // two parks go by it: neither
    CHECK(joined.findings.sorted()[0].spot.line == 11);
}

TEST_CASE("an alias that names a place of the layer says that it has become part of another") {
    join::Options options;
    options.aliases = {{"town", "大良街道", "北滘镇", {}}, {"park", "P2", "P3", {}}};
    const auto joined = join_enterprises({at(5, 90, {{"town", "北滘镇"}}),  // in what was 大良
                                          at(22, 22, {{"town", "大良"}}),   // in P2, which is part of P3
                                          {{"town", "440606005"}},
                                          at(30.4, 15)},  // near P1, of 大良 when it was drawn
                                         options);
    const auto& rows = joined.of("enterprises");
    CHECK(rows.town == std::vector<model::Index>{1, 1, 1, 1});
    CHECK(rows.park == std::vector<model::Index>{none, 2, none, 0});
    CHECK(joined.count("J004") == 0);
}
