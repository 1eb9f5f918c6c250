// SPDX-License-Identifier: Apache-2.0
// What stands in the cells of a workbook: the same table as the same sheet saved as CSV.
#include "read/number_format.hpp"
#include "support/catch.hpp"
#include "support/zip_writer.hpp"
#include "unit/read/fixture.hpp"

using fixture::Reading;
using test::rows_of;

namespace {

Reading read_book(const std::string& bytes, qm::read::TableOptions options = {}) {
    return fixture::read(bytes, std::move(options), fixture::things(), "a.xlsx");
}

// Formats 1… of the workbook below.
const std::string formats =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm;@\"/><numFmt numFmtId=\"166\" formatCode=\"000000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"10\"/><xf numFmtId=\"166\"/><xf numFmtId=\"22\"/></cellXfs>";

std::string header_and(const std::string& row) {
    return rows_of({{"编号", "企业名称", "统一社会信用代码", "工业总产值", "合格率", "日期", "月份", "是否"}}) +
           "<row r=\"2\">" + row + "</row>";
}

Reading read_row(const std::string& row, const std::string& properties = "", bool styles = true) {
    test::WorkbookParts parts;
    parts.sheets = {{"企业", header_and(row), "", "", ""}};
    parts.formats = styles ? formats : "";
    parts.properties = properties;
    parts.shared = {"<t>甲公司</t>",
                    "<r><t>乙</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">公司</t></r>"
                    "<rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh><phoneticPr fontId=\"1\"/>",
                    "<t>一_x000D_\n二_x005F_x0041_</t>", "<t>a,\"b\"</t>"};
    return read_book(test::workbook(parts));
}

std::string cell(const std::string& at, const std::string& value, const std::string& attributes = "") {
    return "<c r=\"" + at + "\"" + (attributes.empty() ? "" : " " + attributes) + "><v>" + value + "</v></c>";
}

std::string text_of(const char* value, const char* format) {
    return qm::read::number_text(value, qm::read::format_of_code(format), false);
}

}  // namespace

TEST_CASE("a workbook gives the same table as the same sheet saved as CSV") {
    const auto book = read_row(cell("A2", "0", "t=\"s\"") + cell("B2", "1", "t=\"s\"") + cell("D2", "1234.5") +
                               cell("E2", "0.98499999999999999", "s=\"4\"") + cell("F2", "45352", "s=\"1\"") +
                               cell("G2", "45352", "s=\"3\"") + cell("H2", "1", "t=\"b\""));
    const auto csv = fixture::read(
        "编号,企业名称,统一社会信用代码,工业总产值,合格率,日期,月份,是否\n甲公司,乙公司,,1234.5,98.5%,2024-03-01,2024-"
        "03,TRUE\n");
    REQUIRE(book.table.rows() == 1);
    CHECK(fixture::dump(book.table) == fixture::dump(csv.table));
    CHECK(book.findings.empty());
    CHECK(book.sources[0].encoding == "XLSX");
    CHECK(book.sources[0].sheet == "企业");
    CHECK(qm::base::to_string(book.table.spot(0)) == "a.xlsx!企业!A2");
}

TEST_CASE("texts: runs are joined, phonetics dropped, escapes decoded, quotes and separators kept") {
    const auto book = read_row(cell("A2", "2", "t=\"s\"") + cell("B2", "3", "t=\"s\""));
    REQUIRE(book.table.rows() == 1);
    CHECK(book.table.text(0, "id") == "一\r\n二_x0041_");
    CHECK(book.table.text(0, "name") == "a,\"b\"");
    CHECK(read_row(cell("A2", "1") + cell("B2", "甲", "t=\"str\"")).table.text(0, "name") == "甲");
    CHECK(read_row(cell("A2", "1") + "<c r=\"B2\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb=\"0\" "
                                     "eb=\"1\"><t>x</t></rPh></is></c>")
              .table.text(0, "name") == "甲乙");
}

