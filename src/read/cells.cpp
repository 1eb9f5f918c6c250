// SPDX-License-Identifier: Apache-2.0
#include "read/cells.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "model/credit_code.hpp"
#include "read/cell_text.hpp"
#include "read/quoting.hpp"

namespace qm::read {
namespace {

using model::ColumnSchema;
using model::Type;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Plain numbers such as 1234 or -12.5, which nearly all are; base::parse_number answers for the rest.
bool quick_number(std::string_view text, std::int64_t& millionths) {
    const bool negative = text.front() == '-';
    std::size_t at = negative ? 1 : 0;
    std::int64_t value = 0;
    const std::size_t first = at;
    for (; at < text.size() && is_digit(text[at]); ++at) value = value * 10 + (text[at] - '0');
    if (at == first || at - first > 12) return false;
    value *= base::micro;
    if (at < text.size()) {
        if (text[at] != '.' || text.size() - at > 7 || text.size() - at < 2) return false;
        std::int64_t place = base::micro;
        for (++at; at < text.size(); ++at) {
            if (!is_digit(text[at])) return false;
            place /= 10;
            value += place * (text[at] - '0');
        }
    }
    millionths = negative ? -value : value;
    return true;
}

bool quick_day(std::string_view text, base::Date& date) {
    if (text.size() != 10 || (text[4] != '-' && text[4] != '/') || text[7] != text[4]) return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
        if (!is_digit(text[i])) return false;
    const auto two = [&](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
    const auto made = base::make_date(two(0) * 100 + two(2), two(5), two(8));
    if (made) date = *made;
    return made.has_value();
}

// Time of day behind a date, as databases and spreadsheets add it: 2024/3/1 0:00:00.
std::string_view without_time(std::string_view text) {
    const auto blank = text.find_first_of(" T");
    if (blank == std::string_view::npos || blank < 6) return text;
    const auto rest = text.substr(blank + 1);
    if (rest.empty() || rest.find(':') == std::string_view::npos) return text;
    return rest.find_first_not_of("0123456789:.+Z") == std::string_view::npos ? trimmed(text.substr(0, blank)) : text;
}

// Words of the column for "no value" (false) and for "none" (true).
std::optional<bool> own_null_word(const ColumnSchema& column, std::string_view folded) {
    if (column.null_words.empty()) return std::nullopt;
    const std::string key = base::upper(folded);
    for (const auto& [word, zero] : column.null_words)
        if (word == key) return zero;
    return std::nullopt;
}

// What is left of the text when it is a value, missing otherwise; counts and reports what is not.
enum class Content : std::uint8_t { value, missing, none };
Content content_of(BlockColumn& into, const ColumnSchema& column, std::string_view folded, const char* cell,
                   const CellReporter& reporter) {
    if (folded.empty()) return Content::missing;
    if (is_formula_error(folded)) {
        reporter.warn("X012", cell, column, folded);
        return Content::missing;
    }
    bool zero = is_none_word(folded);
    if (const auto own = own_null_word(column, folded)) {
        zero = *own;
    } else if (!is_null_word(folded)) {
        return Content::value;
    }
    if (column.type == Type::number && zero) {
        into.none_words.add(reporter.line(), folded);
        return Content::none;
    }
    into.null_words.add(reporter.line(), folded);
    return Content::missing;
}

std::int64_t slow_number(BlockColumn& into, const ColumnSchema& column, const ColumnUnit& unit, std::string_view text,
                         const char* cell, const CellReporter& reporter) {
    const std::string folded_text = base::fold_width(text);
    const std::string_view folded = trimmed(without_formula_quotes(trimmed(folded_text)));
    switch (content_of(into, column, folded, cell, reporter)) {
        case Content::missing:
            return base::missing;
        case Content::none:
            return 0;
        case Content::value:
            break;
    }
    const Quantity quantity = parse_quantity(folded, unit);
    const auto say = [&](const char* code, const std::string& number) {
        reporter.say(code, base::Severity::warning, cell,
                     {{"column", column.zh},
                      {"value", base::shown(text)},
                      {"unit", column.unit.empty() ? "—" : column.unit},
                      {"number", number}});
    };
    if (quantity.kind == Quantity::Kind::no_number) {
        reporter.warn("N001", cell, column, text);
        return base::missing;
    }
    if (quantity.kind == Quantity::Kind::other_unit) {
        say("N004", "");
        return base::missing;
    }
    const std::string number = base::format({quantity.millionths, base::micro}, {6, false, false, true}) + column.unit;
    if (quantity.approximate) say("N013", number);
    if (quantity.converted) into.converted.add(reporter.line(), std::string{text} + " = " + number);
    return quantity.millionths;
}

}  // namespace

void CellReporter::say(std::string_view code, base::Severity severity, const char* cell, base::Facts facts) const {
    base::Spot spot = origin_.spot(line_);
    if (cell != nullptr && !origin_.sheet.empty()) {
        const auto at = std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.begin == cell; });
        if (at != fields_.end()) spot.column = 1 + static_cast<std::uint32_t>(at - fields_.begin());
    } else if (cell != nullptr) {
        const char* line_start = record_;
        for (const char* c = record_; c < cell; ++c)
            if (*c == quoted_break) {
                ++spot.line;
                line_start = c + 1;
            }
        // Characters, not bytes: what an editor shows. Splitting changed separators only, never the length.
        spot.column =
            1 + static_cast<std::uint32_t>(std::count_if(line_start, cell, [](char c) { return (c & 0xC0) != 0x80; }));
    }
    findings_.add(std::string{code}, severity, std::move(spot), std::move(facts));
}

