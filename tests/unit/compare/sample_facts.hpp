// SPDX-License-Identifier: Apache-2.0
// A month as small as it can be with everything in it. tests/unit/compare/format1/2024-05.json holds the same month as
// the first version of the program wrote it; neither may change once history files of that format exist.
#pragma once

#include "model/facts.hpp"

namespace qm::test {

inline model::Facts sample_facts() {
    using model::State;
    model::Facts facts;
    facts.month = *base::parse_month("2024-05");
    facts.date = *base::parse_date("2024-05-31");
    facts.program = "0.1.0";
    facts.definitions = "d1";
    facts.boundaries = "b1";
    facts.definition_texts = {{"PRB01", "count; table=problems"}, {"SUP03", "ratio; table=inspections"}};
    facts.inputs = {{"months/2024-05/enterprises.csv", "aa"}, {"months/2024-05/问题.xlsx", "bb"}};
    facts.figures["PRB01"]["district"] = {State::value, 12, 1, 12, ""};
    facts.figures["PRB01"]["town:440606102"] = {State::value, 3, 1, 3, ""};
    // Past 64 bits and below zero: figures are exact.
    facts.figures["SUP03"]["district"] = {State::value, base::Wide{-1} * 9'000'000'000'000'000'000 * 1000, 1'000'000, 7,
                                          ""};
    facts.figures["SUP03"]["park:P01"] = {State::empty, 0, 1, 0, ""};
    facts.figures["SUP03"]["link:R201"] = {State::not_checked, 0, 1, 0, "file_missing"};
    facts.figures["SUP03"]["chain:robot"] = {State::text, 0, 1, 1, "A"};
    facts.problems["P-0001"] = {"general",    "rectifying",     "标签\"不\\合格\"\n第二行",
                                "示例望舒",   "440606102",      "P01",
                                "市场监管所", {"R201", "R202"}, true,
                                true,         "2024-04-02",     "",
                                "2024-05-20"};
    facts.problems["P-0002"] = {"lead", "fed_back", "",    "",           "",           "", "",
                                {},     false,      false, "2024-03-01", "2024-05-02", ""};
    facts.enterprises["91440699MA0000001X"] = {"示例望舒机器人有限公司", "440606102", "P01", {"R201"}, true};
    facts.enterprises["name:示例常曦电机厂@440606103"] = {"示例常曦电机厂", "440606103", "", {}, false};
    facts.links["R201"] = {1, {"示例望舒机器人有限公司"}, {"present", "weak", "absent", "not_applicable"}};
    facts.links["R202"] = {};
    return facts;
}

}  // namespace qm::test
