// SPDX-License-Identifier: Apache-2.0
#include "read/number_format.hpp"

#include <algorithm>
#include <optional>

#include "base/date.hpp"
#include "base/text.hpp"

namespace qm::read {
namespace {

using Kind = NumberFormat::Kind;

constexpr std::int64_t seconds_a_day = 86'400;
constexpr int shown_digits = 15;
constexpr int system_1904 = 1462;  // days between the two systems

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// 0.digits × 10^point; no leading zero, no trailing zero; no digits = zero.
struct Decimal {
    bool negative = false;
    std::string digits;
    int point = 0;
    bool exponent = false;  // was written with one
    bool fraction() const { return point < static_cast<int>(digits.size()); }

    void tidy() {
        const auto zeros = std::min(digits.find_first_not_of('0'), digits.size());
        digits.erase(0, zeros);
        point -= static_cast<int>(zeros);
        while (!digits.empty() && digits.back() == '0') digits.pop_back();
        if (digits.empty()) {
            point = 0;
            negative = false;
        }
    }
    void keep_digits(int count) {
        if (count >= static_cast<int>(digits.size())) return;
        if (count < 0) {
            digits.clear();
        } else {
            const bool up = digits[static_cast<std::size_t>(count)] >= '5';
            digits.resize(static_cast<std::size_t>(count));
            if (up) {
                int at = count - 1;
                for (; at >= 0 && digits[static_cast<std::size_t>(at)] == '9'; --at)
                    digits[static_cast<std::size_t>(at)] = '0';
                if (at >= 0) {
                    ++digits[static_cast<std::size_t>(at)];
                } else {
                    digits.insert(0, 1, '1');
                    ++point;
                }
            }
        }
        tidy();
    }
    std::string plain() const {
        std::string text = negative ? "-" : "";
        const auto size = static_cast<int>(digits.size());
        if (point <= 0)
            text += "0";
        else
            text += digits.substr(0, static_cast<std::size_t>(std::min(point, size)));
        if (point > size) text.append(static_cast<std::size_t>(point - size), '0');
        if (point < size) {
            text += '.';
            if (point < 0) text.append(static_cast<std::size_t>(-point), '0');
            text += digits.substr(static_cast<std::size_t>(std::max(point, 0)));
        }
        return text;
    }
};

std::optional<Decimal> decimal_of(std::string_view text) {
    constexpr std::size_t longest = 400;
    constexpr int largest_exponent = 400;
    if (text.empty() || text.size() > longest) return std::nullopt;
    Decimal number;
    std::size_t at = 0;
    if (text[at] == '-' || text[at] == '+') number.negative = text[at++] == '-';
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && is_digit(text[at])) number.digits += text[at++];
        return static_cast<int>(at - from);
    };
    number.point = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits();
    }
    if (number.digits.empty()) return std::nullopt;
    if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
        ++at;
        number.exponent = true;
        const bool minus = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        int exponent = 0;
        const std::size_t from = at;
        for (; at < text.size() && is_digit(text[at]) && exponent <= largest_exponent; ++at)
            exponent = exponent * 10 + (text[at] - '0');
        if (at == from || exponent > largest_exponent) return std::nullopt;
        number.point += minus ? -exponent : exponent;
    }
    if (at != text.size()) return std::nullopt;
    number.tidy();
    return number;
}

