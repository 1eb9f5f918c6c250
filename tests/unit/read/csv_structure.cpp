// SPDX-License-Identifier: Apache-2.0
// Rows of bad-inputs.md group C: separators, quotes, headers, incomplete rows.
#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using fixture::read;
using fixture::refusal;

TEST_CASE("separators are recognised from the head of the file") {
    for (const std::string separator : {",", ";", "\t"}) {
        const auto reading = read("编号" + separator + "企业名称\nA1" + separator + "甲公司\n");
        REQUIRE(reading.table.rows() == 1);
        CHECK(reading.table.text(0, "name") == "甲公司");
    }
    CHECK(read("sep=;\r\n编号;企业名称\r\nA1;甲,乙\r\n").table.text(0, "name") == "甲,乙");
    CHECK(read("sep=;\r\n编号;企业名称\r\nA1;甲\r\n").table.line[0] == 3);
    CHECK(refusal("编号，企业名称\nA1，甲公司\n") == "C002 5");
}

TEST_CASE("a quoted cell keeps its separators, quotes and line breaks, and lines are counted as an editor does") {
    const auto reading = read("编号,企业名称,环节\r\nA1,\"一,\"\"二\"\"\r\n三\",X\r\nA2,乙,Y\r\n");
    REQUIRE(reading.table.rows() == 2);
    CHECK(reading.table.text(0, "name") == "一,\"二\"\r\n三");
    CHECK(reading.table.text(0, "links") == "X");
    CHECK(reading.table.line[0] == 2);
    CHECK(reading.table.line[1] == 4);
    CHECK(reading.findings.empty());
}

TEST_CASE("a place behind a quoted line break is on the next physical line") {
    const auto reading = read("企业名称,编号,工业总产值\n\"一\n二\",A1,坏\n");
    CHECK(reading.first("N001").spot.line == 3);
    CHECK(reading.first("N001").spot.column == 7);
}

TEST_CASE("an unclosed quote refuses the file and tells where it was opened") {
    CHECK(refusal("编号,企业名称\nA1,甲\nA2,\"乙\nA3,丙\n") == "C003 5");
    try {
        read("编号,企业名称\nA1,甲\nA2,\"乙\nA3,丙\n");
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.diagnostic().spot.line == 3);
    }
    qm::read::TableOptions options;
    options.limits.field_bytes = 100;
    options.block_bytes = 64;
    CHECK(refusal("编号,企业名称\nA1,\"" + std::string(500, 'x') + "\"\n", options) == "C003 5");
    CHECK(refusal("\"编号,企业名称\nA1,甲\n") == "C003 5");
}

TEST_CASE("a stray quote spoils its own row only") {
    const auto reading = read("编号,企业名称\nA1,5\"屏\nA2,\"乙\"丙\nA3,丁\n");
    CHECK(reading.count("C004") == 2);
    REQUIRE(reading.table.rows() == 1);
    CHECK(reading.table.text(0, "name") == "丁");
    CHECK(reading.sources[0].rows == 3);
    CHECK(reading.sources[0].quarantined == 2);
    CHECK(reading.first("C004").spot.line == 2);
    CHECK(reading.first("C004").spot.column == 5);
}

TEST_CASE("rows with a wrong number of fields are quarantined, blank extra fields are not wrong") {
    const auto reading = read("编号,企业名称\nA1\nA2,乙,丙\nA3,丁,,\nA4,戊,\"\",\n");
    CHECK(reading.count("C006") == 2);
    REQUIRE(reading.table.rows() == 2);
    CHECK(reading.table.text(1, "name") == "戊");
    CHECK(reading.first("C006").facts.at("found") == "1");
    CHECK(reading.first("C006").facts.at("expected") == "2");
}

TEST_CASE("the last line may lack its line break but not its fields") {
    CHECK(read("编号,企业名称\nA1,甲").table.rows() == 1);
    const auto cut = read("编号,企业名称,环节\nA1,甲,X\nA2,乙");
    CHECK(cut.table.rows() == 1);
    CHECK(cut.count("C005") == 1);
    CHECK(cut.count("C006") == 0);
}

TEST_CASE("blank rows and totals are no data") {
    const auto reading = read("编号,企业名称,工业总产值\n\nA1,甲,1\n,,\n  ,\t,\n合 计,,5\n,总计：,5\nA2,合计电器,2\n");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.sources[0].rows == 2);
    CHECK(reading.first("C013").facts.at("count") == "3");
    CHECK(reading.first("C013").spot.line == 2);
    CHECK(reading.first("C014").facts.at("count") == "2");
    CHECK(reading.first("C014").spot.line == 6);
}

