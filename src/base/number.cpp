// SPDX-License-Identifier: Apache-2.0
#include "base/number.hpp"

#include <algorithm>

namespace qm::base {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

std::string digits_of(Wide magnitude) {
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(magnitude % 10)));
        magnitude /= 10;
    } while (magnitude > 0);
    return digits;
}

// Whole part with correctly placed grouping commas removed; nullopt where a comma stands elsewhere.
std::optional<std::string> without_grouping(std::string_view whole) {
    if (whole.find(',') == std::string_view::npos) return std::string{whole};
    std::string digits;
    std::size_t run = 0;
    bool first = true;
    for (std::size_t i = 0; i <= whole.size(); ++i) {
        if (i == whole.size() || whole[i] == ',') {
            if (first ? (run == 0 || run > 3) : run != 3) return std::nullopt;
            first = false;
            run = 0;
        } else {
            digits += whole[i];
            ++run;
        }
    }
    return digits;
}

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view text) {
    if (!text.empty() && text.back() == '%') text.remove_suffix(1);
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    } else if (text.substr(0, 3) == "\u2212") {
        negative = true;
        text.remove_prefix(3);
    }
    const auto point = text.find('.');
    const auto whole = without_grouping(text.substr(0, point));
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!whole || (whole->empty() && fraction.empty())) return std::nullopt;
    if (!std::all_of(whole->begin(), whole->end(), is_digit)) return std::nullopt;
    if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
    if (fraction.size() > 6) return std::nullopt;
    Wide value = 0;
    for (char c : *whole) {
        value = value * 10 + (c - '0');
        if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    }
    for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(negative ? -value : value);
}

int compare(const Ratio& a, const Ratio& b) {
    // Whole parts first: the cross product of two 128-bit sums could overflow.
    Wide an = a.num, ad = a.den, bn = b.num, bd = b.den;
    for (int flip = 1;; flip = -flip) {
        const auto floor_div = [](Wide n, Wide d) { return n / d - ((n % d != 0 && (n < 0) != (d < 0)) ? 1 : 0); };
        const Wide aq = floor_div(an, ad);
        const Wide bq = floor_div(bn, bd);
        if (aq != bq) return (aq < bq ? -1 : 1) * flip;
        const Wide ar = an - aq * ad;
        const Wide br = bn - bq * bd;
        if (ar == 0 || br == 0) return ar == br ? 0 : (ar == 0 ? -1 : 1) * flip;
        an = ad, ad = ar, bn = bd, bd = br;  // continue with the reciprocals of the fractional parts
    }
}

Wide rounded(const Ratio& value, int decimals) {
    const bool negative = (value.num < 0) != (value.den < 0);
    const Wide num = value.num < 0 ? -value.num : value.num;
    const Wide den = value.den < 0 ? -value.den : value.den;
    Wide result = num / den;
    Wide rest = num % den;
    for (int i = 0; i < decimals; ++i) {  // digit by digit, so that num × 10^decimals cannot overflow
        rest *= 10;
        result = result * 10 + rest / den;
        rest %= den;
    }
    if (rest >= den - rest) ++result;
    return negative ? -result : result;
}

std::string format(const Ratio& value, const NumberStyle& style) {
    Wide scaled = rounded(value, style.decimals);
    const bool negative = scaled < 0;
    if (negative) scaled = -scaled;
    const Wide unit = power_of_ten(style.decimals);
    std::string whole = digits_of(scaled / unit);
    if (style.group) {
        for (auto i = static_cast<std::ptrdiff_t>(whole.size()) - 3; i > 0; i -= 3)
            whole.insert(static_cast<std::size_t>(i), ",");
    }
    std::string fraction;
    if (style.decimals > 0) {
        fraction = digits_of(scaled % unit);
        fraction.insert(0, static_cast<std::size_t>(style.decimals) - fraction.size(), '0');
        while (style.trim_zeros && !fraction.empty() && fraction.back() == '0') fraction.pop_back();
        if (!fraction.empty()) fraction.insert(0, ".");
    }
    const std::string sign = negative ? "\u2212" : (style.sign && scaled != 0 ? "+" : "");
    return sign + whole + fraction;
}

std::string format_count(std::int64_t value) {
    return format(Ratio{value, 1}, {});
}

std::string to_string(Wide value) {
    return (value < 0 ? "-" : "") + digits_of(value < 0 ? -value : value);
}

std::optional<Wide> parse_wide(std::string_view digits) {
    const bool negative = !digits.empty() && digits.front() == '-';
    if (negative) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 38 || !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    Wide value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    return negative ? -value : value;
}

}  // namespace qm::base
