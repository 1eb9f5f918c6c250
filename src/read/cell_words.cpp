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
        const std::string key = base::name_key(text);
        for (const auto& value : column.values)
            if (base::name_key(value) == key) {
                keep(value);
                return word;
            }
        word.kind = WordKind::unknown;
        return word;
    }
    if (column.type == Type::industry) {
        std::string code = cleaned_code(text);
        const std::string_view digits =
            std::string_view{code}.substr(!code.empty() && code[0] >= 'A' && code[0] <= 'T' ? 1 : 0);
        if (digits.size() < 2 || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
            word.kind = WordKind::unknown;
        else
            keep(std::move(code));
        return word;
    }
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
