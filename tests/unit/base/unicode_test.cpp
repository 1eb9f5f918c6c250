// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"

#include <clocale>

#include "base/parallel.hpp"
#include "support/catch.hpp"

using namespace qm::base;

TEST_CASE("Names that people take for the same have one key") {
    const auto key = name_key("佛山市示例（集团）ABC 有限公司");
    for (const char* name : {"佛山市示例(集团)abc有限公司", "佛山市示例【集团】ＡＢＣ有限公司",
                             " 佛山市示例〔集团〕Abc\u3000有限公司\u200B"})
        CHECK(name_key(name) == key);
    CHECK(name_key("示例一厂") != name_key("示例二厂"));
    CHECK(name_key("").empty());
    CHECK(name_key("\xE5\xBE").size() == 3);  // cut off: as ICU replaces it
}

TEST_CASE("names that need no ICU have the key that ICU gives") {
    std::string utf8;
    const auto check = [&](char32_t from, char32_t to) {
        for (char32_t c = from; c <= to; ++c) {
            utf8 = c < 0x80 ? std::string(1, static_cast<char>(c))
                            : std::string{static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                                          static_cast<char>(0x80 | (c & 0x3F))};
            // ① becomes 1 and takes the text out of the quick way.
            if (name_key(utf8 + "①") != name_key(utf8) + "1") FAIL_CHECK(static_cast<unsigned>(c));
        }
    };
    check(0x01, 0x7F);
    check(0x3000, 0x33FF);
    check(0x3FFF, 0xA000);
    check(0xFF00, 0xFFEF);
}

TEST_CASE("Pinyin of towns, also from several threads") {
    CHECK(pinyin("北滘镇").full == "beijiaozhen");
    CHECK(pinyin("北滘镇").initials == "bjz");
    CHECK(pinyin("ABB 机器人 2").full == "abbjiqiren2");
    CHECK(pinyin("ABB 机器人 2").initials == "ajqr2");
    std::vector<std::string> found(200);
    for_each_index(found.size(), 8, [&](std::size_t i) { found[i] = pinyin(i % 2 == 0 ? "容桂街道" : "陈村镇").full; });
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i] != (i % 2 == 0 ? "rongguijiedao" : "chencunzhen")) FAIL(found[i]);
}

TEST_CASE("GB18030 both ways, and the place of what it does not have") {
    const std::string text = "联通 顺德\U00020BB7€";
    CHECK(from_gb18030(to_gb18030(text)) == text);
    CHECK(from_gb18030("\xC1\xAA\xCD\xA8") == "联通");
    std::size_t at = 0;
    CHECK_FALSE(from_gb18030("\xC1\xAA\xFF\xFF", &at).has_value());
    CHECK(at >= 2);
    CHECK_FALSE(from_gb18030("\xC1").has_value());
    std::string much;
    for (int i = 0; i < 5000; ++i) much += "顺";
    CHECK(from_gb18030(to_gb18030(much)) == much);  // longer than any buffer
}

TEST_CASE("UTF-16 of both ends") {
    using namespace std::string_literals;
    CHECK(from_utf16("\x7A\x98\xB7\x5F"s, false) == "顺德");
    CHECK(from_utf16("\x98\x7A\x5F\xB7"s, true) == "顺德");
    CHECK_FALSE(from_utf16("\x00\xD8\x41\x00"s, false).has_value());
}
