// SPDX-License-Identifier: Apache-2.0
// Rows of bad-inputs.md groups E, F and G: codes, numbers, dates, words, coordinates.
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using fixture::read;
using fixture::Reading;
using fixture::refusal;

namespace {

// One row with one further column.
Reading cell(const std::string& column, const std::string& value) {
    return read("编号,企业名称," + column + "\nA1,甲,\"" + value + "\"\n");
}
std::optional<std::int64_t> amount(const std::string& value) {
    return cell("工业总产值", value).table.number(0, "amount");
}
std::string day(const std::string& value) {
    return qm::base::to_string(cell("日期", value).table.date(0, "day"));
}
std::string code(const std::string& value) {
    return qm::model::to_string(cell("统一社会信用代码", value).table.code(0, "uscc"));
}
Reading point(const std::string& lon, const std::string& lat) {
    return read("编号,企业名称,经度,纬度\nA1,甲," + lon + "," + lat + "\n");
}

}  // namespace

TEST_CASE("numbers are read exactly or not at all") {
    CHECK(amount("1234") == 1'234'000'000);
    CHECK(amount("-0.5") == -500'000);
    CHECK(amount("0.000001") == 1);
    CHECK(amount("1,234.5") == 1'234'500'000);
    CHECK(amount("１２．５") == 12'500'000);
    CHECK(amount(" 7 ") == 7'000'000);
    CHECK(amount("0") == 0);
    CHECK(amount("12万元") == 12'000'000);
    CHECK(amount("=\"\"12\"\"") == 12'000'000);
    for (const std::string bad :
         {"NaN", "inf", "1e999", "0x1p3", "1,5", "1e3", "约五千", "--5", "1.0000001", "12 34", "9223372036855"}) {
        INFO(bad);
        const auto reading = cell("工业总产值", bad);
        CHECK(reading.count("N001") == 1);
        CHECK(!reading.table.number(0, "amount"));
        CHECK(reading.table.rows() == 1);
        CHECK(reading.first("N001").spot.line == 2);
        CHECK(reading.first("N001").spot.column == 7);
        CHECK(reading.first("N001").facts.at("value") == bad);
    }
}

TEST_CASE("a unit in a cell is converted where it measures the same, else the value is missing") {
    CHECK(amount("12元") == 1200);
    CHECK(amount("12亿元") == 120'000'000'000);
    CHECK(cell("工业总产值", "12元").count("N012") == 1);
    for (const std::string bad : {"12亩", "12台", "12%"}) {
        const auto reading = cell("工业总产值", bad);
        CHECK(reading.count("N004") == 1);
        CHECK(!reading.table.number(0, "amount"));
    }
    CHECK(cell("合格率", "98.5%").table.number(0, "rate") == 98'500'000);
    CHECK(cell("合格率", "９８．５％").table.number(0, "rate") == 98'500'000);
    CHECK(cell("合格率", "0.985").table.number(0, "rate") == 985'000);
}

TEST_CASE("implausible numbers are kept and flagged") {
    CHECK(cell("工业总产值", "-5").count("N005") == 1);
    CHECK(cell("合格率", "180").count("N005") == 1);
    CHECK(cell("合格率", "100").count("N005") == 0);
    CHECK(cell("工业总产值", "180").count("N005") == 0);
}

TEST_CASE("words for nothing are missing and counted once a column; none is zero") {
    for (const std::string word : {"-", "—", "/", "暂无", "N/A", "n/a", "空", "－", "／"}) {
        INFO(word);
        const auto reading = cell("工业总产值", word);
        CHECK(!reading.table.number(0, "amount"));
        CHECK(reading.count("N003") == 1);
        CHECK(reading.count("N001") == 0);
    }
    const auto none = read("编号,企业名称,工业总产值\nA1,甲,无\nA2,乙,无\nA3,丙,\n");
    CHECK(none.table.number(0, "amount") == 0);
    CHECK(!none.table.number(2, "amount"));
    CHECK(none.count("N002") == 1);
    CHECK(none.first("N002").facts.at("count") == "2");
    CHECK(cell("类别", "无").table.text(0, "kind").empty());
}

TEST_CASE("formula errors are missing") {
    for (const std::string error : {"#N/A", "#REF!", "#DIV/0!", "#VALUE!"})
        for (const std::string column : {"工业总产值", "日期", "类别", "环节"}) {
            INFO(error + column);
            CHECK(cell(column, error).count("X012") == 1);
        }
}

TEST_CASE("dates in the forms people write") {
    for (const std::string same : {"2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日", "45352",
                                   "2024-03-01 00:00:00", "2024/3/1 0:00", "２０２４－０３－０１"}) {
        INFO(same);
        CHECK(day(same) == "2024-03-01");
    }
    for (const std::string bad : {"2026-02-30", "2026年13月", "26/3/5", "3/5/26", "60", "2024-3", "昨天"}) {
        INFO(bad);
        CHECK(day(bad).empty());
        CHECK(cell("日期", bad).count("N008") == 1);
    }
    const auto month = cell("月份", "2024年3月");
    CHECK(qm::model::shown_cell(month.table, 0, 6) == "2024-03");
    CHECK(cell("月份", "2024-03-01").count("N010") == 1);
}

TEST_CASE("credit codes are cleaned, checked and never rebuilt") {
    CHECK(code("91440606722473344C") == "91440606722473344C");
    CHECK(code(" ９１４４0606-7224 73344c") == "91440606722473344C");
    CHECK(code("=\"\"91440606722473344C\"\"") == "91440606722473344C");
    CHECK(cell("统一社会信用代码", "91440606722473344D").count("I004") == 1);
    CHECK(code("91440606722473344D") == "91440606722473344D");
    CHECK(code("914406O6722473344C") == "914406O6722473344C");
    for (const std::string damaged : {"9.14E+17", "9.1440606E+17", "914406067224733000"}) {
        INFO(damaged);
        CHECK(code(damaged).empty());
        CHECK(cell("统一社会信用代码", damaged).count("I003") == 1);
    }
    for (const std::string other : {"440681000012345", "9144060672247334", "91440606722473344CC", "暂未办理"}) {
        INFO(other);
        CHECK(code(other).empty());
        CHECK(cell("统一社会信用代码", other).count("I005") == 1);
        CHECK(cell("统一社会信用代码", other).table.rows() == 1);
    }
    CHECK(cell("统一社会信用代码", "—").count("I005") == 0);
}

TEST_CASE("words of a closed list are compared after cleaning, others are kept and flagged") {
    CHECK(cell("类别", " 监 督").table.text(0, "kind") == "监督");
    const auto unknown = cell("类别", "检查");
    CHECK(unknown.table.text(0, "kind") == "检查");
    CHECK(unknown.count("V101") == 1);
    for (const std::string yes : {"是", "Y", "yes", "１", "√", "TRUE"})
        CHECK(cell("是否", yes).table.text(0, "flag") == "是");
    for (const std::string no : {"否", "n", "0", "×"}) CHECK(cell("是否", no).table.text(0, "flag") == "否");
    CHECK(cell("是否", "也许").count("V101") == 1);
    CHECK(cell("行业代码", "３４９１").table.text(0, "industry") == "3491");
    CHECK(cell("行业代码", "c3491").table.text(0, "industry") == "C3491");
    CHECK(cell("行业代码", "机器人").count("V102") == 1);
    CHECK(cell("环节", " R101;R102 ").table.text(0, "links") == "R101;R102");
}

TEST_CASE("coordinates are exact to a ten-millionth of a degree") {
    const auto good = point("113.2932101", "22.80500005").table.point(0);
    CHECK(good.lon == 1132932101);
    CHECK(good.lat == 228050001);  // 22.80500005 rounds half away from zero
    CHECK(point("１１３．５", "-22.5").table.point(0).lat == -225000000);
    CHECK(point("", "").findings.empty());
    CHECK(!point("", "").table.point(0).known());
    CHECK(point("0", "0").count("P002") == 1);
    CHECK(point("113.2", "").count("P006") == 1);
    CHECK(point("22.8", "113.2").count("P001") == 1);
    CHECK(point("181", "22").count("P003") == 1);
    CHECK(point("113", "-95").count("P003") == 1);
    CHECK(point("abc", "22").count("N001") == 1);
    CHECK(point("1e400", "22").count("N001") == 1);
    for (const auto& bad : {point("0", "0"), point("181", "22"), point("abc", "22"), point("22.8", "113.2")})
        CHECK(!bad.table.point(0).known());
}

TEST_CASE("metres in a degree column: single ones are slips, most of them refuse the file") {
    const auto one = read("编号,企业名称,经度,纬度\nA1,甲,12610000,2600000\nA2,乙,113.2,22.8\nA3,丙,113.2,22.8\n");
    CHECK(one.count("P004") == 1);
    CHECK(!one.table.point(0).known());
    CHECK(refusal("编号,企业名称,经度,纬度\nA1,甲,12610000,2600000\nA2,乙,12610000,2600000\nA3,丙,113.2,22.8\n") ==
          "P004 5");
}

TEST_CASE("projected coordinates are converted by the declared system") {
    qm::read::TableOptions options;
    options.crs = "EPSG:4547";  // CGCS2000, 3-degree zone on 114 E; false easting 500 km
    const auto reading =
        read("编号,企业名称,经度,纬度\nA1,甲,500000,2523000\nA2,乙,,\nA3,丙,425000.25,2523000\n", options);
    const auto first = reading.table.point(0), third = reading.table.point(2);
    CHECK(std::abs(first.lon - 1140000000) <= 1);
    CHECK(first.lat > 227000000);
    CHECK(first.lat < 229000000);
    CHECK(!reading.table.point(1).known());
    CHECK(third.lon < first.lon);
    CHECK(third.lon > 1132000000);
    options.crs = "CGCS2000";
    CHECK(read("编号,企业名称,经度,纬度\nA1,甲,113.5,22.8\n", options).table.point(0).lon == 1135000000);
    options.crs = "GCJ-02";
    options.datum = qm::model::Datum::bd09;
    CHECK(read("编号,企业名称,经度,纬度\nA1,甲,113.298341312,22.802219167\n", options).table.point(0) ==
          qm::model::LonLat{1133048044, 228084145});
    for (const std::string bad : {"EPSG:999999", "http://example.org/crs", "/etc/passwd", ""}) {
        options.crs = bad;
        INFO(bad);
        CHECK(refusal("编号,企业名称,经度,纬度\nA1,甲,113.5,22.8\n", options) == "K003 3");
    }
}

TEST_CASE("swapped columns are read as such on request") {
    qm::read::TableOptions options;
    options.swapped = true;
    const auto reading = read("编号,企业名称,经度,纬度\nA1,甲,22.8,113.5\nA2,乙,113.5,22.8\n", options);
    CHECK(reading.table.point(0) == qm::model::LonLat{1135000000, 228000000});
    CHECK(!reading.table.point(1).known());
    CHECK(reading.findings.count("P001") == 1);
}

TEST_CASE("the system of metres is guessed from their size, degrees among metres are told") {
    const auto projection = [](const std::string& x, const std::string& y) {
        const auto reading =
            read("编号,企业名称,经度,纬度\nA1,甲," + x + "," + y + "\nA2,乙,113.2,22.8\nA3,丙,113.2,22.8\n");
        for (const auto& found : reading.findings.sorted())
            if (found.code == "P004") return found.facts.at("crs");
        return std::string{"?"};
    };
    CHECK(projection("38420512.3", "2524871.9") == "EPSG:4526");
    CHECK(projection("37420512.3", "2524871.9") == "EPSG:4525");
    CHECK(projection("2524871.9", "38420512.3") == "EPSG:4526");
    CHECK(projection("12610000", "2600000") == "EPSG:3857");
    CHECK(projection("420512", "2524871") == "");
    qm::read::TableOptions options;
    options.crs = "EPSG:4547";
    CHECK(refusal("编号,企业名称,经度,纬度\nA1,甲,113.5,22.8\n", options) == "P010 5");
    const auto one = read("编号,企业名称,经度,纬度\nA1,甲,113.5,22.8\nA2,乙,500000,2523000\n", options);
    CHECK(one.findings.count("P010") == 1);
    CHECK(!one.table.point(0).known());
    CHECK(one.table.point(1).known());
}

TEST_CASE("a longitude column without a latitude column is left out") {
    const auto reading = read("编号,企业名称,经度\nA1,甲,113.5\n");
    CHECK(reading.table.column("lon") == nullptr);
    CHECK(reading.sources[0].ignored_columns == std::vector<std::string>{"经度"});
}
