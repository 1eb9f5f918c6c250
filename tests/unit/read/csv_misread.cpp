// SPDX-License-Identifier: Apache-2.0
// Text whose encoding misleads: Big5, two encodings in one file, wrong decodings of earlier programs, binary data.
#include "base/unicode.hpp"
#include "read/han_shares.hpp"
#include "read/misread.hpp"
#include "read/text_encoding.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using fixture::read;
using fixture::refusal;
using namespace std::string_literals;

namespace {

const std::string traditional = "id,name\nA1,順德電機有限公司\nA2,臺灣積體電路\nA3,香港機器人\n";
const std::string simplified = "id,name\nA1,顺德电机有限公司\nA2,台湾积体电路\nA3,香港机器人\n";

qm::base::Diagnostic told(const std::string& bytes, const qm::read::TableOptions& options = {}) {
    try {
        read(bytes, options);
    } catch (const qm::base::Failure& failure) {
        return failure.diagnostic();
    }
    return {};
}

std::string as_latin(const std::string& utf8) {
    std::string text;
    for (const unsigned char c : utf8) {
        if (c < 0x80) {
            text += static_cast<char>(c);
            continue;
        }
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
    return text;
}

}  // namespace

TEST_CASE("Big5 is told and not guessed, and read where it is declared") {
    const auto bytes = qm::base::to_big5(traditional);
    REQUIRE(qm::base::from_gb18030(bytes));  // the trap: it is valid GB18030
    CHECK(refusal(bytes) == "E014 5");
    CHECK(told(bytes).facts.at("big5") == "100");
    for (const std::string name : {"big5", "Big-5", "CP950"}) {
        qm::read::TableOptions options;
        options.encoding = name;
        const auto reading = read(bytes, options);
        CHECK(reading.table.text(1, "name") == "臺灣積體電路");
        CHECK(reading.sources[0].encoding == "Big5");
        CHECK(reading.sources[0].reading.front().what == "declared");
    }
    qm::read::TableOptions options;
    options.encoding = "big5";
    CHECK(refusal("编号,企业名称\nA1,甲\n", options) == "E005 5");
}

TEST_CASE("Big5 far behind the head is told as well") {
    std::string text = "id,name\n";
    for (int i = 0; i < 9000; ++i) text += "A" + std::to_string(i) + ",x\n";
    REQUIRE(text.size() > 64U << 10);
    qm::read::TableOptions options;
    options.block_bytes = 4096;
    const std::string rows = traditional.substr(8);
    CHECK(refusal(text + qm::base::to_big5(rows), options) == "E014 5");
    CHECK(refusal(text + qm::base::to_gb18030(rows), options).empty());
}

TEST_CASE("GB18030 is not taken for Big5, whatever it says") {
    for (const std::string text :
         {simplified, traditional, "id,name\nA1,鑫喆犇骉\nA2,滘滘滘滘\n"s, "id,name\nA1,大良\n"s,
          "id,name\nA1,㙟𬭸㙟𬭸\n"s, "id,name\nA1,！！！！，，，，\n"s}) {
        INFO(text);
        CHECK(refusal(qm::base::to_gb18030(text)).empty());
    }
    qm::read::HanShares shares;
    shares.add(qm::base::to_gb18030(simplified));
    CHECK(shares.gb_percent() == 100);
    CHECK(shares.big5_percent() < 80);
    CHECK(!shares.looks_big5());
}

TEST_CASE("text that is neither GB18030 nor Big5 in likelihood is flagged") {
    const auto reading = read(qm::base::to_gb18030("id,name\nA1,丂丄丅丆丏丒丗丟丠両並丩丮丯丱丳丵丷丼乀乁乂乄乆乊\n"));
    CHECK(reading.count("E015") == 1);
    CHECK(read(qm::base::to_gb18030(simplified)).count("E015") == 0);
}

TEST_CASE("a few bytes that are UTF-8 and GBK both: Chinese is preferred, and said") {
    const auto reading = read("id,name\nA1,\xD1\xA7\xD0\xA3\n");
    CHECK(reading.table.text(0, "name") == "学校");
    CHECK(reading.count("E002") == 1);
    CHECK(reading.first("E002").facts.at("text") == "ѧУ");
    for (const std::string text : {"Café", "m²", "3×5", "北滘²", "Müller & Söhne"}) {
        INFO(text);
        const auto plain = read("id,name\nA1,\"" + text + "\"\n");
        CHECK(plain.table.text(0, "name") == text);
        CHECK(plain.count("E002") == 0);
    }
    // Longer text is beyond doubt.
    std::string russian = "id,name\n";
    for (int i = 0; i < 20; ++i) russian += "A" + std::to_string(i) + ",Шуньдэ\n";
    CHECK(read(russian).sources[0].encoding == "UTF-8");
}

TEST_CASE("a file of two encodings names the lines where it changes; by lines it can be read") {
    const std::string mixed = "编号,企业名称\nA1,甲\nA2,乙\n" + qm::base::to_gb18030("A3,北滘镇\nA4,丁\n") + "A5,戊\n";
    const auto refused = told(mixed);
    CHECK(refused.code == "E005");
    CHECK(refused.spot.line == 4);
    CHECK(refused.facts.at("switches") == "4, 6");
    qm::read::TableOptions options;
    options.encoding = "per_line";
    const auto reading = read(mixed + "A6,\xFF\xFE\xFF\nA7,庚\n", options);
    REQUIRE(reading.table.rows() == 6);
    CHECK(reading.table.text(2, "name") == "北滘镇");
    CHECK(reading.table.text(5, "name") == "庚");
    CHECK(reading.first("E013").spot.line == 7);
    CHECK(reading.sources[0].quarantined == 1);
    CHECK(reading.first("E016").facts.at("switches") == "4, 6, 7, 8");
    CHECK(reading.first("E016").facts.at("gb18030") == "2");
}

TEST_CASE("a change of encoding far behind the head is named too") {
    std::string text = "编号,企业名称\n";
    for (int i = 0; i < 9000; ++i) text += "A" + std::to_string(i) + ",甲\n";
    qm::read::TableOptions options;
    options.block_bytes = 4096;
    const auto refused = told(text + qm::base::to_gb18030("Z,北滘镇\n"), options);
    CHECK(refused.code == "E005");
    CHECK(refused.facts.at("switches") == "9002");
}

TEST_CASE("text that was decoded with a wrong encoding is flagged cell by cell") {
    const std::string name = "顺德区北滘镇电器有限公司";
    const auto twice = [](const std::string& text) {
        const std::string even = text.size() % 2 == 0 ? text : text.substr(0, text.size() - 1);
        return *qm::base::from_gb18030(even) + (even.size() == text.size() ? "" : "?");
    };
    CHECK(twice("顺德区").starts_with("椤哄痉鍖"));
    CHECK(qm::read::misread_as_gbk(twice("顺德区")));
    CHECK(qm::read::misread_as_gbk("A-" + twice(name)));
    CHECK(qm::read::misread_as_latin(as_latin("顾客")));
    CHECK(qm::read::misread_as_latin("é¡¾å®¢"));
    CHECK(qm::read::misread_as_latin("ä¼\u0081ä¸š"));  // with the places that Windows-1252 fills
    for (const std::string damaged : {twice(name), as_latin(name), "é¡¾å®¢"s, "锟斤拷"s, "甲\uFFFD"s, "????"s}) {
        INFO(damaged);
        const auto reading = read("编号,企业名称\nA1," + damaged + "\nA2,甲\n");
        CHECK(reading.count("E007") == 1);
        CHECK(reading.table.rows() == 2);
    }
    for (const std::string fine :
         {name, "浜湖公司"s, "鐧藉"s, "Café Zürich, Ærø"s, "Österreich"s, "涓滴电子"s, "?"s, "椤木家具厂"s}) {
        INFO(fine);
        CHECK(read("编号,企业名称\nA1,\"" + fine + "\"\n").count("E007") == 0);
    }
    CHECK(refusal(as_latin("编号,企业名称\nA1,甲\n")) == "E006 5");
    CHECK(refusal(*qm::base::from_gb18030("编号,企业名称.\nA1,甲乙\n")) == "E006 5");
}

TEST_CASE("two-byte text without a mark is refused, Chinese throughout as well") {
    std::string bytes;
    for (const char16_t unit : u"编号,企业名称\r\n甲一,北滘镇电机有限公司\r\n")
        if (unit != 0) bytes += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    CHECK(refusal(bytes) == "E004 5");
    qm::read::TableOptions options;
    options.encoding = "UTF-16LE";
    CHECK(read(bytes, options).table.text(0, "name") == "北滘镇电机有限公司");
    const auto marked = read("\xFF\xFE"s + bytes);
    CHECK(marked.count("E003") == 1);
    CHECK(marked.sources[0].reading.front().what == "mark");
}

TEST_CASE("binary data is refused at once") {
    CHECK(refusal(std::string(200'000, '\0')) == "E010 5");
    CHECK(refusal("编号,企业名称\nA1,甲\n" + std::string(5000, '\0')) == "E010 5");
    CHECK(told(std::string(1000, '\0')).facts.at("count") == "1000");
}

TEST_CASE("a header without an end is refused, not compared with every name") {
    CHECK(refusal(std::string(3 << 20, 'z')) == "C011 5");
    CHECK(refusal(std::string(1 << 20, 'z') + ",b\nc,d\n") == "C011 5");
}

TEST_CASE("what was decided about a file is kept with it") {
    const auto reading = read("企业名录\n\n编号;企业名称\nA1;甲\n;\n合计;1\n");
    std::string said;
    for (const auto& remark : reading.sources[0].reading) {
        said += remark.what;
        for (const auto& [name, value] : remark.facts) said += " " + name + "=" + value;
        said += "\n";
    }
    CHECK(said ==
          "utf8 encoding=UTF-8\nseparator separator=;\nheader line=3\nabove count=1\n"
          "totals count=1 line=6\nblank count=1\n");
    const auto other = read(qm::base::to_gb18030("编号,企业名称\nA1,甲\n"));
    CHECK(other.sources[0].reading.front().what == "not_utf8");
    CHECK(other.sources[0].reading.front().facts.at("byte") == "1");
    CHECK(other.first("E001").facts.at("byte") == "1");
    CHECK(read("id,name\nA1," + qm::base::to_gb18030("甲")).first("E001").facts.at("byte") == "12");
}
