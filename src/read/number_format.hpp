// SPDX-License-Identifier: Apache-2.0
// Numbers of a spreadsheet as text, as a CSV export of the same sheet says them: dates by their number format, percent
// with its sign, codes with their leading zeros; all else as its exact decimal digits. Nothing here uses binary
// floating point: what stands in the file is text and stays text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qm::read {

struct NumberFormat {
    enum class Kind : std::uint8_t {
        plain,
        day,      // 2024-03-01, with the time of day when there is one
        month,    // 2024-03: the format shows no day
        time,     // 08:30:00
        percent,  // 98.5%
        zeros,    // 001101 by a format of zeros only
    } kind = Kind::plain;
    std::uint8_t width = 0;  // of zeros
};

/// By the number of a format that every spreadsheet knows.
NumberFormat built_in_format(std::uint32_t id);
/// By its code: "yyyy/m/d", "0.0%", "000000", "[$-804]yyyy\"年\"m\"月\"".
NumberFormat format_of_code(std::string_view code);

/// The value of a cell as text. More than fifteen digits of a fraction are rounded to fifteen (what lies behind is made
/// by binary numbers and never shown by Excel); whole numbers keep every digit; exponents of 15 and more stay as
/// written, so that a code that became a number is recognised. What is no number stays as it is.
std::string number_text(std::string_view value, NumberFormat format, bool days_from_1904);

/// A day as ISO text of a date column that holds plain numbers in the system of 1904, or the text itself.
std::string serial_of_1900(std::string_view text);

/// 2024-03-01T08:30:00.000Z, as files and databases keep a moment, as 2024-03-01 08:30:00; without the time at
/// midnight.
std::string iso_text(std::string_view moment);

/// A decimal text with at most `places` decimals, rounded half away from zero; the text itself when it has no more or
/// is no plain decimal.
std::string with_decimals(std::string_view text, std::size_t places);

}  // namespace qm::read
