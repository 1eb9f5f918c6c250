// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include "support/catch.hpp"

using namespace qm::base;
using Parts = std::vector<std::string_view>;

TEST_CASE("Strict UTF-8: overlong forms, surrogates, cuts and code page bytes are refused at their place") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("顺德 abc \U00020BB7"));
    const std::pair<std::string, std::size_t> rows[] = {
        {"\xC1\xAA\xCD\xA8", 0},  // 联通 in GBK, which lax decoders take for UTF-8
        {"\xC0\x80", 0},
        {"abc\xE0\x80\x80", 3},
        {"\xED\xA0\x80", 0},
        {"\xF4\x90\x80\x80", 0},
        {"\xF0\x80\x80\x80", 0},
        {"12345678\x80", 8},
        {"123456789012\xE9\xA1", 12},
        {"\xE9\xA1\xBA\xE5", 3},
        {"\xFF", 0},
    };
    for (const auto& [bytes, at] : rows) {
        INFO(shown(bytes));
        CHECK(invalid_utf8_at(bytes) == at);
        CHECK_FALSE(is_utf8(bytes));
    }
}

TEST_CASE("Trimming takes blanks of all kinds, at the ends only") {
    CHECK(trim(" \t\r\n\u00A0\u3000\u200B\uFEFFa b\u3000c\uFEFF ") == "a b\u3000c");
    CHECK(trim("\u3000 ").empty());
    CHECK(trim("\xFF x ") == "\xFF x");
    CHECK(trim("顺德") == "顺德");
}

TEST_CASE("Splitting and joining") {
    CHECK(split("a,,b", ',') == Parts{"a", "", "b"});
    CHECK(split("", ',') == Parts{""});
    CHECK(split_list(" R101；R102、 R103 | ;R104; ") == Parts{"R101", "R102", "R103", "R104"});
    CHECK(split_list(" ； ").empty());
    CHECK(join({"a", "b"}, ", ") == "a, b");
    CHECK(join({}, ",").empty());
    CHECK(replaced("a--b--", "--", "-") == "a-b-");
    CHECK(replaced("aaa", "a", "aa") == "aaaaaa");
}

TEST_CASE("Width and case") {
    CHECK(fold_width("ＡＢＣ１２３（）　顺德，\xFF") == "ABC123() 顺德,\xFF");
    CHECK(upper("abcé顺z") == "ABCé顺Z");
}

TEST_CASE("Shown text cannot drive a terminal nor grow without end") {
    CHECK(shown("a\x1b[31mb\n\u202Ec\x7f\xFF") == "a\\u{1B}[31mb\\u{A}\\u{202E}c\\u{7F}\\u{FF}");
    CHECK(shown(std::string_view{"\0x", 2}) == "\\u{0}x");
    CHECK(shown("顺德区", 2) == "顺德…");
    CHECK(shown("顺德区", 3) == "顺德区");
}

TEST_CASE("A slip finds its word, a stranger finds none") {
    const std::vector<std::string> words{"threshold", "title", "企业名称"};
    CHECK(nearest("treshold", words) == "threshold");
    CHECK(nearest("biuld", {"verify", "build"}) == "build");  // neighbours that changed places are one slip
    CHECK(nearest("企业名", words) == "企业名称");
    CHECK(nearest("单位", words).empty());
    CHECK(nearest("x", {}).empty());
}

TEST_CASE("Code points there and back") {
    const std::string text = "aé顺\U00020BB7";
    std::string back;
    for (const char32_t c : code_points(text)) append_utf8(back, c);
    CHECK(back == text);
    CHECK(code_points("a\xFFz") == U"a\uFFFDz");
}
