// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "small_world.hpp"
#include "support/catch.hpp"

using namespace small_world;
using model::none;
using Ids = std::vector<std::string>;
using Indexes = std::vector<model::Index>;

namespace {

const auto enterprises = enterprise_schema();
const auto problems = problem_schema();

model::Table three_enterprises() {
    return table(
        enterprises,
        {{{"uscc", uscc(1)}, {"name", "顺德甲电器有限公司"}, {"park", "P1"}, {"industry_code", "3857"}},
         {{"uscc", uscc(2)}, {"name", "乙机器人（顺德）有限公司"}, {"town", "北滘镇"}, {"industry_code", "3491"}},
         {{"uscc", ""}, {"name", "丙五金厂"}, {"town", "大良街道"}}});
}

}  // namespace

TEST_CASE("rows follow their enterprise by code, else by a name that one enterprise alone has") {
    join::Options options;
    options.aliases = {{"enterprise", "甲电器旧名", uscc(1), {}}, {"enterprise", "丙五金加工厂", "丙五金厂", {}}};
    const auto joined = join_all(
        {{"enterprises", three_enterprises()},
         {"problems",
          table(problems, {{{"uscc", uscc(2)}, {"enterprise", "随便写的名字"}},
                           {{"uscc", ""}, {"enterprise", "顺德甲电器有限责任公司"}},
                           {{"uscc", ""}, {"enterprise", "乙机器人(顺德)有限公司"}},
                           {{"uscc", uscc(7)}, {"enterprise", "丙五金厂"}},            // the list lacks its code
                           {{"uscc", uscc(8)}, {"enterprise", "顺德甲电器有限公司"}},  // another code: another firm
                           {{"uscc", uscc(8)}, {"enterprise", ""}},
                           {{"uscc", ""}, {"enterprise", "丙五金加工厂"}},
                           {{"uscc", ""}, {"enterprise", "甲电器旧名"}},
                           {{"uscc", ""}, {"enterprise", "没有的企业"}},
                           {{"uscc", ""}, {"enterprise", ""}}})}},
        options);
    const auto& rows = joined.of("problems");
    CHECK(rows.enterprise == Indexes{1, 0, 1, 2, none, none, 2, 0, none, none});
    CHECK(rows.town == Indexes{1, 0, 1, 0, none, none, 0, 0, none, none});
    CHECK(rows.park == Indexes{none, 0, none, none, none, none, none, 0, none, none});
    CHECK(joined.links("problems", 0) == Ids{"R301"});
    CHECK(joined.links("problems", 1) == Ids{"A205"});
    CHECK(joined.links("problems", 3).empty());
    REQUIRE(joined.count("J001") == 1);
    CHECK(joined.facts("J001").at("value") == uscc(8));
    CHECK(joined.facts("J001").at("count") == "2");
    for (const auto& finding : joined.findings.sorted())
        if (finding.code == "J001") CHECK(finding.spot.line == 6);  // where it stands first
    CHECK(joined.facts("J008").at("value") == "没有的企业");
    CHECK(joined.count("J008") == 1);
}

TEST_CASE("a name that two enterprises share names neither") {
    const auto joined = join_all(
        {{"enterprises",
          table(enterprises, {{{"uscc", uscc(1)}, {"name", "同名厂"}}, {{"uscc", uscc(2)}, {"name", "同 名厂"}}})},
         {"problems", table(problems, {{{"enterprise", "同名厂"}}, {{"enterprise", "同名厂"}}})}});
    CHECK(joined.of("problems").enterprise == Indexes{none, none});
    CHECK(joined.facts("J009").at("count") == "2");
}

TEST_CASE("own columns come before the enterprise's") {
    const auto joined =
        join_all({{"enterprises", three_enterprises()},
                  {"problems", table(problems, {{{"uscc", uscc(1)}, {"park", "P3"}},    // town of that park
                                                {{"uscc", uscc(1)}, {"town", "北滘"}},  // park of the enterprise stays
                                                {{"uscc", uscc(1)}, {"link", "R205;R201"}},
                                                {{"uscc", uscc(1)}, {"link", ""}},
                                                {{"link", "轴承丝杠、R999"}, {"town", "大良街道"}},
                                                {{"link", "R999"}}})}});
    const auto& rows = joined.of("problems");
    CHECK(rows.park == Indexes{2, 0, 0, 0, none, none});
    CHECK(rows.town == Indexes{1, 1, 0, 0, 0, none});
    CHECK(joined.links("problems", 2) == Ids{"R201", "R205"});
    CHECK(joined.links("problems", 3) == Ids{"A205"});
    CHECK(joined.links("problems", 4) == Ids{"R205"});
    CHECK(joined.facts("J007").at("value") == "R999");
    CHECK(joined.facts("J007").at("count") == "2");
}

