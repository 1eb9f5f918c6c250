// SPDX-License-Identifier: Apache-2.0
#include "publish/workbook.hpp"
#include "base/formula_text.hpp"

#include "publish/zip_store.hpp"
#include "support/catch.hpp"

using namespace qm::publish;

namespace {

Sheet sheet(const std::string& value) {
    return {"Corrections", "Internal", "May", {{"Value", 20}, {"Answer", 20}}, {{value, ""}}};
}

}  // namespace

TEST_CASE("what a spreadsheet may take for a formula is known, behind blanks and in full width as well") {
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " \r\n=1", "\xEF\xBB\xBF=1", "\xE2\x80\x8B=1",
                             "　＝1", "＋1", "－1", "＠x", "−1", "\xC2\xA0=1"}) {
        INFO(text);
        CHECK(qm::base::looks_like_formula(text));
    }
    for (const char* text : {"", " ", "1", "甲=1", "a@b", "'=1", "(1)"}) {
        INFO(text);
        CHECK(!qm::base::looks_like_formula(text));
    }
}

// The bug: a cell =HYPERLINK(…) in a table of a town runs on the desk of whoever opens its sheet.
TEST_CASE("no cell of a sheet is a formula") {
    const std::string attack = "=cmd|' /C calc'!A0";
    const auto csv = csv_text(sheet(attack));
    CHECK(csv == "\xEF\xBB\xBF\"Internal  May\"\r\n\"Value\",\"Answer\"\r\n\"'=cmd|' /C calc'!A0\",\"\"\r\n");
    const auto book = workbook(sheet(attack));
    CHECK(book.find("<f>") == std::string::npos);
    CHECK(book.find("s=\"4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=cmd") != std::string::npos);
    CHECK(book.find("quotePrefix=\"1\"") != std::string::npos);
    CHECK(workbook(sheet("plain")).find("s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">plain") !=
          std::string::npos);
}

TEST_CASE("a cell cannot leave its place") {
    const auto csv = csv_text(sheet("a\",\"=1\r\n=2"));
    CHECK(csv.find("\"a\"\",\"\"=1  =2\",\"\"\r\n") != std::string::npos);
    const auto book = workbook(sheet("</t></is></c><c r=\"Z1\"><f>1</f>"));
    CHECK(book.find("<f>") == std::string::npos);
    CHECK(workbook(sheet("a\x01\x1b"
                         "b"))
              .find("a  b") != std::string::npos);
}

TEST_CASE("a CSV is no page for a browser that looks into it") {
    CHECK(text_cell("<script>1 < 2</script>") == "\"＜script>1 < 2＜/script>\"");
}

TEST_CASE("the same sheet gives the same bytes, and a ZIP that others read") {
    CHECK(workbook(sheet("甲")) == workbook(sheet("甲")));
    CHECK(crc32("123456789") == 0xcbf43926U);
    const auto zip = zip_of({{"a", "bytes"}});
    CHECK(zip.starts_with("PK\x03\x04"));
    CHECK(zip.size() == 30 + 1 + 5 + 46 + 1 + 22);
}
