// SPDX-License-Identifier: Apache-2.0
#include "read/quantity.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "read/cell_text.hpp"

namespace qm::read {
namespace {

// Longer words before those that they begin with.
constexpr std::array<std::string_view, 36> before{
    "大约",   "约为",   "约",     "将近", "接近", "近",   "超过", "超",   "逾",   "不足", "不到", "不少于",
    "不低于", "不超过", "不高于", "至少", "至多", "最少", "最多", "高于", "低于", "大于", "小于", "≈",
    "~",      "≥",      ">=",     "≧",    ">",    "≤",    "<=",   "≦",    "<",    "达",   "共计", "共"};
constexpr std::array<std::string_view, 9> behind{"多", "余", "餘", "以上", "以下", "以内", "左右", "上下", "+"};
constexpr std::array<std::string_view, 3> exact{"共计", "共", "达"};  // say nothing about exactness
constexpr std::array<std::string_view, 3> currency{"人民币", "¥", "￥"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool take_front(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text = trimmed(text.substr(word.size()));
    return true;
}

bool take_back(std::string_view& text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    text = trimmed(text.substr(0, text.size() - word.size()));
    return true;
}

// 多 and its like in front of the unit, behind it, or between multiplier and unit (3万多元).
bool take_qualifiers(std::string& unit) {
    bool any = false;
    std::string_view rest = unit;
    for (bool again = true; again;) {
        again = false;
        for (const auto word : behind)
            if (take_front(rest, word) || take_back(rest, word)) again = any = true;
    }
    unit = std::string{rest};
    for (const std::string word : {"多", "余"})
        for (const std::string multiplier : {"万", "亿", "千", "百"})
            if (unit.starts_with(multiplier + word)) {
                unit.erase(multiplier.size(), word.size());
                any = true;
            }
    return any;
}

}  // namespace

Quantity parse_quantity(std::string_view text, const ColumnUnit& unit) {
    Quantity result;
    bool money = false;
    for (bool again = true; again;) {
        again = false;
        for (const auto word : before)
            if (take_front(text, word)) {
                again = true;
                result.approximate |= std::find(exact.begin(), exact.end(), word) == exact.end();
            }
        for (const auto word : currency)
            if (take_front(text, word)) again = money = true;
    }
    std::size_t end = 0;
    if (text.starts_with("\u2212")) end = 3;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) end = 1;
    while (end < text.size() && (is_digit(text[end]) || text[end] == ',' || text[end] == '.')) ++end;
    const auto number = base::parse_number(text.substr(0, end));
    if (!number) return result;
    std::string suffix{trimmed(text.substr(end))};
    // What begins like more of a number is none: 10-20, 1e3, 12 34.
    if (!suffix.empty() && (suffix[0] & 0x80) == 0 && suffix[0] != '%' && suffix[0] != '+' &&
        !((suffix[0] >= 'a' && suffix[0] <= 'z') || (suffix[0] >= 'A' && suffix[0] <= 'Z')))
        return result;
    result.approximate |= take_qualifiers(suffix);
    base::Ratio factor = unit.factor;
    if (!suffix.empty() || money) {
        Unit written = unit_named(suffix);
        if (money && (suffix.empty() || written.atom.empty())) {
            written.atom = "元";
            written.dimension = "money";
            written.known = true;
        }
        if (!written.known && std::any_of(suffix.begin(), suffix.end(), is_digit)) return result;
        const auto between = factor_between(written, unit.own);
        if (!between) {
            result.kind = Quantity::Kind::other_unit;
            return result;
        }
        factor = *between;
        result.converted = factor.num != factor.den;
    }
    const auto value = converted(*number, factor);
    if (!value) return result;
    result.kind = Quantity::Kind::value;
    result.millionths = *value;
    return result;
}

}  // namespace qm::read
