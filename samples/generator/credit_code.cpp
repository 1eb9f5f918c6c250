// SPDX-License-Identifier: Apache-2.0
#include "credit_code.hpp"

#include <string_view>

#include "text.hpp"

namespace sample {

namespace {

char organisation_check(std::string_view eight) {
    constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const char c = eight[i];
        sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

char code_check(std::string_view seventeen) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;
    for (char c : seventeen) {
        sum += weight * static_cast<int>(alphabet.find(c));
        weight = weight * 3 % 31;
    }
    return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

}  // namespace

std::string credit_code(int n) {
    // A stride coprime to the range scatters the serials, so that neighbours in a list do not look alike.
    const long long serial = (static_cast<long long>(n) * 611953 + 104729) % 1000000;
    const std::string organisation = "MA" + padded(serial, 6);
    const std::string code = "91440699" + organisation + organisation_check(organisation);
    return code + code_check(code);
}

}  // namespace sample
