// SPDX-License-Identifier: Apache-2.0
// Repeated keys (bad-inputs.md I2, I6, I7), and the sum that every source must obey.
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using fixture::read;

namespace {

void check_sum(const fixture::Reading& reading) {
    for (const auto& source : reading.sources) CHECK(source.rows == source.used + source.quarantined + source.merged);
}

}  // namespace

TEST_CASE("equal rows of one key are one row") {
    const auto reading = read("编号,企业名称,工业总产值\nA1,甲,1\nA2,乙,2\nA1,甲,1\nA1,甲,1\n");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.sources[0].merged == 2);
    CHECK(reading.count("I001") == 2);
    CHECK(reading.first("I001").facts.at("other") == "a.csv:2");
    check_sum(reading);
}

TEST_CASE("different rows of one key are all put aside") {
    const auto reading = read("编号,企业名称,工业总产值,环节\nA1,甲,1,X\nA2,乙,2,X\nA1,甲,9,Y\nA3,丙,3,X\n");
    REQUIRE(reading.table.rows() == 2);
    CHECK(reading.table.text(0, "id") == "A2");
    CHECK(reading.table.text(1, "name") == "丙");
    CHECK(reading.table.number(1, "amount") == 3'000'000);
    CHECK(reading.table.line[1] == 5);
    CHECK(reading.sources[0].quarantined == 2);
    CHECK(reading.count("I002") == 2);
    CHECK(reading.first("I002").facts.at("columns") == "工业总产值、环节");
    check_sum(reading);
}

TEST_CASE("keys that only look different are the same key") {
    const auto reading = read("编号,企业名称\na1,甲\nＡ1,乙\n A 1,丙\nB1,丁\n");
    CHECK(reading.table.rows() == 1);
    CHECK(reading.count("I007") == 3);
    check_sum(reading);
}

TEST_CASE("a row without its key is put aside, a credit code may be missing") {
    const auto reading = read("编号,企业名称\n,甲\n—,乙\nA1,丙\n");
    CHECK(reading.table.rows() == 1);
    CHECK(reading.count("I006") == 2);
    CHECK(reading.first("I006").spot.column == 1);
    check_sum(reading);

    auto schema = fixture::schema();
    schema.columns[0].key = schema.columns[0].required = false;
    schema.columns[2].key = true;
    schema.columns[2].type = qm::model::Type::uscc;
    const auto firms = read(
        "企业名称,统一社会信用代码\n甲,\n乙,\n丙,9.14E+17\n丁,91440606722473344C\n戊,91440606722473344c\n", {}, schema);
    CHECK(firms.table.rows() == 3);
    CHECK(firms.sources[0].quarantined == 2);
    CHECK(firms.count("I006") == 0);
    check_sum(firms);
}

TEST_CASE("several key columns together make the key") {
    auto schema = fixture::schema();
    schema.columns[3].key = true;
    const auto reading = read("编号,企业名称,工业总产值\nA1,甲,1\nA1,甲,2\nA1,乙,2\n", {}, schema);
    CHECK(reading.table.rows() == 1);
    CHECK(reading.sources[0].quarantined == 2);
}

TEST_CASE("with changes the later row stands") {
    qm::base::Diagnostics findings;
    const fixture::Folder folder;
    qm::read::TableBuilder builder{fixture::things(), 0};
    std::vector<qm::model::Source> sources;
    sources.push_back(qm::read::read_table_file(folder.write("1.csv", "编号,企业名称\nA1,甲\nA2,乙\n"), "1.csv", 0,
                                                builder, {}, findings));
    sources.push_back(qm::read::read_table_file(folder.write("2.csv", "编号,企业名称,环节\nA1,丙,X\n"), "2.csv", 1,
                                                builder, {}, findings));
    auto table = builder.take();
    qm::read::settle_repeats(table, sources, qm::read::RepeatRule::later, findings);
    REQUIRE(table.rows() == 2);
    CHECK(table.text(0, "name") == "乙");
    CHECK(table.text(0, "links").empty());  // the first file has no such column
    CHECK(table.text(1, "name") == "丙");
    CHECK(table.text(1, "links") == "X");
    CHECK(table.source[1] == 1);
    CHECK(sources[0].merged == 1);
}

TEST_CASE("a file refused half way leaves the table as it was") {
    qm::base::Diagnostics findings;
    const fixture::Folder folder;
    qm::read::TableBuilder builder{fixture::things(), 0};
    qm::read::TableOptions options;
    options.block_bytes = 32;
    static_cast<void>(qm::read::read_table_file(folder.write("1.csv", "编号,企业名称\nA1,甲\n"), "1.csv", 0, builder,
                                                options, findings));
    std::string bad = "编号,企业名称,环节\n";
    for (int i = 0; i < 200; ++i) bad += "B" + std::to_string(i) + ",乙,X\n";
    bad += "C,\"never closed\n";
    CHECK_THROWS_AS(qm::read::read_table_file(folder.write("2.csv", bad), "2.csv", 1, builder, options, findings),
                    qm::base::Failure);
    CHECK(builder.rows() == 1);
    const auto table = builder.take();
    CHECK(fixture::dump(table) == "2|A1|甲|||||||||||\n");
}
