// SPDX-License-Identifier: Apache-2.0
#include "model/credit_code.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace qm::model {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view organisation_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

constexpr std::array<signed char, 256> values_of(std::string_view letters) {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < letters.size(); ++i)
        values[static_cast<unsigned char>(letters[i])] = static_cast<signed char>(i);
    return values;
}
constexpr auto values = values_of(alphabet);
constexpr auto organisation_values = values_of(organisation_alphabet);

constexpr std::array<int, 17> weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::array<int, 8> organisation_weights{3, 7, 9, 10, 5, 8, 4, 2};

// Of eight characters of 0-9A-Z.
char organisation_check(std::string_view code) {
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += organisation_values[static_cast<unsigned char>(code[i])] * organisation_weights[i];
    const int rest = 11 - sum % 11;
    return rest == 10 ? 'X' : rest == 11 ? '0' : static_cast<char>('0' + rest);
}

char final_check(std::string_view code) {
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += values[static_cast<unsigned char>(code[i])] * weights[i];
    return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

bool all_digits(std::string_view code) {
    return !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
}

// 9.14403E+17, as a cell shows it or as it was pasted.
bool has_exponent(std::string_view code) {
    const auto e = code.find('E');
    if (e == std::string_view::npos || e == 0) return false;
    auto mantissa = code.substr(0, e), power = code.substr(e + 1);
    const bool sign = power.starts_with('+'), point = mantissa.find('.') != std::string_view::npos;
    if (sign) power.remove_prefix(1);
    return (sign || point) && all_digits(power) && power.size() <= 2 &&
           mantissa.find_first_not_of("0123456789.") == std::string_view::npos;
}

// A number of eighteen digits went through a cell of type number. Excel keeps fifteen digits and fills up with zeros;
// others write the nearest binary number, which here is a multiple of 128, or its shortest form, which ends in 00.
bool was_a_number(std::string_view code) {
    if (code.size() != 18 || !all_digits(code) || check_credit_code(code) == CodeCheck::valid) return false;
    std::uint64_t number = 0;
    for (const char c : code) number = number * 10 + static_cast<std::uint64_t>(c - '0');
    return code.ends_with("00") || number % 128 == 0;
}

}  // namespace

CodeCheck check_credit_code(std::string_view code) {
    if (code.size() != 18) return CodeCheck::bad_length;
    if (!foreign_characters(code).empty()) return CodeCheck::bad_character;
    if (code[16] != organisation_check(code.substr(8))) return CodeCheck::bad_organisation;
    return code[17] == final_check(code) ? CodeCheck::valid : CodeCheck::bad_check;
}

std::string foreign_characters(std::string_view code) {
    std::string foreign;
    for (const char c : code)
        if (values[static_cast<unsigned char>(c)] < 0 && foreign.find(c) == std::string::npos) foreign += c;
    return foreign;
}

char expected_character(std::string_view code) {
    switch (check_credit_code(code)) {
        case CodeCheck::bad_organisation:
            return organisation_check(code.substr(8));
        case CodeCheck::bad_check:
            return final_check(code);
        default:
            return '\0';
    }
}

OtherNumber recognise(std::string_view text) {
    if (has_exponent(text) || was_a_number(text)) return OtherNumber::lost_digits;
    if (text.size() == 15 && all_digits(text)) return OtherNumber::registration_number;
    if (text.size() == 9 && text.find_first_not_of(organisation_alphabet) == std::string_view::npos &&
        text[8] == organisation_check(text))
        return OtherNumber::organisation_code;
    return OtherNumber::unknown;
}

std::string_view organisation_code(std::string_view code) {
    return code.size() == 18 ? code.substr(8, 9) : std::string_view{};
}

}  // namespace qm::model
