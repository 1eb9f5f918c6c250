// SPDX-License-Identifier: Apache-2.0
#include "text.hpp"

#include <chrono>
#include <cstdio>

namespace sample {

namespace {
std::chrono::year_month_day civil(Day d) { return std::chrono::sys_days{std::chrono::days{d}}; }

std::string date_text(Day d, const char* pattern) {
    if (d == never) return "";
    const auto ymd = civil(d);
    char text[48];
    std::snprintf(text, sizeof text, pattern, int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
    return text;
}
}  // namespace

std::string num(long long value) { return std::to_string(value); }

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
int year_of(Day d) { return int(civil(d).year()); }
int month_of(Day d) { return static_cast<int>(unsigned(civil(d).month())); }
std::string iso(Day d) { return date_text(d, "%04d-%02u-%02u"); }
std::string chinese(Day d) { return date_text(d, "%d年%u月%u日"); }
std::string slashed(Day d) { return date_text(d, "%d/%u/%u"); }

}  // namespace sample
