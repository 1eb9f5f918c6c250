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

namespace {

join::Override chosen(std::string uscc, std::string link, bool main, std::string name = {}, std::string from = {}) {
    join::Override row;
    row.uscc = std::move(uscc);
    row.name = std::move(name);
    row.link = std::move(link);
    row.main = main;
    if (!from.empty()) row.from = *base::parse_month(from);
    return row;
}

}  // namespace

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

TEST_CASE("without an edition a code is read in all of them") {
    auto d = district();
    d.links[0].secondary.push_back("3452");
    const join::IndustryCodes codes{d};
    const auto reused = codes.links_of("3452", "");
    CHECK(reused.answer == Answer::choose);
    CHECK(reused.candidates == Ids{"3452", "3453"});
    CHECK(reused.candidate_links == std::vector<model::Index>{0, 2});
    CHECK(codes.links_of("3599", "").answer == Answer::choose);
    CHECK(codes.links_of("3957", "").answer == Answer::choose);   // household appliances of 2002
    CHECK(codes.links_of("3491", "").answer == Answer::linked);   // never another trade's number
    CHECK(codes.links_of("6510", "").answer == Answer::outside);  // split, but no part lies on a link
    CHECK(codes.links_of("3452", "2011").translated);
    CHECK_FALSE(codes.links_of("3452", "2017").translated);
}

TEST_CASE("each enterprise that needs a choice is told, with rows to paste; a code that is none once") {
    join::Options options;
    options.override_columns = {"uscc", "name", "link", "main"};
    const auto joined = join_enterprises({{{"uscc", uscc(1)}, {"industry_code", "3599"}, {"industry_edition", "2011"}},
                                          {{"name", "甲,厂"}, {"industry_code", "3599"}, {"industry_edition", "2011"}},
                                          {{"industry_code", "制造业"}},
                                          {{"industry_code", "制造业"}},
                                          {{"name", "乙厂"}, {"industry_code", "3599"}}},
                                         options);
    CHECK(joined.count("J010") == 3);
    CHECK(joined.facts("J010").at("rows") == uscc(1) + ",,R301,是");
    CHECK(joined.facts("J010", 1).at("rows") == ",\"甲,厂\",R301,是");
    CHECK(joined.facts("J010", 1).at("candidates") == "3491");
    CHECK(joined.facts("J010", 2).at("rule") == "unsaid");
    CHECK(joined.count("J011") == 1);
    CHECK(joined.facts("J011").at("count") == "2");
    CHECK(joined.places.to_choose.size() == 3);
    CHECK(joined.places.choices.size() == 2);
    CHECK(joined.places.link_basis[2] == model::LinkBasis::malformed);
}

TEST_CASE("overrides replace what the code says and name the main link") {
    join::Options options;
    options.overrides = {chosen(uscc(1), "R301", false), chosen(uscc(1), "R201", true), chosen(uscc(9), "R201", true),
                         chosen(uscc(2), "R999", true)};
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
    options.overrides = {chosen(uscc(1), "A205", true), chosen(uscc(1), "R201", false)};
    const auto joined =
        join_enterprises({{{"uscc", uscc(1)}, {"industry_code", "3491"}, {"leader_of", "robot"}}}, options);
    CHECK(joined.links("enterprises", 0) == Ids{"A205", "R201"});
    CHECK(joined.places.main_link[0] == 0);
    CHECK(joined.count("J012") == 0);
}

TEST_CASE("overrides hold from their month on; by name only where one enterprise has it") {
    using State = model::LinkOverride::State;
    join::Options options;
    options.overrides = {chosen(uscc(1), "R201", true, "", "2024-01"),
                         chosen(uscc(1), "R301", true, "", "2024-05"),
                         chosen(uscc(1), "A205", true, "", "2024-09"),
                         chosen("", "R201", true, "甲有限责任公司"),
                         chosen("", "R201", true, "乙厂"),
                         chosen(uscc(3), "A205", true)};
    const std::vector<Cells> rows{{{"uscc", uscc(1)}, {"industry_code", "3857"}},
                                  {{"name", "甲有限公司"}, {"industry_code", "3857"}},
                                  {{"name", "乙厂"}, {"industry_code", "3857"}},
                                  {{"name", "乙厂"}, {"industry_code", "3857"}},
                                  {{"uscc", uscc(3)}, {"industry_code", "3857"}}};
    options.month = *base::parse_month("2024-06");
    const auto june = join_enterprises(rows, options);
    CHECK(june.links("enterprises", 0) == Ids{"R301"});
    CHECK(june.links("enterprises", 1) == Ids{"R201"});
    CHECK(june.links("enterprises", 2) == Ids{"A205"});
    std::vector<State> states;
    for (const auto& row : june.places.overrides) states.push_back(row.state);
    CHECK(states == std::vector{State::replaced, State::used, State::later, State::used, State::several, State::same});
    CHECK(june.facts("J013").at("rule") == "several");
    CHECK(june.count("J015") == 1);
    options.month = *base::parse_month("2024-02");
    CHECK(join_enterprises(rows, options).links("enterprises", 0) == Ids{"R201"});
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
