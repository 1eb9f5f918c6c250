// SPDX-License-Identifier: Apache-2.0
#include "text.hpp"

#include <chrono>
#include <cstdio>

namespace sample {

namespace {
std::chrono::year_month_day civil(Day d) {
    return std::chrono::sys_days{std::chrono::days{d}};
}

}  // namespace

std::string num(long long value) {
    return std::to_string(value);
}

std::string padded(long long value, int width) {
    std::string digits = std::to_string(value);
    while (digits.size() < static_cast<std::size_t>(width)) digits.insert(digits.begin(), '0');
    return digits;
}

std::string fixed(long long scaled, int decimals) {
    std::string digits = padded(scaled, decimals + 1);
    if (decimals > 0) digits.insert(digits.end() - decimals, '.');
    return digits;
}

std::string degrees(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", value);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    if (text.empty()) return parts;
    std::size_t from = 0;
    for (std::size_t at; (at = text.find(separator, from)) != std::string_view::npos; from = at + 1)
        parts.emplace_back(text.substr(from, at - from));
    parts.emplace_back(text.substr(from));
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string all;
    for (const std::string& part : parts) {
        if (!all.empty()) all += separator;
        all += part;
    }
    return all;
}

std::vector<std::string> characters(std::string_view utf8) {
    std::vector<std::string> result;
    for (char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) result.emplace_back();
        result.back() += c;
    }
    return result;
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& endings) {
    for (const std::string& ending : endings)
        if (text.ends_with(ending)) return true;
    return false;
}

Day day(int year, int month, int dom) {
    const std::chrono::sys_days days{std::chrono::year{year} / month / dom};
    return static_cast<Day>(days.time_since_epoch().count());
}
int year_of(Day d) {
    return int(civil(d).year());
}
int month_of(Day d) {
    return static_cast<int>(unsigned(civil(d).month()));
}
std::string iso(Day d) {
    if (d == never) return "";
    return num(year_of(d)) + "-" + padded(month_of(d), 2) + "-" + padded(unsigned(civil(d).day()), 2);
}
std::string chinese(Day d) {
    return num(year_of(d)) + "年" + num(month_of(d)) + "月" + num(unsigned(civil(d).day())) + "日";
}
std::string slashed(Day d) {
    return num(year_of(d)) + "/" + num(month_of(d)) + "/" + num(unsigned(civil(d).day()));
}

}  // namespace sample
