// SPDX-License-Identifier: Apache-2.0
// Rows of bad-inputs.md group B: what the bytes mean.
#include "base/unicode.hpp"
#include "read/byte_census.hpp"
#include "read/text_encoding.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

using fixture::read;
using fixture::refusal;
using namespace std::string_literals;

namespace {

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("UTF-8 with and without a mark") {
    CHECK(read("\xEF\xBB\xBF编号,企业名称\nA1,北滘\n").sources[0].encoding == "UTF-8 BOM");
    const auto plain = read("编号,企业名称\nA1,北滘\n");
    CHECK(plain.sources[0].encoding == "UTF-8");
    CHECK(plain.count("E001") == 0);
    CHECK(plain.table.text(0, "name") == "北滘");
}

TEST_CASE("what is not UTF-8 is GB18030, four-byte characters included") {
    const std::string text = "编号,企业名称\nA1,北滘㙟\U00020BB7𬭸\n";
    const auto reading = read(qm::base::to_gb18030(text));
    CHECK(reading.sources[0].encoding == "GB18030");
    CHECK(reading.table.text(0, "name") == "北滘㙟\U00020BB7𬭸");
    CHECK(reading.count("E001") == 1);
    // Lax decoders take these four bytes for UTF-8.
    CHECK(read("id,name\nA1,\xC1\xAA\xCD\xA8\n").table.text(0, "name") == "联通");
}

TEST_CASE("a file that stops being UTF-8 far behind its head is read again as GB18030") {
    std::string text = "id,name\n";
    for (int i = 0; i < 20000; ++i) text += "A" + std::to_string(i) + ",x\n";
    qm::read::TableOptions options;
    options.block_bytes = 4096;
    const auto reading = read(text + qm::base::to_gb18030("Z,大良\n"), options);
    CHECK(reading.sources[0].encoding == "GB18030");
    REQUIRE(reading.table.rows() == 20001);
    CHECK(reading.table.text(20000, "name") == "大良");
    CHECK(reading.table.text(0, "id") == "A0");
    CHECK(reading.first("E001").spot.line == 20002);
}

TEST_CASE("neither encoding fits: refused with the line") {
    const std::string both = "编号,企业名称\nA1,甲\n" + qm::base::to_gb18030("A2,北滘镇\n") + "A3,某\n";
    CHECK(refusal(both) == "E005 5");
    try {
        read("\xEF\xBB\xBF" + both);
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.diagnostic().code == "E005");
        CHECK(failure.diagnostic().spot.line == 3);
    }
}

TEST_CASE("a declared encoding wins and is not second-guessed") {
    qm::read::TableOptions options;
    options.encoding = "GBK";
    // 学校 in GBK is also valid UTF-8.
    CHECK(read("id,name\nA1,\xD1\xA7\xD0\xA3\n", options).table.text(0, "name") == "学校");
    options.encoding = "UTF-8";
    CHECK(refusal(qm::base::to_gb18030("编号,企业名称\nA1,甲\n"), options) == "E005 5");
    options.encoding = "latin-2";
    CHECK(refusal("编号,企业名称\nA1,甲\n", options) == "K003 3");
}

TEST_CASE("UTF-16 with a mark is read, without one it is refused") {
    const std::u16string text = u"编号\t企业名称\r\nA1\t北滘\r\n";
    for (const bool big : {false, true}) {
        const auto reading = read((big ? "\xFE\xFF"s : "\xFF\xFE"s) + utf16(text, big));
        CHECK(reading.table.text(0, "name") == "北滘");
        CHECK(refusal(utf16(text, big)) == "E004 5");
    }
}

TEST_CASE("text that was decoded with the wrong encoding once is refused") {
    const std::string twice = *qm::base::from_gb18030("编号,企业名称\nA1,甲乙\n");
    CHECK(refusal(twice) == "E006 5");
}

TEST_CASE("other formats under the name of a table") {
    CHECK(refusal("PK\x03\x04 ...") == "F010 5");
    CHECK(refusal("\xD0\xCF\x11\xE0 ...") == "F010 5");
}

TEST_CASE("NUL quarantines its row, other control characters are taken out") {
    const auto reading = read("编号,企业名称\nA1,甲\0乙\nA2,\x1B]0;丙\x07\nA3,丁\x7F\nA4,\xC2\x85戊\n"s);
    CHECK(reading.count("E008") == 1);
    CHECK(reading.count("E009") == 3);
    REQUIRE(reading.table.rows() == 3);
    CHECK(reading.table.text(0, "name") == "]0;丙");
    CHECK(reading.table.text(2, "name") == "戊");
    CHECK(reading.first("E008").spot.line == 2);
}

TEST_CASE("the stand-in for quoted line breaks cannot be smuggled in") {
    const auto reading = read("编号,企业名称\nA1,甲\x1E乙\nA2,\"丙\n丁\"\n");
    REQUIRE(reading.table.rows() == 2);
    CHECK(reading.table.text(0, "name") == "甲乙");
    CHECK(reading.table.text(1, "name") == "丙\n丁");
    CHECK(reading.table.line[1] == 3);
    CHECK(reading.count("E009") == 1);
}

TEST_CASE("damaged text is flagged and kept") {
    const auto reading = read("编号,企业名称\nA1,锟斤拷\nA2,\xEF\xBF\xBD\nA3,锟\n");
    CHECK(reading.count("E007") == 2);
    CHECK(reading.table.text(0, "name") == "锟斤拷");
}

TEST_CASE("the census agrees with a plain definition of UTF-8 at every position") {
    const std::vector<std::string> pieces{"a",
                                          ",",
                                          "滘",
                                          "é",
                                          "\U00020BB7",
                                          "\xE0\x80\x80",
                                          "\xED\xA0\x80",
                                          "\xC0\xAF",
                                          "\xF4\x90\x80\x80",
                                          "\xF0\x80\x80\x80",
                                          "\x80",
                                          "\xE5\x8C",
                                          "北滘镇顺德区示例",
                                          "\xEF\xBF\xBD",
                                          "\xE4\xB8",
                                          "\xEB\xBF\xBF",
                                          "\xEC\x80\x80"};
    std::uint32_t state = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        while (text.size() < 150) {
            state = state * 1664525 + 1013904223;
            const auto pick = state >> 16;
            text += (pick & 63) == 0 ? pieces[(pick >> 6) % pieces.size()] : pieces[(pick & 1) ? 2 : 12];
        }
        std::size_t bad = std::string::npos;
        for (std::size_t at = 0; at < text.size() && bad == std::string::npos;) {
            const auto byte = [&](std::size_t i) {
                return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
            };
            const auto more = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
            const unsigned lead = byte(0), second = byte(1);
            std::size_t length = 0;
            if (lead < 0x80)
                length = 1;
            else if (lead >= 0xC2 && lead <= 0xDF && more(1))
                length = 2;
            else if (lead >= 0xE0 && lead <= 0xEF && more(1) && more(2) && !(lead == 0xE0 && second < 0xA0) &&
                     !(lead == 0xED && second > 0x9F))
                length = 3;
            else if (lead >= 0xF0 && lead <= 0xF4 && more(1) && more(2) && more(3) &&
                     !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F))
                length = 4;
            if (length == 0) bad = at;
            at += length;
        }
        REQUIRE(qm::read::take_census(text).bad_utf8 == bad);
    }
}
