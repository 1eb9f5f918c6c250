// SPDX-License-Identifier: Apache-2.0
#include "assess/condition.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "assess/predicates.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::assess {
namespace {

using base::Failure;

using model::Operator;
using Parsed = model::Term;

[[noreturn]] void refuse(std::string_view term, const char* reason, const base::Spot& spot) {
    throw Failure{base::Exit::configuration, "K008", {{"term", base::shown(term)}, {"reason", reason}}, spot};
}

std::string unquoted(std::string_view word) {
    word = base::trim(word);
    if (word.size() >= 2 && word.front() == '\'' && word.back() == '\'') word = word.substr(1, word.size() - 2);
    return std::string{word};
}

std::vector<std::string_view> split_terms(std::string_view text) {
    std::vector<std::string_view> terms;
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') quoted = !quoted;
        if (!quoted && text.substr(at, 5) == " and ") {
            terms.push_back(base::trim(text.substr(start, at - start)));
            start = at + 5;
            at += 4;
        }
    }
    if (!base::trim(text.substr(start)).empty()) terms.push_back(base::trim(text.substr(start)));
    return terms;
}

Parsed parse(std::string_view term, const base::Spot& spot) {
    Parsed parsed;
    parsed.text = term;
    std::string_view rest = term;
    if (rest.starts_with("not ")) {
        parsed.negated = true;
        rest = base::trim(rest.substr(4));
    }
    const auto name_end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
    parsed.name = rest.substr(0, name_end);
    if (parsed.name.empty()) refuse(term, "term_without_column", spot);
    rest = name_end == std::string_view::npos ? std::string_view{} : base::trim(rest.substr(name_end));
    if (rest.starts_with("(") && rest.ends_with(")")) {
        parsed.predicate = true;
        parsed.argument = base::trim(rest.substr(1, rest.size() - 2));
        return parsed;
    }
    if (rest == "is set" || rest == "is missing") {
        parsed.op = rest == "is set" ? Operator::set : Operator::absent;
        return parsed;
    }
    if (rest.starts_with("in") && rest.ends_with(")")) {
        const auto open = rest.find('(');
        if (open == std::string_view::npos) refuse(term, "term_without_list", spot);
        parsed.op = Operator::any_of;
        for (const auto word : base::split(rest.substr(open + 1, rest.size() - open - 2), '|'))
            parsed.literals.push_back(unquoted(word));
        return parsed;
    }
    constexpr std::array<std::pair<std::string_view, Operator>, 6> operators{{{"!=", Operator::unequal},
                                                                              {"<=", Operator::at_most},
                                                                              {">=", Operator::at_least},
                                                                              {"=", Operator::equal},
                                                                              {"<", Operator::less},
                                                                              {">", Operator::more}}};
    for (const auto& [sign, op] : operators) {
        if (!rest.starts_with(sign)) continue;
        parsed.op = op;
        parsed.literals.push_back(unquoted(rest.substr(sign.size())));
        if (parsed.literals[0].empty()) refuse(term, "term_without_value", spot);
        return parsed;
    }
    refuse(term, "term_without_operator", spot);
}

std::optional<base::Date> date_literal(std::string_view text, const Context* context) {
    if (!text.starts_with("@")) return base::parse_date(text);
    const auto end = std::min(text.find_first_of(" +-"), text.size());
    const auto name = text.substr(0, end);
    int shift = 0;
    std::string offset = base::replaced(text.substr(end), " ", "");
    if (!offset.empty()) {
        if (offset.back() != 'd' || offset.size() < 3 || offset.size() > 7) return std::nullopt;
        for (std::size_t i = 1; i + 1 < offset.size(); ++i) {
            if (offset[i] < '0' || offset[i] > '9') return std::nullopt;
            shift = shift * 10 + (offset[i] - '0');
        }
        if (offset[0] == '-') shift = -shift;
    }
    const base::Date date = context != nullptr ? context->snapshot.date : base::Date{0};
    const base::Month month = base::month_of(date);
    if (name == "@date") return base::Date{date.days + shift};
    if (name == "@month_start") return base::Date{base::first_day(month).days + shift};
    if (name == "@year_start") return base::Date{base::first_day({month.year() * 12}).days + shift};
    return std::nullopt;
}

template <class Value>
bool compared(Operator op, Value a, Value b) {
    switch (op) {
        case Operator::equal:
            return a == b;
        case Operator::unequal:
            return a != b;
        case Operator::less:
            return a < b;
        case Operator::at_most:
            return a <= b;
        case Operator::more:
            return a > b;
        case Operator::at_least:
            return a >= b;
        default:
            return false;
    }
}

using Test = std::function<bool(std::size_t)>;

Test presence(const model::Column* column, bool wanted) {
    if (column == nullptr) return [wanted](std::size_t) { return !wanted; };
    if (const auto* words = std::get_if<model::Words>(&column->cells))
        return [words, wanted](std::size_t row) { return (words->cells[row] != 0) == wanted; };
    if (const auto* numbers = std::get_if<model::Numbers>(&column->cells))
        return [numbers, wanted](std::size_t row) { return ((*numbers)[row] != base::missing) == wanted; };
    if (const auto* days = std::get_if<model::Days>(&column->cells))
        return [days, wanted](std::size_t row) { return ((*days)[row] != base::Date::none) == wanted; };
    if (const auto* degrees = std::get_if<model::Degrees>(&column->cells))
        return [degrees, wanted](std::size_t row) { return (degrees->cells[row] != model::LonLat::none) == wanted; };
    if (const auto* codes = std::get_if<model::Codes>(&column->cells))
        return [codes, wanted](std::size_t row) { return (*codes)[row].known() == wanted; };
    return [column, wanted](std::size_t row) { return !model::text_of(*column, row).empty() == wanted; };
}

