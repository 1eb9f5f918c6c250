// SPDX-License-Identifier: Apache-2.0
// Exact figures. A number read from a table is a signed 64-bit count of millionths (six decimals, up to 9.2e12);
// sums are 128-bit; a rate is a pair of integers. Rounding happens only when a figure is printed (half away from
// zero). No function here depends on the locale and none uses binary floating point.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace qm::base {

__extension__ using Wide = __int128;

inline constexpr std::int64_t micro = 1'000'000;                                   // one unit, in millionths
inline constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();  // "no value" in a number column

/// Parses "1234", "-1,234.5", "+.5", "98.5%" (the sign is dropped: the unit of the column decides), full-width
/// digits already folded by the caller. Grouping commas must stand at thousands. Returns millionths.
/// nullopt: not a number, more than six decimals that are not zero, or out of range.
std::optional<std::int64_t> parse_number(std::string_view text);

/// An exact fraction; den > 0, or den == 0 for "undefined" (0 of 0).
struct Ratio {
    Wide num = 0;
    Wide den = 0;
    bool defined() const { return den != 0; }
    friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// Compares num/den exactly; both must be defined.
int compare(const Ratio& a, const Ratio& b);

/// value × 10^decimals, rounded half away from zero. The base of every printed figure.
Wide rounded(const Ratio& value, int decimals);

struct NumberStyle {
    int decimals = 0;
    bool group = true;        // 1,234,567
    bool sign = false;        // always show the sign: +1.2
    bool trim_zeros = false;  // 12.50 -> 12.5, 100.0 -> 100
};

/// Prints with a true minus sign (U+2212), as every page does.
std::string format(const Ratio& value, const NumberStyle& style);
std::string format_count(std::int64_t value);  // 12,345

std::string to_string(Wide value);  // plain decimal digits with '-', for state files
std::optional<Wide> parse_wide(std::string_view digits);

}  // namespace qm::base
