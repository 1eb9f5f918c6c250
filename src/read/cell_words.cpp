// SPDX-License-Identifier: Apache-2.0
// Cells that hold a word of a vocabulary, a flag or a code.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/cell_text.hpp"
#include "read/cells.hpp"

namespace qm::read {
namespace {

using model::ColumnSchema;
using model::Type;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// 1-2 that a spreadsheet took for a day: 1月2日, 2-Jan, Jan-02.
bool became_date(std::string_view text) {
    constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.size() <= 2 && std::all_of(part.begin(), part.end(), is_digit);
    };
    if (text.size() > 12) return false;
    if (const auto month = text.find("月"); month != std::string_view::npos && text.ends_with("日"))
        return digits(text.substr(0, month)) && text.size() > month + 6 &&
               digits(text.substr(month + 3, text.size() - month - 6));
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return false;
    const auto named = [&](std::string_view part) {
        return std::find(months.begin(), months.end(), base::upper(part)) != months.end();
    };
    const auto first = text.substr(0, dash), second = text.substr(dash + 1);
    return (digits(first) && named(second)) || (named(first) && digits(second));
}

Word classify(const ColumnSchema& column, std::string_view text) {
    if (text.empty()) return {WordKind::empty, "", false};
    Word word;
    const auto keep = [&](std::string kept) {
        word.differs = kept != text;
        word.kept = std::move(kept);
    };
    if (!column.values.empty() && std::find(column.values.begin(), column.values.end(), text) != column.values.end())
        return word;
    if (is_formula_error(text)) return {WordKind::error, "", true};
    if (is_null_word(text)) return {WordKind::null_word, "", true};
    if (column.type == Type::flag) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 14> flags{{{"y", "是"},
                                                                                       {"yes", "是"},
                                                                                       {"true", "是"},
                                                                                       {"1", "是"},
                                                                                       {"√", "是"},
                                                                                       {"有", "是"},
                                                                                       {"是", "是"},
                                                                                       {"n", "否"},
                                                                                       {"no", "否"},
                                                                                       {"false", "否"},
                                                                                       {"0", "否"},
                                                                                       {"×", "否"},
                                                                                       {"x", "否"},
                                                                                       {"否", "否"}}};
        const std::string key = base::name_key(text);
        for (const auto& [from, to] : flags)
            if (key == from) {
                keep(std::string{to});
                return word;
            }
        word.kind = WordKind::unknown;
        return word;
    }
    if (!column.values.empty()) {
        // A list may hold several of the words; it is kept in their own spelling.
        const bool several = column.type == Type::list;
        std::vector<std::string> kept;
        for (const auto part : several ? base::split_list(text) : std::vector{text}) {
            const std::string key = base::name_key(part);
            const auto known = std::find_if(column.values.begin(), column.values.end(),
                                            [&](const auto& value) { return base::name_key(value) == key; });
            const auto spelling = std::find_if(column.spellings.begin(), column.spellings.end(),
                                               [&](const auto& other) { return other.first == key; });
            if (known == column.values.end() && spelling == column.spellings.end()) {
                word.kind = WordKind::unknown;
                return word;
            }
            kept.push_back(known != column.values.end() ? *known : spelling->second);
        }
        keep(base::join(kept, ";"));
        return word;
    }
    if (column.type == Type::industry) {
        std::string code = cleaned_code(text);
        const std::string_view digits =
            std::string_view{code}.substr(!code.empty() && code[0] >= 'A' && code[0] <= 'T' ? 1 : 0);
        // 0111 that became a number: three digits of the first five divisions cannot be told from a group.
        if (digits.size() == 3 && code.size() == 3 && digits[0] >= '1' && digits[0] <= '5')
            word.kind = WordKind::short_code;
        if (digits.size() < 2 || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
            word.kind = WordKind::unknown;
        else
            keep(std::move(code));
        return word;
    }
    if (became_date(text)) word.kind = WordKind::became_date;
    keep(std::string{without_formula_quotes(text)});
    return word;
}

}  // namespace

void put_word(BlockColumn& into, const ColumnSchema& column, std::string_view text, const char* cell,
              const CellReporter& reporter) {
    const std::uint32_t number = into.words.add(text, [&](std::string_view fresh) { return classify(column, fresh); });
    into.word_cells.push_back(number);
    switch (into.words.kind(number)) {
        case WordKind::plain:
        case WordKind::empty:
            return;
        case WordKind::null_word:
            into.null_words.add(reporter.line(), text);
            return;
        case WordKind::error:
            reporter.warn("X012", cell, column, text);
            return;
        case WordKind::became_date:
            return reporter.warn("V103", cell, column, text);
        case WordKind::short_code:
            return reporter.say(
                "V104", base::Severity::info, cell,
                {{"column", column.zh}, {"value", base::shown(text)}, {"candidate", "0" + base::shown(text)}});
        case WordKind::unknown:
            break;
    }
    if (column.type == Type::industry) return reporter.warn("V102", cell, column, text);
    const std::string nearest = base::nearest(text, column.values);
    reporter.say("V101", base::Severity::warning, cell,
                 {{"column", column.zh},
                  {"value", base::shown(text)},
                  {"nearest", nearest},
                  {"known", base::join(column.values, "、")}});
}

}  // namespace qm::read
