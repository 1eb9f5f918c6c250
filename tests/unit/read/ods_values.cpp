// SPDX-License-Identifier: Apache-2.0
// Cells of an OpenDocument spreadsheet become what a CSV export of the same sheet says.
#include "support/ods_writer.hpp"
#include "unit/read/fixture.hpp"

using namespace qm;
using fixture::read;
using test::ods_row;
using test::ods_sheet;
using test::ods_text;

namespace {

const std::vector<std::string> head{"编号", "企业名称", "工业总产值", "合格率", "日期", "月份", "是否"};

read::TableOptions declared() {
    read::TableOptions options;
    options.format = "ods";
    return options;
}

fixture::Reading reading(const std::string& rows, const std::string& styles = "") {
    return fixture::read(ods_sheet(ods_row(head) + rows, styles), declared(), fixture::things(), "a.ods");
}

std::string refused(const std::string& bytes) {
    return fixture::refusal(bytes, declared(), "a.ods");
}

std::string cell(const std::string& attributes, const std::string& text) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}

std::string in(const fixture::Reading& made, const char* column, std::size_t row = 0) {
    REQUIRE(made.table.rows() > row);
    return model::shown_cell(made.table, row, static_cast<std::size_t>(fixture::things().find(column)));
}

}  // namespace

TEST_CASE("ODS: the value decides, not what is shown") {
    // Would be red if the text were taken: 1,234.6 万元, 98.5%, 3月1日.
    const auto made = reading(ods_row({
        "A1",
        "甲",
        cell("office:value-type=\"float\" office:value=\"1234.56\"", "1,234.6"),
        cell("office:value-type=\"percentage\" office:value=\"0.985\"", "99%"),
        cell("office:value-type=\"date\" office:date-value=\"2024-03-01\"", "3月1日"),
        cell("office:value-type=\"date\" office:date-value=\"2024-03-01T00:00:00\"", "24/3"),
        cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAHR"),
    }));
    const auto csv = fixture::read(
        "编号,企业名称,工业总产值,合格率,日期,月份,是否\nA1,甲,1234.56,98.5%,2024-03-01,2024-03-01,TRUE\n");
    CHECK(fixture::dump(made.table) == fixture::dump(csv.table));
    CHECK(made.sources[0].encoding == "ODS");
    CHECK(made.sources[0].sheet == "企业");
}

TEST_CASE("ODS: number styles keep leading zeros and months, also by parent and by column") {
    const std::string styles =
        "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\" "
        "number:min-integer-digits=\"6\"/></number:number-style>"
        "<number:date-style style:name=\"N2\"><number:year/><number:text>-</number:text><number:month/>"
        "</number:date-style>"
        "<style:style style:name=\"base\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
        "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"base\"/>"
        "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>";
    const std::string columns =
        "<table:table-column table:default-cell-style-name=\"ce1\"/>"
        "<table:table-column table:number-columns-repeated=\"4\"/>"
        "<table:table-column table:default-cell-style-name=\"ce2\"/>";
    const auto made = fixture::read(
        ods_sheet(columns + ods_row(head) +
                      ods_row({cell("office:value-type=\"float\" office:value=\"1101\"", "001101"), "甲", "", "", "",
                               cell("office:value-type=\"date\" office:date-value=\"2024-03-01\"", "2024-03")}),
                  styles),
        declared(), fixture::things(), "a.ods");
    CHECK(in(made, "id") == "001101");
    CHECK(in(made, "period") == "2024-03");
}

TEST_CASE("ODS: text as it is shown") {
    const auto name = [](const std::string& inside) {
        return in(reading(ods_row(
                      {"A1", "<table:table-cell office:value-type=\"string\">" + inside + "</table:table-cell>"})),
                  "name");
    };
    CHECK(name("<text:p>甲<text:span>乙</text:span>丙</text:p>") == "甲乙丙");
    CHECK(name("<text:p>a<text:s text:c=\"2\"/>b</text:p>") == "a  b");
    CHECK(name("<text:p>  a \n  b </text:p>") == "a b");
    CHECK(name("<text:p>甲</text:p><text:p>乙</text:p>") == "甲\n乙");
    CHECK(name("<text:p>甲<text:line-break/>乙</text:p>") == "甲\n乙");
    CHECK(name("<text:p>甲, \"乙\"</text:p>") == "甲, \"乙\"");
    CHECK(name("<office:annotation><text:p>问过</text:p></office:annotation><text:p>甲</text:p>") == "甲");
    CHECK(name("<text:p>甲<office:annotation><text:p>问过</text:p></office:annotation></text:p>") == "甲");
    CHECK(name("<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame><text:p>甲</text:p>") ==
          "甲");
    CHECK(name("<text:p><text:ruby><text:ruby-base>北滘</text:ruby-base><text:ruby-text>jiao</text:ruby-text>"
               "</text:ruby></text:p>") == "北滘");
}

TEST_CASE("ODS: formulas: without a value, empty text, errors") {
    const auto made = reading(
        ods_row({"A1", "甲", "<table:table-cell table:formula=\"of:=A1\"/>"}) +
        ods_row({"A2", "乙",
                 cell("table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
                      "calcext:value-type=\"error\"",
                      "#DIV/0!")}) +
        ods_row(
            {"A3", "丙", cell("table:formula=\"of:=x\" office:value-type=\"float\" office:value=\"0\"", "Err:502")}) +
        ods_row(
            {"A4", "丁",
             "<table:table-cell table:formula=\"of:=T(1)\" office:value-type=\"string\" office:string-value=\"\"/>"}));
    CHECK(made.count("X011") == 1);
    CHECK(made.first("X011").spot == base::Spot{"a.ods", "企业", 2, 3});
    CHECK(made.count("X012") == 2);  // an error must not become the zero that stands beside it
    for (std::size_t row = 0; row < 4; ++row) CHECK(in(made, "amount", row).empty());
}

