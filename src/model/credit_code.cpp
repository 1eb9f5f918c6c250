// SPDX-License-Identifier: Apache-2.0
#include "model/credit_code.hpp"

#include <array>
#include <cstddef>

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

}  // namespace

CodeCheck check_credit_code(std::string_view code) {
    constexpr std::array<int, 17> weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    constexpr std::array<int, 8> organisation_weights{3, 7, 9, 10, 5, 8, 4, 2};
    if (code.size() != 18) return CodeCheck::bad_length;
    for (const char c : code)
        if (values[static_cast<unsigned char>(c)] < 0) return CodeCheck::bad_character;

    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += organisation_values[static_cast<unsigned char>(code[8 + i])] * organisation_weights[i];
    const int rest = 11 - sum % 11;
    const char organisation = rest == 10 ? 'X' : rest == 11 ? '0' : static_cast<char>('0' + rest);
    if (code[16] != organisation) return CodeCheck::bad_organisation;

    sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += values[static_cast<unsigned char>(code[i])] * weights[i];
    return code[17] == alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)] ? CodeCheck::valid
                                                                                : CodeCheck::bad_check;
}

}  // namespace qm::model
