// SPDX-License-Identifier: Apache-2.0
#include "compare/compare.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "unit/compare/sample_facts.hpp"

namespace {

using namespace qm;
using model::Lifecycle;
using What = model::EnterpriseChange::What;

model::Facts later() {
    auto facts = test::sample_facts();
    facts.month = *base::parse_month("2024-06");
    return facts;
}

const model::ProblemChange* problem(const model::Changes& changes, const std::string& id) {
    const auto at =
        std::find_if(changes.problems.begin(), changes.problems.end(), [&](const auto& p) { return p.id == id; });
    return at == changes.problems.end() ? nullptr : &*at;
}

std::vector<What> enterprise(const model::Changes& changes, const std::string& id) {
    std::vector<What> list;
    for (const auto& change : changes.enterprises)
        if (change.id == id) list.push_back(change.what);
    return list;
}

}  // namespace

TEST_CASE("A month against itself: nothing changed, every figure is listed") {
    const auto facts = test::sample_facts();
    const auto changes = compare::compare(facts, later());
    CHECK(changes.from == facts.month);
    CHECK(changes.to == later().month);
    CHECK_FALSE(changes.any());
    CHECK(changes.figures.size() == 6);
    CHECK(changes.links.empty());
    CHECK(changes.enterprises.empty());
    REQUIRE(changes.problems.size() == 1);  // the closed one stays closed: no news
    CHECK(changes.problems[0].lifecycle == Lifecycle::persisting);
}

TEST_CASE("Each way of a problem through two months") {
    auto before = test::sample_facts();
    auto after = later();
    const auto set = [](model::Facts& facts, const std::string& id, bool open) { facts.problems[id].open = open; };
    set(before, "A", true), set(after, "A", true);
    set(before, "B", true), set(after, "B", false);
    set(before, "C", false), set(after, "C", true);
    set(after, "D", true);
    set(before, "E", true);
    set(after, "F", false);
    set(before, "G", false), set(after, "G", false);
    set(before, "H", false);
    const auto changes = compare::compare(before, after);
    CHECK(problem(changes, "A")->lifecycle == Lifecycle::persisting);
    CHECK(problem(changes, "B")->lifecycle == Lifecycle::closed);
    CHECK(problem(changes, "C")->lifecycle == Lifecycle::reopened);
    CHECK(problem(changes, "D")->lifecycle == Lifecycle::fresh);
    CHECK_FALSE(problem(changes, "D")->before.has_value());
    CHECK(problem(changes, "E")->lifecycle == Lifecycle::gone);
    CHECK_FALSE(problem(changes, "E")->after.has_value());
    CHECK(problem(changes, "F")->lifecycle == Lifecycle::closed);
    CHECK_FALSE(problem(changes, "F")->before.has_value());
    CHECK(problem(changes, "G") == nullptr);
    CHECK(problem(changes, "H") == nullptr);
    CHECK(changes.any());

    // What was open, plus what came, less what went, is what is open now.
    const auto open = [](const model::Facts& facts) {
        return std::count_if(facts.problems.begin(), facts.problems.end(), [](const auto& p) { return p.second.open; });
    };
    std::ptrdiff_t balance = open(before);
    for (const auto& change : changes.problems) {
        if (change.lifecycle == Lifecycle::fresh || change.lifecycle == Lifecycle::reopened) ++balance;
        if (change.lifecycle == Lifecycle::gone || (change.lifecycle == Lifecycle::closed && change.before)) --balance;
    }
    CHECK(balance == open(after));
}

TEST_CASE("Enterprises enter, leave, move and take other names") {
    const std::string robot = "91440699MA0000001X", motor = "name:示例常曦电机厂@440606103";
    auto after = later();
    after.enterprises.erase(motor);
    after.enterprises["91440699MA0000002Y"] = {"示例新厂", "440606103", "", {}, false};
    after.enterprises[robot] = {"示例望舒智能装备有限公司", "440606103", "P02", {"R201"}, true};
    const auto changes = compare::compare(test::sample_facts(), after);
    CHECK(enterprise(changes, robot) == std::vector<What>{What::moved_town, What::moved_park, What::renamed});
    CHECK(enterprise(changes, motor) == std::vector<What>{What::left});
    CHECK(enterprise(changes, "91440699MA0000002Y") == std::vector<What>{What::entered});
    CHECK(std::is_sorted(changes.enterprises.begin(), changes.enterprises.end(),
                         [](const auto& a, const auto& b) { return a.id < b.id; }));

    auto spelled = later();
    spelled.enterprises[robot].name = "示例望舒机器人有限公司 ";
    CHECK(compare::compare(test::sample_facts(), spelled).enterprises.empty());
}