// column may be null: no file has it, so no comparison holds.
Test comparison(const Parsed& parsed, const model::Column* column, model::Type type, std::string_view term,
                const Context* context, const base::Spot& spot) {
    const bool ordered = parsed.op == Operator::less || parsed.op == Operator::at_most || parsed.op == Operator::more ||
                         parsed.op == Operator::at_least;
    if (type == model::Type::number) {
        if (parsed.op == Operator::any_of) refuse(term, "number_has_no_list", spot);
        const auto wanted = base::parse_number(parsed.literals[0]);
        if (!wanted) refuse(term, "term_not_a_number", spot);
        const auto* cells = column != nullptr ? std::get_if<model::Numbers>(&column->cells) : nullptr;
        return [cells, op = parsed.op, value = *wanted](std::size_t row) {
            return cells != nullptr && (*cells)[row] != base::missing && compared(op, (*cells)[row], value);
        };
    }
    if (type == model::Type::date || type == model::Type::month) {
        if (parsed.op == Operator::any_of) refuse(term, "date_has_no_list", spot);
        const auto wanted = date_literal(parsed.literals[0], context);
        if (!wanted) refuse(term, "term_not_a_date", spot);
        const std::int32_t value = type == model::Type::month ? base::month_of(*wanted).index : wanted->days;
        const auto* cells = column != nullptr ? std::get_if<model::Days>(&column->cells) : nullptr;
        return [cells, op = parsed.op, value](std::size_t row) {
            return cells != nullptr && (*cells)[row] != base::Date::none && compared(op, (*cells)[row], value);
        };
    }
    if (ordered) refuse(term, "words_have_no_order", spot);
    if (type == model::Type::lon || type == model::Type::lat || type == model::Type::uscc ||
        type == model::Type::uscc_ref)
        refuse(term, "only_is_set", spot);
    const bool wanted = parsed.op != Operator::unequal;
    if (column == nullptr) return [](std::size_t) { return false; };
    if (const auto* words = std::get_if<model::Words>(&column->cells)) {
        std::vector<char> hits(words->dictionary.size(), 0);
        for (const auto& literal : parsed.literals)
            if (const auto number = words->dictionary.find(literal); number != 0) hits[number] = 1;
        return [words, hits = std::move(hits), wanted](std::size_t row) {
            const auto word = words->cells[row];
            return word != 0 && (hits[word] != 0) == wanted;
        };
    }
    return [column, literals = parsed.literals, wanted](std::size_t row) {
        const auto cell = model::text_of(*column, row);
        return !cell.empty() && (std::find(literals.begin(), literals.end(), cell) != literals.end()) == wanted;
    };
}

const Predicate* find_predicate(std::string_view name) {
    for (const auto& predicate : predicates())
        if (predicate.name == name) return &predicate;
    return nullptr;
}

void check_term(const Parsed& parsed, std::string_view term, const model::TableSchema& schema, const base::Spot& spot,
                bool in_part = false) {
    if (parsed.predicate) {
        const auto* predicate = find_predicate(parsed.name);
        if (predicate == nullptr) refuse(term, "no_such_predicate", spot);
        if (!predicate->table.empty() && predicate->table != schema.name)
            refuse(term, "predicate_of_other_table", spot);
        if (predicate->number_argument && !parsed.argument.empty() &&
            base::parse_number(parsed.argument).value_or(-1) < 0)
            refuse(term, "no_number_in_brackets", spot);
        if (predicate->led_only && in_part) refuse(term, "predicate_in_where_only", spot);
        return;
    }
    const int at = schema.find(parsed.name);
    if (at < 0) {
        std::vector<std::string> names;
        for (const auto& column : schema.columns) names.push_back(column.name);
        throw Failure{
            base::Exit::configuration,
            "K008",
            {{"term", base::shown(term)}, {"reason", "no_such_column"}, {"nearest", base::nearest(parsed.name, names)}},
            spot};
    }
    if (parsed.op != Operator::set && parsed.op != Operator::absent)
        comparison(parsed, nullptr, schema.columns[static_cast<std::size_t>(at)].type, term, nullptr, spot);
}

}  // namespace

int Condition::first_failing(std::size_t row) const {
    for (std::size_t i = 0; i < terms_.size(); ++i)
        if (!terms_[i].holds(row)) return static_cast<int>(i);
    return -1;
}

void check(std::string_view text, const model::TableSchema& schema, const base::Spot& spot, bool in_part) {
    for (const auto term : split_terms(text)) check_term(parse(term, spot), term, schema, spot, in_part);
}

Condition compile(std::string_view text, const model::Table& table, std::string_view table_name, const Context& context,
                  const base::Spot& spot) {
    Condition condition;
    for (const auto term : split_terms(text)) {
        const Parsed parsed = parse(term, spot);
        check_term(parsed, term, *table.schema, spot);
        Test test;
        if (parsed.predicate) {
            const auto* predicate = find_predicate(parsed.name);
            test = predicate->make(table, table_name, parsed.argument, context, condition.missing_setting_);
            condition.led_only_ = condition.led_only_ || (predicate->led_only && !parsed.negated);
        } else {
            const auto type = table.schema->columns[static_cast<std::size_t>(table.schema->find(parsed.name))].type;
            test = parsed.op == Operator::set || parsed.op == Operator::absent
                       ? presence(table.column(parsed.name), parsed.op == Operator::set)
                       : comparison(parsed, table.column(parsed.name), type, term, &context, spot);
        }
        if (parsed.negated) test = [inner = std::move(test)](std::size_t row) { return !inner(row); };
        condition.terms_.push_back({parsed, std::move(test)});
    }
    return condition;
}

}  // namespace qm::assess
