// SPDX-License-Identifier: Apache-2.0
// Workbooks that are damaged, hostile or no workbooks: rows X1 to X11, X22 and X23 of bad-inputs.md, and A10.
#include <sys/resource.h>

#include <cstdint>

#include "support/catch.hpp"
#include "support/zip_writer.hpp"
#include "unit/read/fixture.hpp"

using test::rows_of;

namespace {

const std::string good_rows = rows_of({{"编号", "企业名称", "工业总产值"}, {"A1", "甲", "5"}, {"A2", "乙", "6"}});

std::string refusal(const std::string& bytes, const std::string& name = "a.xlsx") {
    return fixture::refusal(bytes, {}, name);
}
std::vector<test::ZipEntry> good() {
    test::WorkbookParts parts;
    parts.sheets = {{"企业", good_rows, "", "", ""}};
    parts.shared = {"<t>甲</t>"};
    parts.formats = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";
    return test::entries_of(parts);
}
test::ZipEntry& part(std::vector<test::ZipEntry>& entries, const std::string& name) {
    for (auto& entry : entries)
        if (entry.name == name) return entry;
    throw std::runtime_error{name};
}
const std::string sheet_part = "xl/worksheets/sheet1.xml";

std::string with_part(const std::string& name, const std::string& bytes) {
    auto entries = good();
    part(entries, name).bytes = bytes;
    return test::zip(entries);
}

}  // namespace

TEST_CASE("the first bytes decide what a file is, and a wrong ending refuses it") {
    const std::string book = test::zip(good()), csv = "编号,企业名称\nA1,甲\n";
    CHECK(refusal(book).empty());
    CHECK(refusal(book, "a").empty());
    CHECK(refusal(book, "a.csv") == "F010 5");
    CHECK(refusal(book, "a.TXT") == "F010 5");
    CHECK(refusal(csv, "a.xlsx") == "F010 5");
    CHECK(refusal(csv, "a.XLSM") == "F010 5");
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(3000, '\0');
    CHECK(refusal(ole, "a.xls") == "F010 5");
    CHECK(refusal(ole, "a.xlsx") == "F010 5");
    CHECK(refusal("", "a.xlsx") == "F003 5");
}