TEST_CASE("title rows above the header are skipped and told") {
    const auto reading = read("2024年6月企业名录,,\n填报单位：示例,,\n编号,企业名称,环节\nA1,甲,X\n");
    REQUIRE(reading.table.rows() == 1);
    CHECK(reading.table.line[0] == 4);
    CHECK(reading.first("C015").facts.at("count") == "2");
    CHECK(reading.first("C015").facts.at("header_line") == "3");
}

TEST_CASE("headers are compared after cleaning, by name, Chinese name, alias and unit") {
    for (const std::string header : {"id,name", "编号,单位名称", " 编号 ,　企业名称", "编号*,企业名称（必填）",
                                     "\"编号\n\",\"企业名称\"", "ＩＤ,ＮＡＭＥ"}) {
        INFO(header);
        CHECK(read(header + "\nA1,甲\n").table.text(0, "name") == "甲");
    }
    CHECK(read("编号,企业名称,工业总产值（万元）\nA1,甲,5\n").table.number(0, "amount") == 5'000'000);
    // A unit that measures the same is converted, another one is refused.
    CHECK(read("编号,企业名称,工业总产值(亿元)\nA1,甲,5\n").table.number(0, "amount") == 50'000'000'000);
    CHECK(read("编号,企业名称,工业总产值/元\nA1,甲,5\n").table.number(0, "amount") == 500);
    CHECK(refusal("编号,企业名称,工业总产值(亩)\nA1,甲,5\n") == "N004 5");
    // Above the header it speaks for all columns of its kind that name none.
    const auto titled = read("企业统计表（单位：亿元）,,,\n编号,企业名称,工业总产值,合格率\nA1,甲,5,98\n");
    CHECK(titled.table.number(0, "amount") == 50'000'000'000);
    CHECK(titled.table.number(0, "rate") == 98'000'000);
    CHECK(titled.count("N015") == 1);
    CHECK(read("单位：元,,\n编号,企业名称,工业总产值（万元）\nA1,甲,5\n").table.number(0, "amount") == 5'000'000);
}

TEST_CASE("a missing column is refused with the nearest header, never guessed") {
    CHECK(refusal("编号,企业名\nA1,甲\n") == "C008 5");
    CHECK(refusal("编号,地址\nA1,甲\n") == "C010 5");
    try {
        read("编号,企业名\nA1,甲\n");
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.diagnostic().facts.at("nearest") == "企业名");
        CHECK(failure.diagnostic().facts.at("column") == "企业名称");
    }
}

TEST_CASE("two headers for one column are refused, an own name wins over an alias") {
    CHECK(refusal("编号,企业名称,企业名称\nA1,甲,乙\n") == "C007 5");
    CHECK(refusal("编号,单位名称,名称\nA1,甲,乙\n") == "C007 5");
    const auto reading = read("编号,名称,企业名称\nA1,甲,乙\n");
    CHECK(reading.table.text(0, "name") == "乙");
    CHECK(reading.sources[0].ignored_columns == std::vector<std::string>{"名称"});
}

TEST_CASE("unknown columns are listed and left out") {
    const auto reading = read("编号,电话,企业名称\nA1,0757,甲\n");
    CHECK(reading.first("C009").facts.at("columns") == "电话");
    CHECK(reading.table.text(0, "name") == "甲");
    CHECK(reading.table.column("links") == nullptr);
}

TEST_CASE("limits on fields, lines, columns and bytes") {
    qm::read::TableOptions options;
    options.limits.field_bytes = 100;
    CHECK(refusal("编号,企业名称\nA1," + std::string(101, 'x') + "\n", options) == "C011 5");
    CHECK(refusal("编号,企业名称\nA1," + std::string(100, 'x') + "\n", options).empty());
    options = {};
    options.limits.line_bytes = 1000;
    options.block_bytes = 64;
    CHECK(refusal("编号,企业名称\nA1," + std::string(5000, 'x') + "\n", options) == "C011 5");
    options = {};
    options.limits.columns = 3;
    CHECK(refusal("编号,企业名称,a,b\nA1,甲,1,2\n", options) == "C012 5");
    options = {};
    options.limits.csv_bytes = 10;
    CHECK(refusal("编号,企业名称\nA1,甲\n", options) == "F009 5");
}

TEST_CASE("empty files and files without a row") {
    CHECK(refusal("") == "F003 5");
    CHECK(refusal("\n\n") == "F003 5");
    CHECK(read("编号,企业名称\n").table.rows() == 0);
    CHECK(read("编号,企业名称").table.rows() == 0);
}

TEST_CASE("carriage returns alone end lines too") {
    const auto reading = read("编号,企业名称\rA1,甲\rA2,乙\r");
    REQUIRE(reading.table.rows() == 2);
    CHECK(reading.table.line[1] == 3);
}
