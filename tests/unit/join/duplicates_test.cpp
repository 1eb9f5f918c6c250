// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "model/paste_rows.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"

using namespace small_world;
using Reason = model::DuplicateGroup::Reason;

namespace {

// Both checks hold; the third has the organisation code of the first under another authority.
const std::string first = "91440699MA0000015Y", second = "91440699MA0000023R";

}  // namespace

TEST_CASE("one name without a code is proposed to the one that has it, also against the order of rows") {
    const auto joined = join_enterprises({{{"name", "佛山市 顺德区甲电器有限责任公司"}, {"town", "北镇"}},
                                          {{"uscc", first}, {"name", "甲电器有限公司"}}});
    REQUIRE(joined.places.duplicates.size() == 1);
    CHECK(joined.places.duplicates[0].reason == Reason::no_code);
    CHECK(joined.places.duplicates[0].rows == std::vector<model::Index>{1, 0});
    CHECK(joined.facts("I014").at("row") == "佛山市 顺德区甲电器有限责任公司,北镇," + first + ",");
    CHECK(joined.findings.sorted()[0].spot.line == 2);
}

TEST_CASE("two valid codes are never proposed as one") {
    const auto joined = join_enterprises(
        {{{"uscc", first}, {"name", "甲厂"}}, {{"uscc", second}, {"name", "甲厂"}}, {{"name", "甲厂"}}});
    REQUIRE(joined.places.duplicates.size() == 1);
    CHECK(joined.places.duplicates[0].reason == Reason::other_codes);
    CHECK(joined.count("I014") == 0);
    CHECK(joined.count("I017") == 2);
}

TEST_CASE("a wrong last character is proposed by organisation code") {
    const auto joined =
        join_enterprises({{{"uscc", "91440699MA0000015X"}, {"name", "甲"}}, {{"uscc", first}, {"name", "乙"}}});
    REQUIRE(joined.places.duplicates.size() == 1);
    CHECK(joined.places.duplicates[0].reason == Reason::organisation);
    CHECK(joined.facts("I014").at("row") == "91440699MA0000015X,," + first + ",");
}

TEST_CASE("branches and names that are only alike are other enterprises") {
    const auto joined = join_enterprises({{{"uscc", first}, {"name", "甲电器有限公司"}},
                                          {{"name", "甲电器实业有限公司"}},
                                          {{"name", "甲电器有限公司顺德分公司"}},
                                          {{"name", "顺德区"}},
                                          {{"name", ""}},
                                          {{"name", ""}}});
    CHECK(joined.places.duplicates.empty());
}

TEST_CASE("rows that nothing tells apart have no row to paste") {
    const auto joined = join_enterprises({{{"name", "甲厂"}}, {{"name", "甲厂"}}});
    REQUIRE(joined.count("I014") == 1);
    CHECK(joined.facts("I014").at("row").empty());
}

TEST_CASE("an alias may stand for a credit code") {
    join::Options options;
    options.aliases = {{"enterprise", second, first, {}}};
    static const auto enterprises = enterprise_schema(), problems = problem_schema();
    const auto joined = join_all({{"enterprises", table(enterprises, {{{"uscc", first}, {"name", "甲厂"}}})},
                                  {"problems", table(problems, {{{"problem_id", "1"}, {"uscc", second}}})}},
                                 options);
    CHECK(joined.of("problems").enterprise == std::vector<model::Index>{0});
    CHECK(joined.count("J001") == 0);
}
