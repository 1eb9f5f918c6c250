// SPDX-License-Identifier: Apache-2.0
// A month folder: which file is what, what is missing, what is refused (bad-inputs.md group A).
#include <sys/stat.h>

#include <thread>

#include "read/month_files.hpp"
#include "support/catch.hpp"
#include "support/zip_writer.hpp"
#include "unit/read/small_project.hpp"

using fixture::SmallProject;

TEST_CASE("a whole small project") {
    SmallProject small;
    const auto month = small.month();
    CHECK(month.tables.at("enterprises").rows() == 2);
    CHECK(month.tables.at("parks").rows() == 1);
    REQUIRE(month.sources.size() == 3);
    CHECK(month.sources[0].file == "months/2024-06/企业-北滘.csv");
    CHECK(month.sources[0].town == "北滘镇");
    CHECK(month.sources[1].town == "大良街道");
    CHECK(month.sources[2].town.empty());
    CHECK(to_string(month.tables.at("enterprises").spot(1)) == "months/2024-06/企业-大良街道.csv:2");
    REQUIRE(month.expected.size() == 2);
    CHECK(month.expected[0].reported);
    for (const auto& source : month.sources) CHECK(source.rows == source.used + source.quarantined + source.merged);
    CHECK(small.findings.empty());
}

TEST_CASE("a town that did not report") {
    SmallProject small;
    small.remove("months/2024-06/企业-北滘.csv");
    const auto month = small.month();
    CHECK(small.first("F020").facts.at("town") == "北滘镇");
    CHECK(small.first("F020").severity == qm::base::Severity::warning);
    REQUIRE(month.expected.size() == 2);
    CHECK(month.expected[0].town == "大良街道");
    CHECK(month.expected[0].reported);
    CHECK(!month.expected[1].reported);
}

TEST_CASE("missing files: required ends the run, optional does not") {
    SmallProject small;
    small.remove("months/2024-06/园区.csv");
    CHECK(small.failure().empty());
    CHECK(small.findings.count("F002") == 1);
    small.remove("months/2024-06/企业-北滘.csv");
    small.remove("months/2024-06/企业-大良街道.csv");
    CHECK(small.failure() == "F001 4");
    small.remove("months/2024-06");
    CHECK(small.failure() == "F001 4");
}

TEST_CASE("refused files: required ends the run, optional leaves its table out") {
    SmallProject small;
    small.write("months/2024-06/园区.csv", "园区编号,园区名称,所属镇街\nP1,\"甲园,北滘\n");
    const auto month = small.month();
    CHECK(!month.tables.contains("parks"));
    CHECK(small.first("C003").severity == qm::base::Severity::error);
    CHECK(small.findings.count("F008") == 1);
    small.write("months/2024-06/企业-北滘.csv", "PK\x03\x04");
    CHECK(small.failure() == "F010 5");
}

TEST_CASE("too many quarantined rows of a required source") {
    SmallProject small;
    std::string text = "信用代码,企业名称\n";
    for (int i = 0; i < 93; ++i) text += ",甲" + std::to_string(i) + "\n";
    small.write("months/2024-06/企业-北滘.csv", text + "a,b,c\na,b,c\na,b,c\na,b,c\n");  // 4 of 98
    CHECK(small.failure().empty());
    small.write("months/2024-06/企业-北滘.csv", text + "a,b,c\na,b,c\na,b,c\na,b,c\na,b,c\n");  // 5 of 99
    CHECK(small.failure() == "Q001 5");
    CHECK(small.told.facts.at("quarantined") == "5");
    small.write("months/2024-06/企业-北滘.csv", text);
    small.write("months/2024-06/园区.csv", "园区编号,园区名称,所属镇街\nP1\n");
    CHECK(small.failure().empty());  // optional sources have no gate
}

