// SPDX-License-Identifier: Apache-2.0
// Sheets of a workbook: which one is read, headers of two rows, what is hidden, merged, blank or below the table. Rows
// X15 to X22 of bad-inputs.md.
#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/zip_writer.hpp"
#include "unit/read/fixture.hpp"

using fixture::Reading;
using test::rows_of;

namespace {

const std::string table = rows_of({{"编号", "企业名称"}, {"A1", "甲"}});

Reading read_book(const test::WorkbookParts& parts, qm::read::TableOptions options = {}) {
    return fixture::read(test::workbook(parts), std::move(options), fixture::things(), "a.xlsx");
}
test::WorkbookParts sheets(std::vector<test::Sheet> made) {
    test::WorkbookParts parts;
    parts.sheets = std::move(made);
    parts.formats = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";
    return parts;
}
Reading read_rows(const std::string& rows, const std::string& before = "", const std::string& after = "") {
    return read_book(sheets({{"企业", rows, before, after, ""}}));
}
std::string refusal_of(const test::WorkbookParts& parts, const std::string& sheet = "") {
    qm::read::TableOptions options;
    options.sheet = sheet;
    return fixture::refusal(test::workbook(parts), options, "a.xlsx");
}

}  // namespace

TEST_CASE("the only sheet is read, the one that is named, or none") {
    const auto book = sheets({{"说明", rows_of({{"请填写"}}), "", "", ""}, {"企业", table, "", "", ""}});
    CHECK(refusal_of(book) == "X016 5");
    CHECK(refusal_of(book, "园区") == "X016 5");
    qm::read::TableOptions options;
    for (const std::string name : {"企业", " 企业 "}) {
        options.sheet = name;
        CHECK(read_book(book, options).table.text(0, "name") == "甲");
    }
    options.sheet = "园区";
    try {
        read_book(book, options);
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.diagnostic().facts.at("known") == "说明、企业");
    }
}

TEST_CASE("empty sheets and hidden ones are no choice, a hidden one is read when it is named") {
    const auto book = sheets({{"Sheet1", table, "", "", ""},
                              {"Sheet2", "<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>", "", "", ""},
                              {"选项", rows_of({{"存续"}}), "", "", "hidden"}});
    CHECK(read_book(book).sources[0].sheet == "Sheet1");
    CHECK(read_book(book).findings.empty());
    qm::read::TableOptions options;
    options.sheet = "隐";
    auto hidden = sheets({{"隐", table, "", "", "veryHidden"}});
    CHECK(refusal_of(hidden) == "X016 5");
    CHECK(read_book(hidden, options).first("X015").facts.at("sheets") == "1");
}

TEST_CASE("hidden rows and columns are read and counted") {
    const auto reading =
        read_rows(rows_of({{"编号", "企业名称"}}) + "<row r=\"2\" hidden=\"1\">" + test::inline_cell("A2", "A1") +
                      test::inline_cell("B2", "甲") + "</row><row r=\"3\" hidden=\"1\"/>" + rows_of({{"A2", "乙"}}, 4),
                  "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.first("X015").facts.at("rows") == "1");
    CHECK(reading.first("X015").facts.at("columns") == "1");
    CHECK(qm::base::to_string(reading.first("X015").spot) == "a.xlsx!企业");
    CHECK(qm::base::name_of(reading.first("X015").severity) == "warning");
}

TEST_CASE("titles above and totals and remarks below are no rows") {
    const auto reading = read_rows(rows_of({{"测试区企业名录"},
                                            {"", "", "单位：万元"},
                                            {"编号", "企业名称", "工业总产值"},
                                            {"A1", "甲", "1"},
                                            {"A2", "乙", "2"},
                                            {"合 计", "", "3"},
                                            {"注：产值为现价"},
                                            {"填表人：李某"}}),
                                   "", "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.first("C015").facts.at("count") == "2");
    CHECK(reading.first("C014").facts.at("count") == "3");
    CHECK(qm::base::to_string(reading.first("C014").spot) == "a.xlsx!企业!A6");
    CHECK(reading.sources[0].rows == 2);
    CHECK(reading.sources[0].quarantined == 0);
}

TEST_CASE("remarks below a CSV table are skipped as well, text in a row is not") {
    const auto reading = fixture::read("编号,企业名称\nA1,注：甲\n合计,\n注：产值为现价\n备注：无,\n注意事项,乙\n");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.first("C014").facts.at("count") == "3");
    CHECK(reading.count("C006") == 0);
}

TEST_CASE("a header of two rows is joined, whether merged cells or commas made it") {
    const auto book = read_rows(rows_of({{"编号", "企业名称", "生产情况", "", "坐标"},
                                         {"", "", "工业总产值", "合格率", "经度", "纬度"},
                                         {"A1", "甲", "5", "98", "113.2", "22.8"}}),
                                "", "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>");
    const auto csv =
        fixture::read("编号,企业名称,生产情况,,坐标,\n,,工业总产值,合格率,经度,纬度\nA1,甲,5,98,113.2,22.8\n");
    for (const auto* reading : {&book, &csv}) {
        REQUIRE(reading->table.rows() == 1);
        CHECK(reading->table.number(0, "amount") == 5'000'000);
        CHECK(reading->table.number(0, "rate") == 98'000'000);
        CHECK(reading->table.point(0).known());
        CHECK(reading->count("X013") == 1);
        CHECK(reading->findings.counts().size() == 1);
    }
    CHECK(fixture::dump(book.table) == fixture::dump(csv.table));
}

TEST_CASE("the second row of a header may be units, an ambiguous one is refused, data are no header") {
    const auto units = fixture::read("标题,,\n编号,企业名称,工业总产值\n,,(万元)\nA1,甲,5\n");
    CHECK(units.table.number(0, "amount") == 5'000'000);
    CHECK(fixture::refusal("编号,企业名称,上年,,本年,\n,,工业总产值,合格率,工业总产值,合格率\nA1,甲,1,2,3,4\n") ==
          "C007 5");
    const auto data = fixture::read("编号,企业名称,备注一,备注二\nA1,甲,日期,月份\n");
    CHECK(data.table.rows() == 1);
    CHECK(data.count("X013") == 0);
}

TEST_CASE("cells merged downwards among the data are told of") {
    const auto reading = read_rows(rows_of({{"编号", "企业名称", "环节"}, {"A1", "甲", "R1"}, {"A2", "乙"}, {"注：x"}}),
                                   "", "<mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"A4:C4\"/></mergeCells>");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.first("X014").facts.at("count") == "1");
    CHECK(qm::base::to_string(reading.first("X014").spot) == "a.xlsx!企业!C2");
}

