// SPDX-License-Identifier: Apache-2.0
#include "assess/measure.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "assess/built_tables.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace qm::assess {
namespace {

using base::Failure;
using model::Aggregation;
using model::counted_condition;
using model::day_columns;
using model::Indicator;
using model::Period;
using model::referred_indicator;
using model::Type;

std::function<bool(std::size_t)> period_test(const Indicator& indicator, const model::Table& table,
                                             const Context& context) {
    if (indicator.date_field.empty()) return [](std::size_t) { return true; };
    const auto& snapshot = context.snapshot;
    base::Date from{-1'000'000};
    base::Date to = snapshot.date;
    switch (indicator.period) {
        case Period::month:
            from = base::first_day(snapshot.month);
            break;
        case Period::ytd:
            from = base::first_day({snapshot.month.year() * 12});
            break;
        case Period::year:
            from = base::first_day({snapshot.month.year() * 12});
            to = base::last_day({snapshot.month.year() * 12 + 11});
            break;
        case Period::always:
            break;
    }
    const int at = table.schema->find(indicator.date_field);
    const bool months = table.schema->columns[static_cast<std::size_t>(at)].type == Type::month;
    return [&table, &indicator, from, to, months](std::size_t row) {
        const auto date = table.date(row, indicator.date_field);
        if (!date.known()) return false;
        if (months) return date.days >= base::month_of(from).index && date.days <= base::month_of(to).index;
        return date >= from && date <= to;
    };
}

// The value of one part of a ratio for a row: a column, 1 for rows that satisfy a condition, or days between two dates.
struct Part {
    const model::Numbers* numbers = nullptr;
    const model::Table* table = nullptr;
    std::pair<std::string, std::string> dates;
    std::optional<Condition> condition;
    std::string missing_setting;

    std::int64_t of(std::size_t row) const {
        if (condition) return condition->holds(row) ? 1 : 0;
        if (table != nullptr) {
            const auto from = table->date(row, dates.first);
            const auto to = table->date(row, dates.second);
            return from.known() && to.known() ? to.days - from.days : 0;
        }
        return numbers == nullptr || (*numbers)[row] == base::missing ? 0 : (*numbers)[row];
    }
};

Part make_part(const std::string& text, const Indicator& indicator, const model::Table& table, const Context& context) {
    Part part;
    const auto condition = counted_condition(text);
    if (const auto dates = day_columns(text); !dates.first.empty()) {
        part.table = &table;
        part.dates = dates;
    } else if (text.starts_with("count(")) {
        part.condition = compile(condition, table, indicator.table, context, indicator.spot);
        part.missing_setting = part.condition->missing_setting();
    } else if (const auto* column = table.column(text)) {
        part.numbers = std::get_if<model::Numbers>(&column->cells);
    }
    return part;
}

std::optional<Key> key_of(const model::Column* column, std::size_t row) {
    if (column == nullptr) return std::nullopt;
    if (const auto* codes = std::get_if<model::Codes>(&column->cells)) {
        if (!(*codes)[row].known()) return std::nullopt;
        return Key{(*codes)[row].high, (*codes)[row].low};
    }
    if (const auto* words = std::get_if<model::Words>(&column->cells)) {
        if (words->cells[row] == 0) return std::nullopt;
        return Key{0, words->cells[row]};
    }
    if (const auto* numbers = std::get_if<model::Numbers>(&column->cells)) {
        if ((*numbers)[row] == base::missing) return std::nullopt;
        return Key{0, static_cast<std::uint64_t>((*numbers)[row])};
    }
    return std::nullopt;
}

const model::Numbers* numbers_of(const model::Table& table, const std::string& name) {
    const auto* column = name.empty() ? nullptr : table.column(name);
    return column == nullptr ? nullptr : std::get_if<model::Numbers>(&column->cells);
}

[[noreturn]] void refuse(const Indicator& indicator, const std::string& term, const char* reason) {
    throw Failure{
        base::Exit::configuration,
        "K008",
        {{"term", term.empty() ? indicator.id : base::shown(term)}, {"reason", reason}, {"indicator", indicator.id}},
        indicator.spot};
}

void need_column(const Indicator& indicator, const model::TableSchema& schema, const std::string& name, bool number) {
    const int at = schema.find(name);
    if (at < 0) refuse(indicator, name, "no_such_column");
    if (number && schema.columns[static_cast<std::size_t>(at)].type != Type::number)
        refuse(indicator, name, "not_a_number_column");
}

void check_part(const Indicator& indicator, const std::string& part, const std::vector<Indicator>& all,
                const model::TableSchema* schema) {
    if (part.empty()) refuse(indicator, part, "ratio_without_part");
    if (const auto other = referred_indicator(part); !other.empty()) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Indicator& i) { return i.id == other; });
        if (found == all.end()) refuse(indicator, part, "no_such_indicator");
        return;
    }
    if (schema == nullptr) refuse(indicator, indicator.table, "no_such_table");
    if (const auto dates = day_columns(part); !dates.first.empty()) {
        need_column(indicator, *schema, dates.first, false);
        need_column(indicator, *schema, dates.second, false);
    } else if (part.starts_with("count("))
        check(counted_condition(part), *schema, indicator.spot, true);
    else
        need_column(indicator, *schema, part, true);
}

// Follows indicator(…) references; a reference back to the start is a circle. Nobody could check a figure that hangs
// on a longer chain of others.
constexpr int deepest = 64;
void check_circle(const Indicator& start, const Indicator& at, const std::vector<Indicator>& all,
                  std::set<std::string>& seen, int depth = 0) {
    if (depth > deepest) refuse(start, start.id + " → … → " + at.id, "indicators_too_deep");
    for (const auto* part : {&at.numerator, &at.denominator}) {
        const auto id = referred_indicator(*part);
        if (id.empty()) continue;
        if (id == start.id) refuse(start, start.id + " → " + at.id + " → " + id, "indicator_of_itself");
        const auto next = std::find_if(all.begin(), all.end(), [&](const Indicator& i) { return i.id == id; });
        if (next != all.end() && seen.insert(id).second) check_circle(start, *next, all, seen, depth + 1);
    }
}

}  // namespace

