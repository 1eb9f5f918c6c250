// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "compare/compare.hpp"
#include "support/catch.hpp"

namespace {

using namespace qm;

struct Row {
    std::string uscc, name, leader_of;
    model::Index town, park;
    std::uint32_t links;
};

constexpr model::Index none = model::none;
const std::vector<Row> rows{
    {"91440699MA0000001X", "示例望舒", "robot", 0, 0, 2},
    {"91440699MA0000002Y", "示例羲和", "", 1, none, 1},
    {"", "示例常曦 电机厂", "", 1, 0, 0},
    {"", "示例常曦电机厂", "", 1, none, 1},
    {"", "示例无处", "", none, none, 0},
};

const model::TableSchema& schema() {
    static const model::TableSchema one{"enterprises",
                                        {{"uscc", "", "", {}, model::Type::uscc, "", false, false, false, {}},
                                         {"name", "", "", {}, model::Type::text, "", false, false, false, {}},
                                         {"leader_of", "", "", {}, model::Type::code, "", false, false, false, {}}}};
    return one;
}

std::shared_ptr<const model::District> district() {
    auto made = std::make_shared<model::District>();
    made->towns.resize(2);
    made->towns[0].code = "440606102", made->towns[1].code = "440606103";
    made->parks.resize(1);
    made->parks[0].id = "P01";
    made->links.resize(2);
    made->links[0].id = "R201", made->links[1].id = "R202";
    made->chains.resize(1);
    made->chains[0].id = "robot";
    return made;
}

model::Snapshot snapshot(std::vector<std::size_t> order) {
    model::Snapshot made;
    made.month = *base::parse_month("2024-05");
    made.date = *base::parse_date("2024-05-31");
    made.district = district();
    model::Source source;
    source.file = "months/2024-05/enterprises.csv";
    source.sha256 = "ab";
    made.sources = {source};

    model::Table table;
    table.schema = &schema();
    for (const auto& column : schema().columns) table.columns.push_back(model::make_column(column.type));
    for (auto& column : table.columns) column.present = true;
    table.sources = std::make_shared<const std::vector<model::Source>>(made.sources);
    auto& places = made.places.tables["enterprises"];
    made.places.link_sets = {{}, {1}, {0, 1}};
    for (const auto at : order) {
        const Row& row = rows[at];
        std::get<model::Codes>(table.columns[0].cells).push_back(model::pack(row.uscc).value_or(model::CreditCode{}));
        std::get<model::Texts>(table.columns[1].cells).add(row.name);
        auto& leaders = std::get<model::Words>(table.columns[2].cells);
        leaders.cells.push_back(leaders.dictionary.add(row.leader_of));
        table.line.push_back(static_cast<std::uint32_t>(table.line.size() + 2));
        table.source.push_back(0);
        places.town.push_back(row.town);
        places.park.push_back(row.park);
        places.links.push_back(row.links);
    }
    made.tables["enterprises"] = std::move(table);

    model::Indicator indicator;
    indicator.id = "PRB01";
    indicator.table = "problems";
    indicator.where = "open=yes";
    indicator.name = "问题";
    indicator.note = "备注";
    made.figures.indicators = {indicator};
    const model::Figure figure{model::State::value, 3, 1, 3, ""};
    const model::Figure absent;
    made.figures.values = {{{model::Level::district, {figure}},
                            {model::Level::town, {figure, absent}},
                            {model::Level::park, {figure}},
                            {model::Level::link, {absent, figure}},
                            {model::Level::chain, {figure}}}};

    model::Problem problem;
    problem.id = "P-0001";
    problem.state = model::ProblemState::rectifying;
    problem.title = "标签";
    problem.enterprise_name = "示例望舒";
    problem.town = 1;
    problem.links = {1, 0};
    problem.open = true;
    problem.found_on = *base::parse_date("2024-04-02");
    made.problems = {problem};

    made.links.resize(2);
    made.links[0].enterprises = 1;
    const auto leader = std::find(order.begin(), order.end(), 0U) - order.begin();
    made.links[0].leaders = {static_cast<model::Index>(leader)};
    made.links[0].supports[1] = model::SupportLevel::weak;
    return made;
}

std::vector<std::size_t> in_order() {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

}  // namespace

TEST_CASE("Indexes become codes, and only what says something is kept") {
    const auto facts = compare::facts_of(snapshot(in_order()), "0.1.0", "d", "b");
    CHECK(facts.program == "0.1.0");
    CHECK(facts.definitions == "d");
    CHECK(facts.boundaries == "b");
    CHECK(facts.inputs == std::map<std::string, std::string>{{"months/2024-05/enterprises.csv", "ab"}});

    std::vector<std::string> subjects;
    for (const auto& [subject, figure] : facts.figures.at("PRB01")) subjects.push_back(subject);
    CHECK(subjects == std::vector<std::string>{"chain:robot", "district", "link:R202", "park:P01", "town:440606102"});

    const auto& problem = facts.problems.at("P-0001");
    CHECK(problem.kind == "general");
    CHECK(problem.state == "rectifying");
    CHECK(problem.town == "440606103");
    CHECK(problem.park.empty());
    CHECK(problem.links == std::vector<std::string>{"R201", "R202"});
    CHECK(problem.found_on == "2024-04-02");
    CHECK(problem.due_on.empty());

    const auto& link = facts.links.at("R201");
    CHECK(link.leaders == std::vector<std::string>{"示例望舒"});
    CHECK(link.supports == std::vector<std::string>{"absent", "weak", "absent", "absent"});
}

TEST_CASE("Enterprises are known by credit code, without one by name and town") {
    const auto facts = compare::facts_of(snapshot(in_order()), "", "", "");
    std::vector<std::string> keys;
    for (const auto& [key, enterprise] : facts.enterprises) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"91440699MA0000001X", "91440699MA0000002Y", "name:示例常曦电机厂@440606103",
                                           "name:示例常曦电机厂@440606103#2", "name:示例无处@"});
    CHECK(facts.enterprises.at("91440699MA0000001X") ==
          model::StoredEnterprise{"示例望舒", "440606102", "P01", {"R201", "R202"}, true});
    CHECK(facts.enterprises.at("91440699MA0000002Y") ==
          model::StoredEnterprise{"示例羲和", "440606103", "", {"R202"}, false});
}

