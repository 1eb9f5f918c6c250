// SPDX-License-Identifier: Apache-2.0
// Calendar days and months. A day is a count of days since 1970-01-01 (proleptic Gregorian); a month is
// year × 12 + month − 1. Day and month precision are different types and never convert silently.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace qm::base {

struct Date {
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    std::int32_t days = none;
    bool known() const { return days != none; }
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct Month {
    std::int32_t index = 0;  // year × 12 + (month − 1)
    int year() const { return index / 12; }
    int number() const { return index % 12 + 1; }
    friend auto operator<=>(const Month&, const Month&) = default;
};

struct Ymd {
    int year = 0, month = 0, day = 0;
};

/// nullopt where no such day exists (2026-02-30) or the year is outside 1900–2199.
std::optional<Date> make_date(int year, int month, int day);
Ymd ymd(Date date);
Month month_of(Date date);
Date first_day(Month month);
Date last_day(Month month);

/// Accepts 2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日 (日 or 号), 二〇二四年三月一日 and an Excel serial
/// (five digits, 1900 system, 1980 to 2059: others are rather something else). Refuses two-digit years and day-less
/// forms: nothing is guessed. Text must be trimmed and width-folded.
std::optional<Date> parse_date(std::string_view text);
/// Accepts 2024-03, 2024/3, 2024.3, 202403, 2024年3月, 二〇二四年三月.
std::optional<Month> parse_month(std::string_view text);
/// Five digits: how a spreadsheet keeps a day.
bool is_serial_day(std::string_view text);
/// "< 1900" or "> 2199" for a day that exists but lies outside; nullptr otherwise.
const char* outside_years(std::string_view text);

std::string to_string(Date date);    // 2024-03-01
std::string to_string(Month month);  // 2024-03

}  // namespace qm::base