TEST_CASE("the same enterprise in the files of two towns") {
    SmallProject small;
    small.write("qualitymap.toml",
                std::string{SmallProject::configuration} + "[gates]\nmax_quarantined_percent = 100\n");
    small.write("months/2024-06/企业-北滘.csv", "信用代码,企业名称\n91440606722473344C,甲\n91440699MA0000015Y,乙\n");
    auto month = small.month();
    CHECK(month.tables.at("enterprises").rows() == 2);
    CHECK(month.sources[1].merged == 1);
    small.write("months/2024-06/企业-北滘.csv", "信用代码,企业名称\n91440606722473344C,甲\n91440699MA0000015Y,丙\n");
    month = small.month();
    CHECK(month.tables.at("enterprises").rows() == 1);
    CHECK(month.sources[0].quarantined == 1);
    CHECK(month.sources[1].quarantined == 1);
}

TEST_CASE("system files, copies, strangers and names of other months") {
    SmallProject small;
    small.write("months/2024-06/~$企业-北滘.csv", "x");
    small.write("months/2024-06/.DS_Store", "x");
    small.write("months/2024-06/说明.txt", "x");
    small.write("months/备份/x.csv", "x");
    CHECK(small.failure().empty());
    CHECK(small.findings.count("F013") == 2);
    CHECK(small.first("F025").spot.file == "months/2024-06/说明.txt");
    CHECK(small.first("F024").spot.file == "months/备份");
    small.write("months/2024-06/企业-某处.csv", "信用代码,企业名称\n,丙\n");
    CHECK(small.failure().empty());
    CHECK(small.findings.count("F023") == 1);
    small.write("months/2024-06/企业-北滘(1).csv", "信用代码,企业名称\n,丙\n");
    CHECK(small.failure() == "F014 5");
    small.remove("months/2024-06/企业-北滘(1).csv");
    small.write("months/2024-06/企业-某处2024年5月.csv", "信用代码,企业名称\n,丙\n");
    CHECK(small.failure() == "F015 5");
}

TEST_CASE("what is no regular file is never opened, links out of the project are not followed") {
    SmallProject small;
    const auto file = small.path() / "months/2024-06/企业-北滘.csv";
    std::filesystem::remove(file);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    CHECK(small.failure() == "F006 4");
    std::filesystem::remove(file);
    const fixture::Folder elsewhere;
    std::filesystem::create_symlink(elsewhere.write("x.csv", "信用代码,企业名称\n,甲\n"), file);
    CHECK(small.failure() == "F007 4");
    std::filesystem::remove(file);
    std::filesystem::create_symlink(file, file);
    CHECK(small.failure() == "F007 4");
    std::filesystem::remove(file);
    small.write("inside.csv", "信用代码,企业名称\n,甲\n");
    std::filesystem::create_symlink(small.path() / "inside.csv", file);
    CHECK(small.failure().empty());
}

TEST_CASE("changes add up over the months, the newest row of a key stands") {
    SmallProject small;
    small.write("qualitymap.toml", std::string{SmallProject::configuration} + "mode = \"changes\"\n");
    small.write("months/2024-04/园区.csv", "园区编号,园区名称,所属镇街\nP1,旧名,北滘\nP2,乙园,大良\n");
    small.write("months/2024-07/园区.csv", "园区编号,园区名称,所属镇街\nP2,将来,大良\n");
    const auto month = small.month();
    const auto& parks = month.tables.at("parks");
    REQUIRE(parks.rows() == 2);
    CHECK(parks.text(0, "name") == "乙园");
    CHECK(parks.text(1, "name") == "甲园");
}

