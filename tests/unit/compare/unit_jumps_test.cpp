// SPDX-License-Identifier: Apache-2.0
// 元 where 万元 was a month ago: told with the lines, whatever the order of the rows.
#include "compare/unit_jumps.hpp"

#include "support/catch.hpp"

using namespace qm;

namespace {

model::TableSchema schema() {
    model::TableSchema made;
    made.name = "things";
    model::ColumnSchema id, amount;
    id.name = "id";
    id.type = model::Type::code;
    id.key = true;
    amount.name = amount.zh = "amount";
    amount.type = model::Type::number;
    amount.unit = "万元";
    made.columns = {id, amount};
    return made;
}

model::Tables tables(const std::vector<std::pair<std::string, std::int64_t>>& rows) {
    static const model::TableSchema of = schema();
    model::Table table;
    table.schema = &of;
    table.columns = {model::make_column(model::Type::code), model::make_column(model::Type::number)};
    auto& words = std::get<model::Words>(table.columns[0].cells);
    auto& numbers = std::get<model::Numbers>(table.columns[1].cells);
    for (auto& column : table.columns) column.present = true;
    for (const auto& [id, amount] : rows) {
        words.cells.push_back(words.dictionary.add(id));
        numbers.push_back(amount);
        table.line.push_back(static_cast<std::uint32_t>(table.line.size() + 2));
        table.source.push_back(0);
    }
    std::vector<model::Source> sources(1);
    sources[0].file = "a.csv";
    table.sources = std::make_shared<const std::vector<model::Source>>(sources);
    model::Tables all;
    all.emplace("things", std::move(table));
    return all;
}

}  // namespace

TEST_CASE("values of about ten thousand times last month are told with their lines") {
    const compare::Amounts before{tables({{"A", 5}, {"B", 7}, {"C", 900'000}, {"D", 3}, {"E", 4}, {"F", 0}})};
    base::Diagnostics findings;
    before.tell_jumps(
        tables({{"F", 50'000}, {"C", 90}, {"A", 52'000}, {"B", 70'000}, {"X", 1}, {"E", 40'000}, {"D", 300}}),
        findings);
    const auto told = findings.sorted();
    REQUIRE(told.size() == 2);
    CHECK(told[0].spot.line == 3);
    CHECK(told[0].facts.at("factor") == "10⁻⁴");
    CHECK(told[0].facts.at("lines") == "3");
    CHECK(told[1].facts.at("lines") == "4–5, 7");
    CHECK(told[1].facts.at("count") == "3");
    base::Diagnostics none;
    before.tell_jumps(tables({{"A", 500}, {"B", 7000}, {"C", 900'001}, {"D", base::missing}}), none);
    compare::Amounts{}.tell_jumps(tables({{"A", 50'000}}), none);
    CHECK(none.empty());
}