TEST_CASE("ODS: repeated cells and rows; the end of a sheet costs nothing") {
    const auto made = reading(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"7\"/>"
        "</table:table-row>" +
        ods_row({"A1", ods_text("甲"), "<table:table-cell table:number-columns-repeated=\"3\"/>",
                 cell("office:value-type=\"string\"", "2024-05")}) +
        ods_row({"A2", "乙"}) +
        "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"/></table:table-row>");
    REQUIRE(made.table.rows() == 2);
    CHECK(made.table.line[0] == 4);
    CHECK(made.table.line[1] == 5);
    CHECK(in(made, "period") == "2024-05");
    CHECK(made.count("C013") == 1);

    const auto twice = reading(ods_row({"A1", "甲"}, " table:number-rows-repeated=\"3\""));
    CHECK(twice.sources[0].rows == 3);
    CHECK(twice.sources[0].merged == 2);  // equal rows
}

TEST_CASE("ODS: what is covered, hidden, merged, grouped") {
    const auto made = reading(
        ods_row({"A1", ods_text("甲", " table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"")}) +
        ods_row({"A2",
                 "<table:covered-table-cell office:value-type=\"string\"><text:p>藏</text:p>"
                 "</table:covered-table-cell>",
                 cell("office:value-type=\"float\" office:value=\"7\"", "7")}) +
        "<table:table-row-group>" + ods_row({"A3", "丙"}, " table:visibility=\"filter\"") + "</table:table-row-group>");
    CHECK(made.count("X014") == 1);
    CHECK(made.first("X014").spot == base::Spot{"a.ods", "企业", 2, 2});
    CHECK(made.first("X015").facts.at("rows") == "1");
    CHECK(in(made, "name", 1).empty());
    CHECK(in(made, "amount", 1) == "7");
    CHECK(in(made, "id", 2) == "A3");
}

TEST_CASE("ODS: which sheet; hidden ones, linked ones and those of what was changed are none") {
    test::OdsParts parts;
    const std::string rows = ods_row(head) + ods_row({"A1", "甲"});
    parts.styles =
        "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"
        "</style:style>";
    parts.body = "<table:tracked-changes><table:x>" + test::ods_table("旧", ods_row({"旧"})) +
                 "</table:x></table:tracked-changes>" +
                 test::ods_table("选项", ods_row({"监督"}), " table:style-name=\"ta1\"") +
                 test::ods_table("企业", rows) + test::ods_table("空", ods_row({""})) + "<table:dde-links>" +
                 test::ods_table("链", rows) + "</table:dde-links>";
    CHECK(fixture::read(test::ods(parts), declared(), fixture::things(), "a.ods").table.rows() == 1);
    auto options = declared();
    options.sheet = "园区";
    CHECK(fixture::refusal(test::ods(parts), options, "a.ods") == "X016 5");
    parts.body += test::ods_table("另一张", rows);
    CHECK(refused(test::ods(parts)) == "X016 5");
}

TEST_CASE("ODS: refusals") {
    const std::string good = ods_sheet(ods_row(head) + ods_row({"A1", "甲"}));
    CHECK(fixture::refusal(good, {}, "a.ods") == "X019 5");  // not declared
    CHECK(refused(good.substr(0, good.size() / 2)) == "X002 5");
    CHECK(refused(test::one_sheet(test::rows_of({{"编号", "企业名称"}, {"A1", "甲"}}))) == "F032 5");
    CHECK(refused("编号,企业名称\nA1,甲\n") == "F032 5");
    test::OdsParts parts;
    parts.body = test::ods_table("企业", ods_row(head));
    parts.manifest =
        "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>";
    CHECK(refused(test::ods(parts)) == "X001 5");
    parts.manifest.clear();
    parts.type = "application/vnd.oasis.opendocument.text";
    CHECK(refused(test::ods(parts)) == "X019 5");
    CHECK(refused(ods_sheet(ods_row(head) + ods_row({"A1", "甲"}, " table:number-rows-repeated=\"x\""))) == "X010 5");
}

TEST_CASE("ODS: bombs of repetition end at once") {
    const auto bomb = [](const std::string& rows) { return refused(ods_sheet(ods_row(head) + rows)); };
    const std::string wide = ods_text(std::string(500, 'a'), " table:number-columns-repeated=\"4000\"");
    CHECK(bomb(ods_row({wide}, " table:number-rows-repeated=\"1000000\"")) == "X003 5");
    CHECK(bomb(ods_row({ods_text(std::string(5000, 'a'), " table:number-columns-repeated=\"16384\"")})) == "C011 5");
    CHECK(bomb(ods_row({ods_text("a", " table:number-columns-repeated=\"16384\"")})) == "C012 5");
    CHECK(bomb(ods_row({"A1"}, " table:number-rows-repeated=\"4000000000\"")) == "X010 5");
    const std::string deep = "<table:table-cell office:value-type=\"string\"><text:p>";
    std::string nested = deep;
    for (int i = 0; i < 1000; ++i) nested += "<text:span>";
    CHECK(bomb("<table:table-row>" + nested) == "X008 5");
}
