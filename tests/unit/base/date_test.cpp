// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include "support/catch.hpp"

using namespace qm::base;

TEST_CASE("Dates as people and Excel write them") {
    const auto day = make_date(2024, 3, 1);
    REQUIRE(day.has_value());
    for (const char* text :
         {"2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日", "2024年03月01日", "2024年3月1", "45352"}) {
        INFO(text);
        CHECK(parse_date(text) == day);
    }
    CHECK(to_string(*day) == "2024-03-01");
    CHECK(to_string(Date{}).empty());
}

TEST_CASE("Days that never were, and forms that could mean two days") {
    for (const char* text : {"",
                             "2026-02-30",
                             "2023-02-29",
                             "2024-13-01",
                             "2024-00-10",
                             "2024-01-00",
                             "26/3/5",
                             "3/5/26",
                             "2024-03",
                             "2024年3月",
                             "20260431",
                             "1899-12-31",
                             "2200-01-01",
                             "2024-03-01 08:00",
                             "2024-03-01-",
                             "-2024-03-01",
                             "2024--03-01",
                             "60",
                             "00060",
                             "4535",
                             "453520",
                             "12345678901234567890",
                             "2024-3-1x"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
    CHECK(parse_date("2024-02-29").has_value());
    // Days of a spreadsheet: 1980 to 2059, others are rather numbers.
    CHECK(to_string(*parse_date("29221")) == "1980-01-01");
    CHECK(to_string(*parse_date("58440")) == "2059-12-31");
    CHECK(is_serial_day("45352"));
    CHECK_FALSE(is_serial_day("453520"));
    for (const auto* text : {"00060", "00061", "29220", "58441"}) CHECK_FALSE(parse_date(text).has_value());
}

TEST_CASE("Days in Chinese numerals, and days outside of all reason") {
    CHECK(to_string(*parse_date("二〇二四年三月一日")) == "2024-03-01");
    CHECK(to_string(*parse_date("二零二四年十二月三十一日")) == "2024-12-31");
    CHECK(to_string(*parse_date("二〇二四年十月二十日")) == "2024-10-20");
    CHECK(to_string(*parse_date("二○一九年十一月十日")) == "2019-11-10");
    CHECK(to_string(*parse_month("二〇二四年十二月")) == "2024-12");
    CHECK_FALSE(parse_date("二〇二四年十三月一日").has_value());
    CHECK_FALSE(parse_date("二〇二三年二月二十九日").has_value());
    CHECK(std::string{outside_years("1899-12-31")} == "< 1900");
    CHECK(outside_years("18000229") == nullptr);  // 1800 was no leap year
    CHECK(std::string{outside_years("16000229")} == "< 1900");
    CHECK(std::string{outside_years("2924年6月3日")} == "> 2199");
    for (const auto* text : {"1900-02-29", "2024-06-03", "1899-02-30", "24-06-03", "", "1899-12"})
        CHECK(outside_years(text) == nullptr);
}

TEST_CASE("Every day of three centuries comes back") {
    Date day = *make_date(1900, 1, 1);
    const Date last = *make_date(2199, 12, 31);
    for (; day <= last; ++day.days) {
        const auto parts = ymd(day);
        if (make_date(parts.year, parts.month, parts.day) != day || parse_date(to_string(day)) != day)
            FAIL(to_string(day));
    }
}

TEST_CASE("Months") {
    for (const char* text : {"2024-05", "2024/5", "2024.5", "202405", "2024年5月"}) {
        INFO(text);
        CHECK(parse_month(text) == Month{2024 * 12 + 4});
    }
    for (const char* text :
         {"", "2024", "2024-13", "2024-0", "24-05", "2024-05-01", "20245", "1899-12", "2200-01", "May 2024"}) {
        INFO(text);
        CHECK_FALSE(parse_month(text).has_value());
    }
    const Month may = *parse_month("2024-05");
    CHECK(may.year() == 2024);
    CHECK(may.number() == 5);
    CHECK(to_string(may) == "2024-05");
    CHECK(month_of(*make_date(2024, 5, 31)) == may);
    CHECK(to_string(first_day(may)) == "2024-05-01");
    CHECK(to_string(last_day(may)) == "2024-05-31");
    CHECK(to_string(last_day(*parse_month("2024-02"))) == "2024-02-29");
    CHECK(to_string(last_day(*parse_month("2023-12"))) == "2023-12-31");
}