TEST_CASE("tables without a code, a place or links say so by empty vectors") {
    using model::Type;
    const auto policies = schema("policies", {{"policy_id", Type::code}, {"links", Type::links}});
    const auto survey = schema("survey", {{"item", Type::code}});
    const auto parks = schema("parks", {{"park_id", Type::code}, {"name", Type::text}, {"town", Type::town}});
    const auto facilities = schema("facilities", {{"facility_id", Type::code},
                                                  {"name", Type::text},
                                                  {"town", Type::town},
                                                  {"lon", Type::lon},
                                                  {"lat", Type::lat}});
    const auto metrology =
        schema("metrology", {{"standard_no", Type::code}, {"uscc", Type::uscc_ref}, {"holder", Type::text}});
    const auto joined = join_all(
        {{"enterprises", three_enterprises()},
         {"policies", table(policies, {{{"policy_id", "Z1"}, {"links", "R201"}}})},
         {"survey", table(survey, {{{"item", "x"}}})},
         {"parks", table(parks, {{{"park_id", "P3"}, {"town", "北滘镇"}}, {{"park_id", "P9"}, {"town", "北滘镇"}}})},
         {"facilities", table(facilities, {{{"lon", lon(60)}, {"lat", lat(50)}},
                                           {{"town", "大良"}, {"lon", lon(60)}, {"lat", lat(90)}}})},
         {"metrology", table(metrology, {{{"holder", "丙五金厂"}}})}});
    CHECK(joined.of("policies").enterprise.empty());
    CHECK(joined.of("policies").town.empty());
    CHECK(joined.of("policies").links.size() == 1);
    CHECK(joined.of("survey").links.empty());
    CHECK(joined.of("parks").park == Indexes{2, none});
    CHECK(joined.of("parks").town == Indexes{1, 1});
    CHECK(joined.facts("J002").at("value") == "P9");
    CHECK(joined.of("facilities").park == Indexes{2, none});
    CHECK(joined.of("facilities").town == Indexes{1, 0});
    CHECK(joined.of("metrology").enterprise == Indexes{2});
    CHECK(joined.of("enterprises").enterprise == Indexes{0, 1, 2});
}

TEST_CASE("a month without an enterprise list still places what names a place") {
    const auto joined =
        join_all({{"problems", table(problems, {{{"uscc", uscc(1)}, {"town", "北滘镇"}}, {{"enterprise", "甲"}}})}});
    CHECK(joined.of("problems").enterprise == Indexes{none, none});
    CHECK(joined.of("problems").town == Indexes{1, none});
    CHECK(joined.count("J001") == 1);
}

TEST_CASE("threads and the order of rows change no row's answer and no finding") {
    shapes::Dice dice{99};
    std::vector<Cells> firms, rows;
    const std::vector<std::string> codes{"3857", "3464", "3491", "3599", "3453", "x", ""},
        towns{"大良", "北滘镇", "北滘街道", ""};
    for (int i = 0; i < 30'000; ++i)
        firms.push_back({{"uscc", i % 17 == 0 ? "" : uscc(i)},
                         {"name", "企业" + std::to_string(i % 29'000)},
                         {"town", towns[static_cast<std::size_t>(dice.between(0, 3))]},
                         {"park", i % 3 == 0   ? "P1"
                                  : i % 3 == 1 ? "P3"
                                               : ""},
                         {"lon", i % 5 == 0 ? "" : lon(dice.between(-50, 1050) / 10.0)},
                         {"lat", i % 5 == 0 ? "" : lat(dice.between(-50, 1050) / 10.0)},
                         {"industry_code", codes[static_cast<std::size_t>(dice.between(0, 6))]},
                         {"industry_edition", i % 4 == 0 ? "2011" : ""},
                         {"leader_of", i % 997 == 0 ? "robot" : ""}});
    for (int i = 0; i < 20'000; ++i)
        rows.push_back({{"problem_id", std::to_string(i)},
                        {"uscc", i % 3 == 0 ? "" : uscc(dice.between(0, 31'000))},
                        {"enterprise", "企业" + std::to_string(dice.between(0, 30'000))}});
    // A row's answer in words, so that it can be compared between orders; findings without their places.
    const auto told = [&](const Joined& joined, const model::Tables& tables) {
        std::vector<std::string> lines;
        const auto place = [](model::Index i) { return i == none ? std::string{"-"} : std::to_string(i); };
        const auto& firm_rows = joined.of("enterprises");
        const auto& firm_table = tables.at("enterprises");
        const auto firm_key = [&](model::Index i) {
            return i == none ? std::string{"-"}
                             : model::to_string(firm_table.code(i, "uscc")) + std::string{firm_table.text(i, "name")};
        };
        for (model::Index i = 0; i < firm_rows.park.size(); ++i)
            lines.push_back(firm_key(i) + ":" + place(firm_rows.town[i]) + place(firm_rows.park[i]) + ":" +
                            std::to_string(firm_rows.links[i]) + place(joined.places.main_link[i]) +
                            std::to_string(static_cast<int>(joined.places.method[i])));
        const auto& problem_rows = joined.of("problems");
        for (std::size_t i = 0; i < problem_rows.park.size(); ++i)
            lines.push_back(std::string{tables.at("problems").text(i, "problem_id")} + ":" +
                            firm_key(problem_rows.enterprise[i]) + place(problem_rows.town[i]) +
                            place(problem_rows.park[i]) + std::to_string(problem_rows.links[i]));
        for (const auto& finding : joined.findings.sorted()) {
            std::string line = finding.code;
            for (const auto& [name, value] : finding.facts)
                if (name != "other") line += " " + name + "=" + value;  // the place of another row
            lines.push_back(line);
        }
        for (const auto& [code, n] : joined.findings.counts()) lines.push_back(code + " " + std::to_string(n));
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    const auto answers = [&](int jobs, bool shuffled) {
        auto f = firms, p = rows;
        if (shuffled) {
            shapes::Dice order{5};
            for (auto* list : {&f, &p})
                for (std::size_t i = list->size(); i > 1; --i) std::swap((*list)[i - 1], (*list)[order.next() % i]);
        }
        const model::Tables tables{{"enterprises", table(enterprises, f)}, {"problems", table(problems, p)}};
        join::Options options;
        options.jobs = jobs;
        return told(join_all(tables, options), tables);
    };
    // In brackets: Catch would print sixty thousand lines.
    const auto one = answers(1, false);
    CHECK(one.size() > 60'000);
    CHECK((answers(2, false) == one));
    CHECK((answers(8, false) == one));
    CHECK((answers(2, true) == one));
}