void CellReporter::warn(std::string_view code, const char* cell, const ColumnSchema& column,
                        std::string_view value) const {
    say(code, base::Severity::warning, cell, {{"column", column.zh}, {"value", base::shown(value)}});
}

void put_number(BlockColumn& into, const ColumnSchema& column, const ColumnUnit& unit, std::string_view text,
                const char* cell, const CellReporter& reporter) {
    std::int64_t value = base::missing;
    if (!text.empty()) {
        if (!unit.same() || !column.null_words.empty() || !quick_number(text, value))
            value = slow_number(into, column, unit, text, cell, reporter);
    }
    into.numbers.push_back(value);
    if (value == base::missing || column.unit.empty()) return;
    const bool share = column.unit == "%";
    if (share) {
        ++into.shares;
        into.shares_over_one += value > base::micro;
    }
    const auto against = [&](const char* rule) {
        reporter.say("N005", base::Severity::warning, cell,
                     {{"column", column.zh}, {"value", base::shown(text)}, {"rule", rule}});
    };
    if (value < 0) against("< 0");
    if (share && value > 100 * base::micro) against("> 100%");
}

void put_day(BlockColumn& into, const ColumnSchema& column, std::string_view text, const char* cell,
             const CellReporter& reporter) {
    base::Date date;
    if (!text.empty() && !quick_day(text, date)) {
        const std::string folded_text = base::fold_width(text);
        const auto folded = without_time(trimmed(folded_text));
        if (content_of(into, column, folded, cell, reporter) == Content::value) {
            if (const auto parsed = base::parse_date(folded)) {
                date = *parsed;
                if (base::is_serial_day(folded))
                    into.serials.add(reporter.line(), std::string{folded} + " = " + base::to_string(date));
            } else if (const char* rule = base::outside_years(folded)) {
                reporter.say("N009", base::Severity::warning, cell,
                             {{"column", column.zh}, {"value", base::shown(text)}, {"rule", rule}});
            } else {
                reporter.warn("N008", cell, column, text);
            }
        }
    }
    into.small.push_back(date.days);
}

void put_month(BlockColumn& into, const ColumnSchema& column, std::string_view text, const char* cell,
               const CellReporter& reporter) {
    std::int32_t month = base::Date::none;
    if (!text.empty()) {
        const std::string folded_text = base::fold_width(text);
        const auto folded = trimmed(folded_text);
        if (content_of(into, column, folded, cell, reporter) == Content::value) {
            if (const auto parsed = base::parse_month(folded))
                month = parsed->index;
            else
                reporter.warn("N010", cell, column, text);
        }
    }
    into.small.push_back(month);
}

void put_credit_code(BlockColumn& into, const ColumnSchema& column, std::string_view text, const char* cell,
                     const CellReporter& reporter) {
    model::CreditCode packed;
    if (!text.empty()) {
        std::string cleaned;
        std::string_view code = text;
        std::optional<model::CreditCode> found = model::pack(code);
        if (!found) {
            cleaned = cleaned_code(text);
            code = cleaned;
            found = model::pack(code);
        }
        const auto say = [&](const char* finding, const char* rule, std::string detail) {
            reporter.say(
                finding, base::Severity::warning, cell,
                {{"column", column.zh}, {"value", base::shown(text)}, {"rule", rule}, {"detail", std::move(detail)}});
        };
        const auto check = found ? model::check_credit_code(code) : model::CodeCheck::bad_length;
        if (check == model::CodeCheck::valid) {
            packed = *found;
        } else if (const auto other = model::recognise(code); other == model::OtherNumber::lost_digits) {
            reporter.warn("I003", cell, column, text);
        } else if (found) {
            packed = *found;
            if (check == model::CodeCheck::bad_character)
                say("I004", "letters", model::foreign_characters(code));
            else
                say("I004", check == model::CodeCheck::bad_organisation ? "organisation" : "check",
                    std::string(1, model::expected_character(code)));
        } else if (content_of(into, column, text, cell, reporter) == Content::value) {
            say("I005",
                other == model::OtherNumber::registration_number ? "registration"
                : other == model::OtherNumber::organisation_code ? "organisation"
                                                                 : "length",
                std::to_string(base::code_points(code).size()));
        }
    }
    into.codes.push_back(packed);
}

void put_text(BlockColumn& into, const ColumnSchema& column, std::string_view text, const char* cell,
              const CellReporter& reporter) {
    if (is_formula_error(text)) {
        reporter.warn("X012", cell, column, text);
        text = {};
    }
    into.texts.add(text);
}

Decimal parse_decimal(std::string_view text) {
    if (text.empty()) return {};
    std::string folded_text;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
        folded_text = base::fold_width(text);
        text = trimmed(folded_text);
    }
    if (is_null_word(text) || is_formula_error(text)) return {};
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') text.remove_prefix(1);
    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        value = value * 10 + (text[at] - '0');
        if (at > 9) return {Decimal::Kind::unreadable, 0};
    }
    const std::size_t whole_digits = at;
    std::size_t places = 0;
    bool round_up = false;
    if (at < text.size() && text[at] == '.')
        for (++at; at < text.size() && is_digit(text[at]); ++at, ++places) {
            if (places < 7) value = value * 10 + (text[at] - '0');
            if (places == 7) round_up = text[at] >= '5';
        }
    if (at != text.size() || whole_digits + places == 0) return {Decimal::Kind::unreadable, 0};
    for (; places < 7; ++places) value *= 10;
    value += round_up ? 1 : 0;
    return {Decimal::Kind::value, negative ? -value : value};
}

}  // namespace qm::read
