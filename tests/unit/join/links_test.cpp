// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "join/industry.hpp"
#include "join/link_sets.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"

using namespace small_world;
using Ids = std::vector<std::string>;
using Answer = join::IndustryLinks::Answer;

TEST_CASE("spellings of a class code") {
    const auto d = district();
    const join::IndustryCodes codes{d};
    for (const auto* spelling : {"3491", "C3491", "c3491", " 3491 ", "３４９１", "3491.0"})
        CHECK(codes.links_of(spelling, "").links == std::vector<model::Index>{4});
    CHECK(codes.links_of("", "").answer == Answer::outside);
    CHECK(codes.links_of("9999", "").answer == Answer::outside);
    for (const auto* wrong : {"34", "34911", "机器人", "CC3491", "3.491E3"})
        CHECK(codes.links_of(wrong, "").answer == Answer::malformed);
}

TEST_CASE("groups are not classes; a lost leading zero is found") {
    auto d = district();
    d.links[3].primary = {"0111", "3130"};
    const join::IndustryCodes codes{d};
    CHECK(codes.links_of("C345", "").candidates == Ids{"3453"});
    CHECK(codes.links_of("3450", "").answer == Answer::choose);
    CHECK(codes.links_of("313", "").links == std::vector<model::Index>{3});  // 313 has the one class 3130
    CHECK(codes.links_of("111", "").links == std::vector<model::Index>{3});
    CHECK(codes.links_of("A0111", "").links == std::vector<model::Index>{3});
    CHECK(codes.links_of("999", "").answer == Answer::outside);
}

TEST_CASE("codes of earlier editions are never taken at face value when the number changed hands") {
    auto d = district();
    d.links[0].secondary.push_back("3452");  // sliding bearings of 2017
    d.links[1].secondary.push_back("3467");
    const join::IndustryCodes codes{d};
    CHECK(codes.links_of("3452", "2017").links == std::vector<model::Index>{0});
    CHECK(codes.links_of("3452", "2011").links == std::vector<model::Index>{2});  // reducers: 3453 today
    CHECK(codes.links_of("3459", "2011").links == std::vector<model::Index>{3});  // kept its number
    const auto split = codes.links_of("3599", "2011");
    CHECK(split.answer == Answer::choose);
    CHECK(split.candidates == Ids{"3491"});
    CHECK(codes.links_of("3467", "2011").answer == Answer::choose);  // another trade, successor not recorded
    CHECK(codes.links_of("3467", "2017").answer == Answer::linked);
    CHECK(codes.links_of("3951", "2002").answer == Answer::outside);
    CHECK(codes.links_of("3957", "2002").links == std::vector<model::Index>{0});  // 3857 today
    CHECK(codes.links_of("3491", "2002").answer == Answer::choose);
}

TEST_CASE("a split needs no choice when all parts lead to the same links") {
    auto d = district();
    d.links[0].primary = {"3493", "3499"};
    CHECK(join::IndustryCodes{d}.links_of("3490", "2011").links == std::vector<model::Index>{0});
}

TEST_CASE("primary links come before secondary ones") {
    const auto joined =
        join_enterprises({{{"industry_code", "3464"}}, {{"industry_code", "3482"}}, {{"industry_code", ""}}});
    CHECK(joined.links("enterprises", 0) == Ids{"A310"});
    CHECK(joined.links("enterprises", 1) == Ids{"R205"});
    CHECK(joined.of("enterprises").links[2] == 0);
    CHECK(joined.places.main_link == std::vector<model::Index>{1, 3, model::none});
}

TEST_CASE("findings on codes: one for each code and edition, with the number of enterprises") {
    const auto joined = join_enterprises({{{"industry_code", "3599"}, {"industry_edition", "2011"}},
                                          {{"industry_code", "3599"}, {"industry_edition", "2011"}},
                                          {{"industry_code", "制造业"}},
                                          {{"industry_code", "3599"}}});
    CHECK(joined.count("J010") == 1);
    const auto facts = joined.facts("J010");
    CHECK(facts.at("count") == "2");
    CHECK(facts.at("edition") == "2011");
    CHECK(facts.at("candidates") == "3491");
    CHECK(joined.facts("J011").at("value") == "制造业");
    CHECK(joined.findings.sorted()[0].spot.line == 2);
}

TEST_CASE("overrides replace what the code says and name the main link") {
    join::Options options;
    options.overrides = {{uscc(1), "R301", false, {}},
                         {uscc(1), "R201", true, {}},
                         {uscc(9), "R201", true, {}},
                         {uscc(2), "R999", true, {}}};
    const auto joined = join_enterprises(
        {{{"uscc", uscc(1)}, {"industry_code", "3857"}}, {{"uscc", uscc(2)}, {"industry_code", "3857"}}}, options);
    CHECK(joined.links("enterprises", 0) == Ids{"R201", "R301"});
    CHECK(joined.places.main_link[0] == 2);
    CHECK(joined.links("enterprises", 1) == Ids{"A205"});
    CHECK(joined.facts("J013").at("value") == uscc(9));
    CHECK(joined.facts("J007").at("value") == "R999");
}

TEST_CASE("an override settles the main link of a leader too") {
    join::Options options;
    options.overrides = {{uscc(1), "A205", true, {}}, {uscc(1), "R201", false, {}}};
    const auto joined =
        join_enterprises({{{"uscc", uscc(1)}, {"industry_code", "3491"}, {"leader_of", "robot"}}}, options);
    CHECK(joined.links("enterprises", 0) == Ids{"A205", "R201"});
    CHECK(joined.places.main_link[0] == 0);
    CHECK(joined.count("J012") == 0);
}

TEST_CASE("chain leaders count in their chain") {
    const auto joined = join_enterprises({{{"industry_code", "3464"}, {"leader_of", "robot"}},  // secondary there
                                          {{"industry_code", "3491"}, {"leader_of", "机器人产业链"}},  // in it by code
                                          {{"industry_code", "9999"}, {"leader_of", "robot;家电"}},    // in neither
                                          {{"industry_code", "3491"}, {"leader_of", "机械人"}}});      // no such chain
    CHECK(joined.links("enterprises", 0) == Ids{"A310", "R301"});
    CHECK(joined.places.main_link[0] == 4);
    CHECK(joined.links("enterprises", 1) == Ids{"R301"});
    CHECK(joined.count("J012") == 2);
    CHECK(joined.places.led_chains ==
          std::map<model::Index, std::vector<model::Index>>{{0, {1}}, {1, {1}}, {2, {0, 1}}});
    CHECK(joined.facts("J007").at("value") == "机械人");
}

TEST_CASE("link sets are numbered by content") {
    join::LinkSets sets;
    const auto last = sets.add({7, 3, 7}), first = sets.add({1, 9}), again = sets.add({3, 7});
    CHECK(last == again);
    std::vector<std::uint32_t> renumbered;
    const auto finished = sets.finish(renumbered);
    CHECK(finished == std::vector<std::vector<model::Index>>{{}, {1, 9}, {3, 7}});
    CHECK(renumbered[first] == 1);
    CHECK(renumbered[last] == 2);
    CHECK(renumbered[0] == 0);
}
