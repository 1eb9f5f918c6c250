// SPDX-License-Identifier: Apache-2.0
// Numbers and dates as text, independent of the locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sample {

std::string num(long long value);
std::string padded(long long value, int width);                         // 7, 4 -> "0007"
std::string fixed(long long scaled, int decimals);                      // 9432, 2 -> "94.32"
std::string degrees(double value);                                      // six decimals
std::vector<std::string> split(std::string_view text, char separator);  // "" -> {}
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::vector<std::string> characters(std::string_view utf8);  // one string per code point
bool ends_with_any(std::string_view text, const std::vector<std::string>& endings);

using Day = int;  // days since 1970-01-01; `never` for "has not happened"
inline constexpr Day never = 1 << 28;

Day day(int year, int month, int dom);
int year_of(Day d);
int month_of(Day d);
std::string iso(Day d);      // 2024-06-03; "" for never
std::string chinese(Day d);  // 2024年6月3日
std::string slashed(Day d);  // 2024/6/3, as Excel shows it

}  // namespace sample