TEST_CASE("The order of the rows leaves no trace") {
    auto order = in_order();
    const auto text = compare::write_facts(compare::facts_of(snapshot(order), "", "", ""));
    while (std::next_permutation(order.begin(), order.end()))
        if (compare::write_facts(compare::facts_of(snapshot(order), "", "", "")) != text) FAIL("another text");
}

TEST_CASE("A definition is what decides the value, not how it is called") {
    const auto text_of = [](auto change) {
        auto made = snapshot(in_order());
        change(made.figures.indicators[0]);
        return compare::facts_of(made, "", "", "").definition_texts.at("PRB01");
    };
    const auto plain = text_of([](model::Indicator&) {});
    CHECK(text_of([](model::Indicator& i) { i.name = "x", i.note_en = "y", i.decimals = 2, i.family = "z"; }) == plain);
    const std::vector<void (*)(model::Indicator&)> changes{
        [](model::Indicator& i) { i.where = "open=no"; },
        [](model::Indicator& i) { i.numerator = "x"; },
        [](model::Indicator& i) { i.denominator = "x"; },
        [](model::Indicator& i) { i.table = "x"; },
        [](model::Indicator& i) { i.key = "x"; },
        [](model::Indicator& i) { i.value = "x"; },
        [](model::Indicator& i) { i.weight = "x"; },
        [](model::Indicator& i) { i.date_field = "x"; },
        [](model::Indicator& i) { i.basis = "due"; },
        [](model::Indicator& i) { i.unit = "x"; },
        [](model::Indicator& i) { i.scale = "10000"; },
        [](model::Indicator& i) { i.percent = true; },
        [](model::Indicator& i) { i.period = model::Period::ytd; },
        [](model::Indicator& i) { i.aggregation = model::Aggregation::sum; },
    };
    std::vector<std::string> texts{plain};
    for (const auto& change : changes) texts.push_back(text_of(change));
    std::sort(texts.begin(), texts.end());
    CHECK(std::adjacent_find(texts.begin(), texts.end()) == texts.end());
}