TEST_CASE("numbers are their decimal digits, whatever binary numbers made of them") {
    CHECK(text_of("0.1", "General") == "0.1");
    CHECK(text_of("3.3000000000000003", "General") == "3.3");
    CHECK(text_of("12.300000000000001", "0.0") == "12.3");
    CHECK(text_of("914403001922038216", "General") == "914403001922038216");  // as libraries write it: not lost yet
    CHECK(text_of("9.14403001922038E+17", "General") == "9.14403001922038E+17");
    CHECK(text_of("1.5E+3", "General") == "1500");
    CHECK(text_of("1.5E-3", "General") == "0.0015");
    CHECK(text_of("-0", "General") == "0");
    CHECK(text_of("999999999999999.96", "General") == "1000000000000000");
    CHECK(text_of("1e999999999", "General") == "1e999999999");
    CHECK(text_of("NaN", "General") == "NaN");
    CHECK(text_of("0.985", "0.00%") == "98.5%");
    CHECK(text_of("0", "0%") == "0%");
    CHECK(text_of("1101", "000000") == "001101");
    CHECK(text_of("1101", "0") == "1101");
    CHECK(text_of("12.5", "000000") == "12.5");
    const auto book = read_row(cell("A2", "1") + cell("B2", "2") + cell("D2", "0.33333333333333331"));
    CHECK(book.table.number(0, "amount") == 333'333);
    CHECK(qm::read::with_decimals("-1.9999995", 6) == "-2");
    CHECK(qm::read::with_decimals("0.0000004", 6) == "0");
}

TEST_CASE("an id that Excel made a number is told of, not rebuilt") {
    const auto book = read_row(cell("A2", "1") + cell("B2", "2") + cell("C2", "9.14403001922038E+17"));
    CHECK(book.first("I003").spot == qm::base::Spot{"a.xlsx", "企业", 2, 3});
    CHECK(qm::base::to_string(book.first("I003").spot) == "a.xlsx!企业!C2");
    CHECK(read_row(cell("A2", "1") + cell("B2", "2") + cell("C2", "914403001922038000")).count("I003") == 1);
}

TEST_CASE("dates come from the number format") {
    CHECK(text_of("45352", "yyyy/m/d") == "2024-03-01");
    CHECK(text_of("45352", "[$-804]yyyy\"年\"m\"月\"d\"日\";@") == "2024-03-01");
    CHECK(text_of("45352.354166666664", "yyyy/m/d h:mm") == "2024-03-01 08:30:00");
    CHECK(text_of("45352.999999", "yyyy/m/d h:mm") == "2024-03-02");
    CHECK(text_of("45352", "yyyy\"年\"m\"月\"") == "2024-03");
    CHECK(text_of("45352", "mmm-yy") == "2024-03");
    CHECK(text_of("45352", "m\"月\"d\"日\"") == "2024-03-01");
    CHECK(text_of("0.354166666666667", "h:mm:ss AM/PM") == "08:30:00");
    CHECK(text_of("1.5", "[h]:mm") == "1.5");
    CHECK(text_of("45352", "[Red]#,##0.00") == "45352");
    CHECK(text_of("45352", "0.00E+00") == "45352");
    CHECK(text_of("45352", "General\"年\"") == "45352");
    CHECK(text_of("60", "yyyy/m/d") == "1900-02-29");
    CHECK(text_of("59", "yyyy/m/d") == "1900-02-28");
    CHECK(text_of("61", "yyyy/m/d") == "1900-03-01");
    CHECK(text_of("-1", "yyyy/m/d") == "-1");
    CHECK(qm::read::number_text("43890", qm::read::built_in_format(14), true) == "2024-03-01");
    CHECK(qm::read::number_text("45352", qm::read::built_in_format(57), false) == "2024-03");
    const auto book = read_row(cell("A2", "1") + cell("B2", "2") + cell("F2", "60", "s=\"1\""));
    CHECK(book.first("N008").facts.at("value") == "1900-02-29");
    CHECK(read_row(cell("A2", "1") + cell("B2", "2") + cell("F2", "2024-03-01T00:00:00Z", "t=\"d\""))
              .table.date(0, "day") == *qm::base::make_date(2024, 3, 1));
}

TEST_CASE("days since 1904, with styles and without") {
    for (const bool styles : {true, false}) {
        const auto book =
            read_row(cell("A2", "1") + cell("B2", "2") + cell("F2", "43890", "s=\"1\""), "date1904=\"1\"", styles);
        CHECK(book.table.date(0, "day") == *qm::base::make_date(2024, 3, 1));
        CHECK(book.count("X018") == 1);
        CHECK(book.first("X018").facts.at("what") == (styles ? "1904" : "1904, styles.xml ∅"));
    }
    CHECK(read_row(cell("A2", "1") + cell("B2", "2") + cell("F2", "45352"), "", false).table.date(0, "day") ==
          *qm::base::make_date(2024, 3, 1));
}

TEST_CASE("a formula gives its stored value, or is missing with a finding") {
    const auto book = read_row("<c r=\"A2\"><f>1+1</f><v>2</v></c>" + cell("B2", "甲", "t=\"str\"") +
                               "<c r=\"D2\"><f>SUM(D9)</f><v></v></c><c r=\"E2\" t=\"str\"><f>\"\"</f><v></v></c>");
    REQUIRE(book.table.rows() == 1);
    CHECK(book.table.text(0, "id") == "2");
    CHECK(book.count("X011") == 1);
    CHECK(qm::base::to_string(book.first("X011").spot) == "a.xlsx!企业!D2");
    CHECK_FALSE(book.table.number(0, "amount").has_value());
    const auto key = read_row("<c r=\"A2\"><f>1+1</f></c>" + cell("B2", "2"));
    CHECK(key.count("I006") == 1);
    CHECK(key.sources[0].quarantined == 1);
}

TEST_CASE("error cells are missing") {
    const auto book = read_row(cell("A2", "1") + cell("B2", "#N/A", "t=\"e\"") + cell("D2", "#REF!", "t=\"e\"") +
                               cell("F2", "#DIV/0!", "t=\"e\""));
    CHECK(book.count("X012") == 3);
    CHECK(qm::base::to_string(book.first("X012").spot) == "a.xlsx!企业!B2");
    CHECK(book.table.text(0, "name").empty());
}

TEST_CASE("an index of a shared string that is not there spoils the row") {
    for (const std::string index : {"4", "99999", "-1", "4294967296", "99999999999999999999", "x,y"}) {
        const auto book = read_row(cell("A2", "0", "t=\"s\"") + cell("B2", index, "t=\"s\""));
        CHECK(book.count("X009") == 1);
        CHECK(book.sources[0].quarantined == 1);
        CHECK(book.table.rows() == 0);
        CHECK(qm::base::to_string(book.first("X009").spot) == "a.xlsx!企业!B2");
        CHECK(book.first("X009").facts.at("value").ends_with("/4"));
    }
}

TEST_CASE("control characters and marks of our own in a text are cleaned, not obeyed") {
    const auto book = read_row(cell("A2", "1") + cell("B2", "_x001D_甲_x001E_乙_x001C_", "t=\"str\""));
    CHECK(book.count("E009") == 1);
    CHECK(book.table.text(0, "name") == "甲乙");
    CHECK(read_row(cell("A2", "1") + cell("B2", "甲_x0000_", "t=\"str\"")).count("E008") == 1);
    CHECK(read_row(cell("A2", "1") + cell("B2", "_xD83D__xDE00_", "t=\"str\"")).table.text(0, "name") == "😀");
    CHECK(read_row(cell("A2", "1") + cell("B2", "_xD83D_a", "t=\"str\"")).count("E007") == 1);
}