std::string two(std::int64_t value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string time_text(std::int64_t seconds) {
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

// A serial of the 1900 system, in which 1900 had a 29 February. That day is written as it stands and no calendar has
// it.
std::string day_text(std::int64_t serial) {
    constexpr std::int64_t leap_day = 60, before_1970 = 25'569;
    if (serial == leap_day) return "1900-02-29";
    if (serial == 0) return "1900-01-00";
    const base::Date date{static_cast<std::int32_t>(serial - before_1970 + (serial < leap_day ? 1 : 0))};
    return base::to_string(date);
}

std::optional<std::string> moment(const Decimal& number, Kind kind, bool days_from_1904) {
    constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31
    if (number.negative || number.point > 7) return std::nullopt;
    std::int64_t days = 0, billionths = 0;
    for (int i = 0; i < number.point; ++i)
        days = days * 10 +
               (i < static_cast<int>(number.digits.size()) ? number.digits[static_cast<std::size_t>(i)] - '0' : 0);
    for (int i = 0; i < 9; ++i) {
        const int at = number.point + i;
        const bool there = at >= 0 && at < static_cast<int>(number.digits.size());
        billionths = billionths * 10 + (there ? number.digits[static_cast<std::size_t>(at)] - '0' : 0);
    }
    std::int64_t seconds = (billionths * seconds_a_day + 500'000'000) / 1'000'000'000;
    if (seconds == seconds_a_day) {
        ++days;
        seconds = 0;
    }
    if (kind == Kind::time) return days == 0 ? std::optional{time_text(seconds)} : std::nullopt;  // 25:00 is no day
    if (days_from_1904) days += system_1904;
    if (days > last_day) return std::nullopt;
    std::string text = day_text(days);
    if (kind == Kind::month && seconds == 0) return text.substr(0, 7);
    if (seconds != 0) text += " " + time_text(seconds);
    return text;
}

}  // namespace

NumberFormat built_in_format(std::uint32_t id) {
    const auto within = [&](std::uint32_t from, std::uint32_t to) { return id >= from && id <= to; };
    if (id == 9 || id == 10) return {Kind::percent, 0};
    if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return {Kind::month, 0};
    if (within(18, 21) || within(32, 35) || within(45, 47) || id == 55 || id == 56) return {Kind::time, 0};
    if (within(14, 16) || id == 22 || within(28, 31) || id == 51 || id == 53 || id == 54 || id == 58)
        return {Kind::day, 0};
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    std::string letters;  // of the first section, without what is shown as it stands
    bool zeros_only = !code.empty();
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at];
        zeros_only = zeros_only && c == '0';
        if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '[') {
            const auto close = std::min(code.find(']', at), code.size());
            const auto inner = base::upper(code.substr(at + 1, close - at - 1));
            if (!inner.empty() && inner.find_first_not_of("HMS") == std::string::npos) letters += 'H';  // elapsed time
            at = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else {
            letters += c;
        }
    }
    letters = base::upper(letters);
    for (const std::string_view word : {"GENERAL", "AM/PM", "A/P", "E+", "E-"})
        for (auto at = letters.find(word); at != std::string::npos; at = letters.find(word))
            letters.erase(at, word.size());
    const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
    constexpr std::size_t most_zeros = 30;
    if (zeros_only && code.size() > 1 && code.size() <= most_zeros)
        return {Kind::zeros, static_cast<std::uint8_t>(code.size())};
    const bool year = has('Y') || has('E'), clock = has('H') || has('S');
    if (has('D')) return {Kind::day, 0};
    if (year) return {has('M') && !clock ? Kind::month : Kind::day, 0};
    if (clock) return {Kind::time, 0};
    if (has('M')) return {Kind::day, 0};
    if (has('%')) return {Kind::percent, 0};
    return {};
}

std::string number_text(std::string_view value, NumberFormat format, bool days_from_1904) {
    auto number = decimal_of(value);
    if (!number) return std::string{value};
    if (format.kind == Kind::day || format.kind == Kind::month || format.kind == Kind::time)
        if (auto text = moment(*number, format.kind, days_from_1904)) return *std::move(text);
    if (number->fraction()) number->keep_digits(std::max(shown_digits, number->point));
    constexpr int smallest = -20;
    if (number->exponent && (number->point > shown_digits || number->point < smallest)) return std::string{value};
    if (format.kind == Kind::percent) {
        if (!number->digits.empty()) number->point += 2;
        return number->plain() + "%";
    }
    std::string text = number->plain();
    if (format.kind == Kind::zeros && !number->negative && !number->fraction() && text.size() < format.width)
        text.insert(0, format.width - text.size(), '0');
    return text;
}

std::string serial_of_1900(std::string_view text) {
    constexpr std::size_t digits = 5;
    if (text.size() != digits || !std::all_of(text.begin(), text.end(), is_digit)) return std::string{text};
    return number_text(text, {Kind::day, 0}, true);
}

std::string iso_text(std::string_view moment) {
    const auto t = moment.find('T');
    if (t == std::string_view::npos) return std::string{moment};
    const auto time = moment.substr(t + 1, moment.find_first_of(".Z", t) - t - 1);
    if (time == "00:00:00") return std::string{moment.substr(0, t)};
    return std::string{moment.substr(0, t)} + " " + std::string{time};
}

std::string with_decimals(std::string_view text, std::size_t places) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || text.size() - dot - 1 <= places) return std::string{text};
    auto number = decimal_of(text);
    if (!number || number->exponent) return std::string{text};
    number->keep_digits(number->point + static_cast<int>(places));
    return number->plain();
}

}  // namespace qm::read