TEST_CASE("an encrypted workbook is told from an old one") {
    std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(70'000, '\0');
    for (const char c : std::string_view{"EncryptedPackage"}) ole += std::string{c} + '\0';
    CHECK(refusal(ole + std::string(5000, '\0')) == "X001 5");
    auto entries = good();
    part(entries, sheet_part).flags = 1;
    CHECK(refusal(test::zip(entries)) == "X001 5");
}

TEST_CASE("a zip container that is cut or does not keep its sums is refused") {
    const std::string book = test::zip(good());
    for (std::size_t size = 4; size < book.size(); size += 7) CHECK(refusal(book.substr(0, size)) == "X002 5");
    for (const char* name : {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"}) {
        auto entries = good();
        part(entries, name).wrong_crc = 1;
        CHECK(refusal(test::zip(entries)) == "X002 5");
    }
    auto entries = good();
    entries.pop_back();
    CHECK(refusal(test::zip(entries)) == "X002 5");
}

TEST_CASE("no row of a file whose end is damaged is kept") {
    auto entries = good();
    std::string rows = good_rows;
    for (int i = 4; i < 20'000; ++i) rows += rows_of({{"B" + std::to_string(i), "丙"}}, i);
    part(entries, sheet_part).bytes = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    part(entries, sheet_part).wrong_crc = 1;
    const fixture::Folder folder;
    const auto file = folder.write("a.xlsx", test::zip(entries));
    qm::base::Diagnostics findings;
    qm::read::TableBuilder builder{fixture::things(), 0};
    qm::read::TableOptions options;
    options.block_bytes = 4096;
    CHECK_THROWS_AS(qm::read::read_table_file(file, "a.xlsx", 0, builder, options, findings), qm::base::Failure);
    CHECK(builder.rows() == 0);
    CHECK(findings.empty());
}

TEST_CASE("a bomb is refused while it is inflated") {
    auto entries = good();
    auto& sheet = part(entries, sheet_part);
    sheet.bytes = "<worksheet><sheetData>" + std::string(std::size_t{300} << 20, ' ');
    const std::string packed = test::zip(entries);
    sheet.bytes.clear();
    sheet.bytes.shrink_to_fit();
    CHECK(packed.size() < 400'000);
    struct rusage before {
    }, after{};
    getrusage(RUSAGE_SELF, &before);
    CHECK(refusal(packed) == "X003 5");
    getrusage(RUSAGE_SELF, &after);
    CHECK(after.ru_maxrss - before.ru_maxrss < 64L << 10);  // KiB
}

TEST_CASE("what is not compressed is counted as well") {
    auto entries = good();
    for (auto& entry : entries) entry.deflate = false;
    part(entries, "xl/sharedStrings.xml").bytes = "<sst>" + std::string((std::size_t{256} << 20) + 100, ' ') + "</sst>";
    CHECK(refusal(test::zip(entries)) == "X003 5");
}

TEST_CASE("one long text that many cells use does not grow without end") {
    test::WorkbookParts parts;
    parts.shared = {"<t>" + std::string(1'000'000, 'x') + "</t>"};
    std::string rows = rows_of({{"编号", "企业名称"}});
    for (int i = 2; i < 700; ++i)
        rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) + "\" t=\"s\"><v>0</v></c></row>";
    parts.sheets = {{"企业", rows, "", "", ""}};
    parts.deflate = false;
    CHECK(refusal(test::workbook(parts)) == "X003 5");
    parts.shared = {"<t>" + std::string(2'000'000, 'x') + "</t>"};
    CHECK(refusal(test::workbook(parts)) == "C011 5");
}

TEST_CASE("too many entries, and two of one name") {
    auto entries = good();
    entries.push_back({"XL/Workbook.xml", "x"});
    CHECK(refusal(test::zip(entries)) == "X005 5");
    for (const int count : {20'000, 70'000}) {
        entries = good();
        for (int i = 0; i < count; ++i) entries.push_back({"x" + std::to_string(i), ""});
        CHECK(refusal(test::zip(entries)) == "X005 5");
    }
    entries = good();
    entries.push_back({"xl/embeddings/a.zip", test::zip({{"a", "b"}})});
    CHECK(refusal(test::zip(entries)).empty());
}

TEST_CASE("names that leave the package are not looked at, and refused where they are needed") {
    auto entries = good();
    for (const char* name : {"../../x", "/abs", "C:\\x", "xl\\evil", "a/../../b"}) entries.push_back({name, "x"});
    const auto reading = fixture::read(test::zip(entries), {}, fixture::things(), "a.xlsx");
    CHECK(reading.table.rows() == 2);
    CHECK(reading.first("X006").facts.at("part") == "× 5");

    const std::string target = "worksheets/sheet1.xml";
    for (const char* elsewhere : {"../../../etc/passwd", "C:\\x", "file:///etc/passwd"}) {
        auto links = good();
        auto& bytes = part(links, "xl/_rels/workbook.xml.rels").bytes;
        bytes.replace(bytes.find(target), target.size(), elsewhere);
        CHECK(refusal(test::zip(links)) == "X006 5");
    }
    entries = good();
    part(entries, sheet_part).mode = 0120777;
    CHECK(refusal(test::zip(entries)) == "X006 5");
}

TEST_CASE("a document type is refused before any entity is read") {
    const std::string evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>";
    CHECK(refusal(with_part(sheet_part, evil + "<worksheet><sheetData>&b;</sheetData></worksheet>")) == "X007 5");
    CHECK(refusal(with_part("xl/workbook.xml", evil + "<workbook/>")) == "X007 5");
    CHECK(refusal(with_part("xl/sharedStrings.xml", "<!DOCTYPE sst><sst/>")) == "X007 5");
    CHECK(refusal(with_part("_rels/.rels", evil + "<Relationships/>")) == "X007 5");
}

TEST_CASE("deep nesting is refused without a deep stack") {
    std::string deep;
    for (int i = 0; i < 300'000; ++i) deep += "<a" + std::to_string(i % 97) + ">";
    CHECK(refusal(with_part(sheet_part, deep)) == "X008 5");
    CHECK(refusal(with_part("xl/sharedStrings.xml", "<sst>" + deep)) == "X008 5");
}

TEST_CASE("a sheet that is no sheet") {
    const auto sheet = [](const std::string& rows) {
        return refusal(with_part(sheet_part, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
    };
    CHECK(refusal(with_part(sheet_part, "<worksheet><sheetData><row></sheetData>")) == "X010 5");
    CHECK(refusal(with_part(sheet_part, "")) == "X010 5");
    CHECK(refusal(with_part(sheet_part, "<worksheet>&unknown;</worksheet>")) == "X010 5");
    auto entries = good();  // a tag that does not end
    part(entries, sheet_part).bytes = "<worksheet " + std::string(6U << 20, 'x');
    part(entries, sheet_part).deflate = false;
    CHECK(refusal(test::zip(entries)) == "X010 5");
    CHECK(sheet(rows_of({{"编号", "企业名称"}}, 2) + rows_of({{"A1", "甲"}}, 2)) == "X010 5");
    CHECK(sheet(rows_of({{"编号", "企业名称"}}, 1'048'577)) == "X010 5");
    CHECK(sheet("<row r=\"x\"/>") == "X010 5");
    CHECK(sheet("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>") == "X010 5");
    CHECK(sheet("<c r=\"A1\"><v>1</v></c>") == "X010 5");
    CHECK(sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>") == "C012 5");
    CHECK(sheet("") == "F003 5");
}

TEST_CASE("what is no XLSX workbook says what it is") {
    CHECK(refusal(test::zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                             {"META-INF/manifest.xml", "<x/>"},
                             {"content.xml", "<x/>"}}),
                  "a.ods") == "X019 5");
    auto binary = good();
    auto& relations = part(binary, "_rels/.rels").bytes;
    relations.replace(relations.find("workbook.xml"), 12, "workbook.bin");
    CHECK(refusal(test::zip(binary), "a.xlsb") == "X019 5");
    CHECK(refusal(test::zip({{"a.txt", "x"}})) == "X019 5");
    CHECK(refusal("PK\x05\x06" + std::string(18, '\0')) == "X019 5");
    CHECK(refusal("<html><table><tr><td>编号</td></tr></table></html>", "a.xls") == "X019 5");
    CHECK(refusal("\xEF\xBB\xBF\r\n<!DOCTYPE html><html>", "a.xls") == "X019 5");
    CHECK(refusal("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "a.xls") == "X019 5");
}

TEST_CASE("two thousand flipped bits crash nothing") {
    std::uint64_t state = 20240601;
    const auto next = [&state](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33) % below;
    };
    for (const bool deflate : {true, false}) {
        auto entries = good();
        for (auto& entry : entries) entry.deflate = deflate;
        const std::string book = test::zip(entries);
        std::size_t accepted = 0;
        for (int i = 0; i < 1000; ++i) {
            std::string flipped = book;
            flipped[next(flipped.size())] ^= static_cast<char>(1 << next(8));
            const std::string code = refusal(flipped);
            const bool known =
                code.empty() ||
                ((code[0] == 'X' || code[0] == 'F' || code[0] == 'E' || code[0] == 'C') && code.ends_with(" 5"));
            INFO(i << " " << code);
            if (!known) CHECK(known);
            accepted += code.empty();
        }
        CHECK(accepted < 900);
    }
}