TEST_CASE("line breaks in cells do not move the rows behind them; short rows are whole") {
    const auto reading = read_rows(rows_of({{"编号", "企业名称", "工业总产值"}, {"A1", "一\n二", "坏"}, {"A2", "乙"}}));
    CHECK(reading.table.text(0, "name") == "一\n二");
    CHECK(reading.table.line[1] == 3);
    CHECK(qm::base::to_string(reading.first("N001").spot) == "a.xlsx!企业!C2");
    CHECK(reading.sources[0].quarantined == 0);
}

TEST_CASE("a cell beside the table spoils its row, as in CSV") {
    const auto reading = read_rows(rows_of({{"编号", "企业名称"}, {"A1", "甲", "旁注"}, {"A2", "乙"}}));
    CHECK(reading.count("C006") == 1);
    CHECK(reading.table.rows() == 1);
}

TEST_CASE("a million formatted empty rows are blank rows") {
    std::string rows = rows_of({{"编号", "企业名称"}, {"A1", "甲"}});
    for (int i = 3; i <= 1'048'576; ++i) rows += "<row r=\"" + std::to_string(i) + "\"/>";
    const auto reading = read_rows(rows);
    CHECK(reading.table.rows() == 1);
    CHECK(reading.first("C013").facts.at("count") == "1048574");
    const auto gap = read_rows(rows_of({{"编号", "企业名称"}}) + rows_of({{"A1", "甲"}}, 1'000'000));
    CHECK(gap.table.line[0] == 1'000'000);
}

TEST_CASE("strict files, prefixed elements and parts in UTF-16 are read like any other") {
    auto parts = sheets({{"企业", table, "", "", ""}});
    parts.space = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    CHECK(read_book(parts).first("X018").facts.at("what") == "Strict OOXML");
    CHECK(read_book(parts).table.rows() == 1);

    auto entries = test::entries_of(sheets({{"企业", "", "", "", ""}}));
    entries.back().bytes = "<x:worksheet xmlns:x=\"" + std::string{test::main_space} +
                           "\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>编号</x:t></x:is></x:c><x:c "
                           "t=\"str\"><x:v>企业名称</x:v></"
                           "x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c "
                           "t=\"str\"><x:v>甲</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    CHECK(fixture::read(test::zip(entries), {}, fixture::things(), "a.xlsx").table.text(0, "name") == "甲");

    std::string wide = "\xFF\xFE";
    const std::string narrow = entries.back().bytes;
    for (const char32_t c : qm::base::code_points(narrow)) {
        wide += static_cast<char>(c & 0xFF);
        wide += static_cast<char>(c >> 8);
    }
    entries.back().bytes = wide;
    const auto reading = fixture::read(test::zip(entries), {}, fixture::things(), "a.xlsx");
    CHECK(reading.table.text(0, "name") == "甲");
    CHECK(reading.first("X018").facts.at("what") == "UTF-16");
}

TEST_CASE("numeric entities and a hundred thousand shared strings are legal") {
    auto parts = sheets({{"企业", "", "", "", ""}});
    parts.shared = {"<t>&#x7F16;&#21495;</t>", "<t>企业名称</t>"};
    std::string rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    for (int i = 2; i < 100'002; ++i) {
        const std::string n = std::to_string(i);
        parts.shared.push_back("<t>&#x4F01;&amp;" + n + "</t>");
        rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\"><v>" + n + "</v></c><c r=\"B" + n + "\" t=\"s\"><v>" + n +
                "</v></c></row>";
    }
    parts.sheets[0].rows = rows;
    const auto reading = read_book(parts);
    REQUIRE(reading.table.rows() == 100'000);
    CHECK(reading.table.text(99'999, "name") == "企&100001");
    CHECK(reading.table.line[99'999] == 100'001);
    qm::read::TableOptions small;
    small.block_bytes = 100;
    small.jobs = 3;
    CHECK(fixture::dump(read_book(parts, small).table) == fixture::dump(reading.table));
}