TEST_CASE("Links that were gained, emptied or supported otherwise") {
    auto before = test::sample_facts(), after = later();
    after.links["R201"].supports[1] = "present";
    after.links["R202"].enterprises = 2;
    before.links["R203"].enterprises = 1;
    after.links["R203"] = {};
    after.links["R204"] = {};
    const auto changes = compare::compare(before, after);
    REQUIRE(changes.links.size() == 3);
    CHECK(changes.links[0].link == "R201");
    CHECK_FALSE((changes.links[0].gained() || changes.links[0].emptied()));
    CHECK(changes.links[1].gained());
    CHECK(changes.links[2].emptied());

    after = test::sample_facts();
    after.links.erase("R201");  // no longer in the catalogue
    CHECK(compare::compare(test::sample_facts(), after).links.at(0).emptied());
}

TEST_CASE("Figures of either month are there, and a changed definition is marked") {
    auto after = later();
    after.definition_texts["SUP03"] = "ratio; table=inspections; where=kind=省抽";
    after.figures["PRB01"].erase("town:440606102");
    after.figures["PRB01"]["town:440606103"] = {model::State::value, 5, 1, 5, ""};
    after.figures["NEW01"]["district"] = {model::State::value, 1, 1, 1, ""};
    after.definition_texts["NEW01"] = "count";
    const auto changes = compare::compare(test::sample_facts(), after);
    CHECK(changes.figures.size() == 8);
    CHECK(changes.find("SUP03", "district")->definition_changed);
    CHECK_FALSE(changes.find("PRB01", "district")->definition_changed);
    CHECK_FALSE(changes.find("NEW01", "district")->definition_changed);
    CHECK_FALSE(changes.find("NEW01", "district")->before.has_value());
    CHECK_FALSE(changes.find("PRB01", "town:440606102")->after.has_value());
    CHECK(changes.find("PRB01", "town:440606103")->after->num == 5);
    CHECK(changes.find("PRB01", "town:999") == nullptr);
}

TEST_CASE("Looking back is the mirror of looking forward") {
    auto after = later();
    after.links["R202"].enterprises = 2;
    after.problems["P-0003"].open = true;
    const auto back = compare::compare(after, test::sample_facts());
    CHECK(back.from > back.to);
    CHECK(back.links.at(0).emptied());
    CHECK(problem(back, "P-0003")->lifecycle == Lifecycle::gone);
}

TEST_CASE(
    "who goes on under another id is told by organisation code, else by name, and only when nothing disputes it") {
    using Reason = qm::model::EnterpriseChange::Reason;
    qm::model::Facts before, after;
    before.enterprises["91440699MA0000015Y"] = {"甲厂", "1", "", {}, false};
    after.enterprises["92440699MA0000015X"] = {"甲新厂", "1", "", {}, false};
    before.enterprises["91440699MA0000023R"] = {"乙有限责任公司", "1", "", {}, false};
    after.enterprises["91440699MA0000031L"] = {"乙有限公司", "2", "", {}, false};
    before.enterprises["name:丙厂@1"] = {"丙厂", "1", "", {}, false};
    after.enterprises["name:丙厂@2"] = {"丙厂", "2", "", {}, false};
    after.enterprises["name:丙厂@3"] = {"丙厂", "3", "", {}, false};
    std::map<std::string, std::pair<Reason, std::string>> found;
    for (const auto& change : qm::compare::compare(before, after).enterprises)
        found[change.id] = {change.reason, change.other};
    CHECK(found["92440699MA0000015X"] == std::pair{Reason::same_organisation, std::string{"91440699MA0000015Y"}});
    CHECK(found["91440699MA0000015Y"] == std::pair{Reason::same_organisation, std::string{"92440699MA0000015X"}});
    CHECK(found["91440699MA0000031L"] == std::pair{Reason::same_name, std::string{"91440699MA0000023R"}});
    CHECK(found["name:丙厂@2"].first == Reason::unknown);
    CHECK(found["name:丙厂@1"].first == Reason::unknown);
}