void check_indicator(const Indicator& indicator, const std::vector<Indicator>& all, const model::Schemas& schemas) {
    const model::TableSchema* schema = find_schema(indicator.table, schemas);
    if (indicator.aggregation == Aggregation::ratio) {
        check_part(indicator, indicator.numerator, all, schema);
        check_part(indicator, indicator.denominator, all, schema);
        std::set<std::string> seen;
        check_circle(indicator, indicator, all, seen);
        if (!referred_indicator(indicator.numerator).empty()) return;
    }
    if (schema == nullptr) refuse(indicator, indicator.table, "no_such_table");
    check(indicator.where, *schema, indicator.spot);
    if (!indicator.date_field.empty()) need_column(indicator, *schema, indicator.date_field, false);
    if (indicator.aggregation == Aggregation::distinct) {
        need_column(indicator, *schema, indicator.key, false);
        // Free text has no numbers to tell words apart by: every count would be 0.
        if (schema->columns[static_cast<std::size_t>(schema->find(indicator.key))].type == Type::text)
            refuse(indicator, indicator.key, "free text cannot be counted; make it a code column");
    }
    const bool needs_value = indicator.aggregation == Aggregation::sum || indicator.aggregation == Aggregation::wmean ||
                             indicator.aggregation == Aggregation::max ||
                             indicator.aggregation == Aggregation::median || indicator.aggregation == Aggregation::hhi;
    if (needs_value) need_column(indicator, *schema, indicator.value, true);
    if (indicator.aggregation == Aggregation::given) need_column(indicator, *schema, indicator.value, false);
    if (indicator.aggregation == Aggregation::wmean) need_column(indicator, *schema, indicator.weight, true);
}

Measurement measure(const Indicator& indicator, const Context& context, LeftOut* left_out) {
    Measurement result;
    const auto found = context.snapshot.tables.find(indicator.table);
    const auto places = context.snapshot.places.tables.find(indicator.table);
    if (found == context.snapshot.tables.end() || places == context.snapshot.places.tables.end()) {
        result.table_missing = true;
        return result;
    }
    const model::Table& table = found->second;
    result.table = &table;
    result.places = &places->second;
    const Condition where = compile(indicator.where, table, indicator.table, context, indicator.spot);
    result.led_only = where.led_only();
    const auto in_period = period_test(indicator, table, context);
    const bool ratio = indicator.aggregation == Aggregation::ratio;
    const Part numerator = ratio ? make_part(indicator.numerator, indicator, table, context) : Part{};
    const Part denominator = ratio ? make_part(indicator.denominator, indicator, table, context) : Part{};
    for (const auto* setting : {&where.missing_setting(), &numerator.missing_setting, &denominator.missing_setting})
        if (!setting->empty()) result.missing_setting = *setting;
    const auto* key = table.column(indicator.key);
    const auto* value = numbers_of(table, indicator.value);
    const auto* weight = numbers_of(table, indicator.weight);
    // Reasons by number: first the terms of the condition, then these.
    enum Fixed : std::uint16_t { outside_period, key_missing, value_missing, weight_missing, not_in_either };
    if (left_out != nullptr) {
        for (const auto& term : where.terms()) {
            left_out->where.push_back(term.said);
            left_out->reasons.push_back({{}, term.said});
        }
        for (const auto& [part, terms] :
             {std::pair{&numerator, &left_out->numerator}, std::pair{&denominator, &left_out->denominator}})
            if (part->condition)
                for (const auto& term : part->condition->terms()) terms->push_back(term.said);
        for (const char* reason : {"outside_period", "key_missing", "value_missing", "weight_missing", "not_in_either"})
            left_out->reasons.push_back({reason, {}});
    }
    const auto drop = [&](std::size_t row, std::size_t reason) {
        if (left_out != nullptr)
            left_out->rows.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(reason)});
    };
    const std::size_t fixed = where.terms().size();

    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (const int failing = where.first_failing(row); failing >= 0) {
            drop(row, static_cast<std::size_t>(failing));
            continue;
        }
        if (!in_period(row)) {
            drop(row, fixed + outside_period);
            continue;
        }
        Measured measured{static_cast<std::uint32_t>(row), 1, 0, {}};
        switch (indicator.aggregation) {
            case Aggregation::count:
                break;
            case Aggregation::distinct:
                if (const auto found_key = key_of(key, row)) {
                    measured.key = *found_key;
                    break;
                }
                drop(row, fixed + key_missing);
                continue;
            case Aggregation::ratio:
                measured.num = numerator.of(row);
                measured.den = denominator.of(row);
                if (measured.num != 0 || measured.den != 0) break;
                drop(row, fixed + not_in_either);
                continue;
            case Aggregation::sum:
            case Aggregation::wmean:
            case Aggregation::max:
            case Aggregation::median:
            case Aggregation::hhi:
                if (value == nullptr || (*value)[row] == base::missing) {
                    drop(row, fixed + value_missing);
                    continue;
                }
                measured.num = (*value)[row];
                if (indicator.aggregation != Aggregation::wmean) break;
                if (weight == nullptr || (*weight)[row] == base::missing) {
                    drop(row, fixed + weight_missing);
                    continue;
                }
                measured.den = (*weight)[row];
                break;
            case Aggregation::given:
                break;
        }
        result.rows.push_back(measured);
    }
    return result;
}

}  // namespace qm::assess
