// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace qm::base {
namespace {

namespace chrono = std::chrono;

bool replace_all(std::string& text, std::string_view what, std::string_view with) {
    bool any = false;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
        any = true;
    }
    return any;
}

// The integers between '-' signs; empty when anything else stands there.
std::vector<int> fields(std::string_view text) {
    std::vector<int> parts;
    int value = 0;
    int digits = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9' && digits < 9) {
            value = value * 10 + (text[i] - '0');
            ++digits;
        } else if ((i == text.size() || text[i] == '-') && digits > 0) {
            parts.push_back(value);
            value = digits = 0;
        } else {
            return {};
        }
    }
    return parts;
}

// Values of 〇 to 九; -1 for other characters. All take three bytes.
int numeral(std::string_view character) {
    constexpr std::array<std::string_view, 10> digits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (character == "零" || character == "○") return 0;
    const auto at = std::find(digits.begin(), digits.end(), character);
    return at == digits.end() ? -1 : static_cast<int>(at - digits.begin());
}

// 二〇二四 -> 2024, 十二 -> 12, 三十一 -> 31; other characters stay.
std::string with_digits(std::string_view text) {
    if (text.find("年") == std::string_view::npos) return std::string{text};
    std::string plain;
    bool after_numeral = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = text.substr(at, 3);
        const auto following = text.substr(std::min(at + 3, text.size()), 3);
        if (const int value = numeral(character); value >= 0) {
            plain += static_cast<char>('0' + value);
            after_numeral = true;
            at += 3;
        } else if (character == "十") {
            if (!after_numeral) plain += '1';
            if (numeral(following) < 0) plain += '0';
            after_numeral = true;
            at += 3;
        } else {
            plain += text[at++];
            after_numeral = false;
        }
    }
    return plain;
}

// 2024年3月1日, 2024/3/1 and 2024.3.1 all become 2024-3-1.
std::string unified(std::string_view text) {
    std::string plain = with_digits(text);
    if (replace_all(plain, "年", "-")) {
        const bool day = replace_all(plain, "日", "") || replace_all(plain, "号", "");
        if (replace_all(plain, "月", "-") && !day && !plain.empty() && plain.back() == '-') plain.pop_back();
        return plain;
    }
    for (char& c : plain)
        if (c == '/' || c == '.') c = '-';
    return plain;
}

constexpr int first_year = 1900, last_year = 2199;

}  // namespace

namespace {

bool exists(int year, int month, int day) {
    return month >= 1 && day >= 1 &&
           chrono::year_month_day{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                  chrono::day{static_cast<unsigned>(day)}}
               .ok();
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
    if (year < first_year || year > last_year || !exists(year, month, day)) return std::nullopt;
    const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                      chrono::day{static_cast<unsigned>(day)}};
    return Date{static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

Ymd ymd(Date date) {
    const chrono::year_month_day day{chrono::sys_days{chrono::days{date.days}}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

Month month_of(Date date) {
    const auto parts = ymd(date);
    return {parts.year * 12 + parts.month - 1};
}

Date first_day(Month month) {
    return *make_date(month.year(), month.number(), 1);
}

Date last_day(Month month) {
    return {first_day({month.index + 1}).days - 1};
}

std::optional<Date> parse_date(std::string_view text) {
    const auto parts = fields(unified(text));
    if (parts.size() == 3 && parts[0] >= 1000) return make_date(parts[0], parts[1], parts[2]);
    if (parts.size() != 1 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    if (text.size() == 8) return make_date(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
    constexpr int serial_of_1970 = 25569, serial_of_1980 = 29221, serial_of_2060 = 58441;
    if (is_serial_day(text) && parts[0] >= serial_of_1980 && parts[0] < serial_of_2060)
        return Date{parts[0] - serial_of_1970};
    return std::nullopt;
}

bool is_serial_day(std::string_view text) {
    return text.size() == 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

const char* outside_years(std::string_view text) {
    auto parts = fields(unified(text));
    if (parts.size() == 1 && text.size() == 8) parts = {parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100};
    if (parts.size() != 3 || parts[0] < 1000 || parts[0] > 9999) return nullptr;
    // The calendar repeats after 400 years; 1800 to 2199 are one round of it.
    if (!exists(1800 + (parts[0] + 200) % 400, parts[1], parts[2])) return nullptr;
    return parts[0] < first_year ? "< 1900" : parts[0] > last_year ? "> 2199" : nullptr;
}

std::optional<Month> parse_month(std::string_view text) {
    auto parts = fields(unified(text));
    if (parts.size() == 1 && text.size() == 6) parts = {parts[0] / 100, parts[0] % 100};
    if (parts.size() != 2 || parts[0] < first_year || parts[0] > last_year || parts[1] < 1 || parts[1] > 12)
        return std::nullopt;
    return Month{parts[0] * 12 + parts[1] - 1};
}

std::string to_string(Date date) {
    if (!date.known()) return {};
    const auto parts = ymd(date);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", parts.year, parts.month, parts.day);
    return text.data();
}

std::string to_string(Month month) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d", month.year(), month.number());
    return text.data();
}

}  // namespace qm::base
