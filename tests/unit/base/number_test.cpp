// SPDX-License-Identifier: Apache-2.0
#include "base/number.hpp"

#include <random>

#include "support/catch.hpp"

using namespace qm::base;

TEST_CASE("Numbers as people write them, in millionths") {
    const std::pair<const char*, std::int64_t> rows[] = {
        {"0", 0},
        {"1234", 1'234'000'000},
        {"-1,234.5", -1'234'500'000},
        {"+.5", 500'000},
        {"5.", 5'000'000},
        {"98.5%", 98'500'000},
        {"1,234,567", 1'234'567'000'000},
        {"0.000001", 1},
        {"0.0000010", 1},
        {"\u22122", -2'000'000},
        {"9223372036854.775807", std::numeric_limits<std::int64_t>::max()},
        {"007", 7'000'000},
    };
    for (const auto& [text, value] : rows) {
        INFO(text);
        CHECK(parse_number(text) == value);
    }
}

TEST_CASE("What is no number is not guessed") {
    for (const char* text : {"",
                             "-",
                             "+",
                             ".",
                             "%",
                             "1e5",
                             "0x10",
                             "nan",
                             "inf",
                             "1,23",
                             "1,2345",
                             ",123",
                             "1,,234",
                             "1,234,",
                             "1.2.3",
                             "--1",
                             "1 000",
                             "１２",
                             "0.0000001",
                             "9223372036854.775808",
                             "99999999999999999999",
                             "1-",
                             "1,234.5,6"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
}

TEST_CASE("Fractions compare exactly, where doubles cannot and where cross products overflow") {
    const Wide big = static_cast<Wide>(1) << 120;
    CHECK(compare({1, 3}, {1, 3}) == 0);
    CHECK(compare({2, 6}, {1, 3}) == 0);
    CHECK(compare({1, 3}, {333'333'333'333'333, 1'000'000'000'000'000}) > 0);
    CHECK(compare({big, big + 1}, {big - 1, big}) > 0);
    CHECK(compare({big - 1, big}, {big, big + 1}) < 0);
    CHECK(compare({-1, 3}, {1, 3}) < 0);
    CHECK(compare({-1, 3}, {-1, 2}) > 0);
    CHECK(compare({0, 5}, {0, 7}) == 0);
    std::mt19937 random{1};
    for (int i = 0; i < 2000; ++i) {
        const auto part = [&] { return static_cast<Wide>(random() % 2001) - 1000; };
        const Ratio a{part(), static_cast<Wide>(random() % 50 + 1)}, b{part(), static_cast<Wide>(random() % 50 + 1)};
        const Wide left = a.num * b.den, right = b.num * a.den;
        if (compare(a, b) != (left < right ? -1 : left > right ? 1 : 0)) FAIL("at " << i);
    }
}

TEST_CASE("Rounding: once, half away from zero, on both sides of zero") {
    CHECK(format({5, 10}, {}) == "1");
    CHECK(format({-5, 10}, {}) == "\u22121");
    CHECK(format({49, 100}, {}) == "0");
    CHECK(format({-49, 100}, {}) == "0");        // no minus before a zero
    CHECK(format({2675, 1000}, {2}) == "2.68");  // as a double it would be 2.67
    CHECK(format({1, 3}, {4}) == "0.3333");
    CHECK(format({2, 3}, {4}) == "0.6667");
    CHECK(format({1, -2}, {}) == "\u22121");
    const Wide big = static_cast<Wide>(1) << 100;
    CHECK(format({big, big * 2}, {3}) == "0.500");
}

TEST_CASE("Signs, groups, zeros") {
    CHECK(format({1'234'567, 1}, {}) == "1,234,567");
    CHECK(format({1'234'567, 1}, {0, false}) == "1234567");
    CHECK(format({999'999, 1000}, {0}) == "1,000");
    CHECK(format({12, 10}, {1, true, true}) == "+1.2");
    CHECK(format({0, 10}, {1, true, true}) == "0.0");
    CHECK(format({1250, 100}, {2, true, false, true}) == "12.5");
    CHECK(format({100, 1}, {2, true, false, true}) == "100");
    CHECK(format({5, 100}, {2}) == "0.05");
    CHECK(format_count(-12345) == "\u221212,345");
}

TEST_CASE("Wide integers as text") {
    const Wide big = static_cast<Wide>(99'999'999'999'999'999) * 1'000'000'000'000;
    for (const Wide value : {Wide{0}, Wide{-1}, big, -big}) CHECK(parse_wide(to_string(value)) == value);
    CHECK(to_string(-big) == "-99999999999999999000000000000");
    for (const char* text : {"", "-", "+1", "1.0", "1e3", " 1", "100000000000000000000000000000000000000"})
        CHECK_FALSE(parse_wide(text).has_value());
}