TEST_CASE("patterns, copy marks, months and towns in file names") {
    using namespace qm::read;
    CHECK(matches_pattern("企业-北滘.csv", "企业-*.csv"));
    CHECK(matches_pattern("企业-北滘.csv", "企业-??.csv"));
    CHECK(!matches_pattern("企业-北滘.csv", "企业-?.csv"));
    CHECK(matches_pattern("a/b.csv", "a/*.csv"));
    CHECK(!matches_pattern("a/b.csv", "*.csv"));
    CHECK(matches_pattern("x1.csv", "x[123].csv"));
    CHECK(!matches_pattern("x4.csv", "x[123].csv"));
    CHECK(matches_pattern("", "*"));

    CHECK(without_copy_mark("名单(1).csv") == "名单.csv");
    CHECK(without_copy_mark("名单 (2).csv") == "名单.csv");
    CHECK(without_copy_mark("名单 - 副本.csv") == "名单.csv");
    CHECK(without_copy_mark("名单 - 副本（2）.csv") == "名单.csv");
    CHECK(without_copy_mark("list - Copy.csv") == "list.csv");
    CHECK(without_copy_mark("名单(北滘).csv") == "名单(北滘).csv");

    CHECK(month_in_name("企业2024-05.csv") == qm::base::parse_month("2024-05"));
    CHECK(month_in_name("企业2024年5月.csv") == qm::base::parse_month("2024-05"));
    CHECK(month_in_name("企业202405.csv") == qm::base::parse_month("2024-05"));
    CHECK(!month_in_name("企业20240531.csv"));
    CHECK(!month_in_name("GB2024.csv"));
    CHECK(!month_in_name("企业2024-13.csv"));

    std::vector<qm::model::Town> towns(2);
    towns[0].name = "龙江镇";
    towns[0].short_name = "龙江";
    towns[0].code = "1";
    towns[1].name = "上龙江镇";
    towns[1].short_name = "上龙江";
    towns[1].code = "2";
    CHECK(town_in_name("企业-上龙江.csv", towns) == 1);
    CHECK(town_in_name("企业-龙江.csv", towns) == 0);
    CHECK(town_in_name("企业.csv", towns) == qm::model::none);
}

TEST_CASE("a month of workbooks, with the sheet named in the configuration") {
    SmallProject small;
    test::WorkbookParts parts;
    parts.formats = "<cellXfs/>";
    parts.sheets = {{"说明", test::rows_of({{"请填写"}}), "", "", ""},
                    {"企业", test::rows_of({{"信用代码", "企业名称"}, {"91440606722473344C", "甲"}}), "", "", ""}};
    small.remove("months/2024-06/企业-北滘.csv");
    small.write("months/2024-06/企业-北滘.xlsx", test::workbook(parts));
    std::string configuration = SmallProject::configuration;
    const std::string pattern = "files = [\"企业-*.csv\"]";
    configuration.replace(configuration.find(pattern), pattern.size(), "files = [\"企业-*\"]\nsheet = \"企业\"");
    small.write("qualitymap.toml", configuration);
    const auto month = small.month();
    const auto& table = month.tables.at("enterprises");
    REQUIRE(table.rows() == 2);
    CHECK(to_string(table.spot(0)) == "months/2024-06/企业-北滘.xlsx!企业!A2");
    CHECK(to_string(table.spot(1)) == "months/2024-06/企业-大良街道.csv:2");
    CHECK(month.sources[0].encoding == "XLSX");
    CHECK(month.sources[0].sha256.size() == 64);
    CHECK(small.findings.empty());

    parts.sheets.pop_back();
    small.write("months/2024-06/企业-北滘.xlsx", test::workbook(parts));
    CHECK(small.failure() == "X016 5");
    CHECK(small.told.spot.file == "months/2024-06/企业-北滘.xlsx");
}

TEST_CASE("an optional workbook that is refused leaves its table out; one table saved twice is not guessed") {
    SmallProject small;
    std::string configuration = SmallProject::configuration;
    configuration.replace(configuration.find("园区.csv"), std::string_view{"园区.csv"}.size(), "园区.*");
    small.write("qualitymap.toml", configuration);
    small.write("months/2024-06/园区.xlsx", "PK\x03\x04 and no more");
    CHECK(small.failure() == "F014 5");
    small.remove("months/2024-06/园区.csv");
    const auto month = small.month();
    CHECK(!month.tables.contains("parks"));
    CHECK(small.first("X002").severity == qm::base::Severity::error);
    CHECK(small.findings.count("F008") == 1);
}
