// SPDX-License-Identifier: Apache-2.0
#include "model/term.hpp"

namespace qm::model {
namespace {

// Name of the phrase for the operator and for its opposite.
std::pair<const char*, const char*> phrase_of(Operator op) {
    switch (op) {
        case Operator::equal:
            return {"equal", "unequal"};
        case Operator::unequal:
            return {"unequal", "equal"};
        case Operator::less:
            return {"less", "at_least"};
        case Operator::at_most:
            return {"at_most", "more"};
        case Operator::more:
            return {"more", "at_most"};
        case Operator::at_least:
            return {"at_least", "less"};
        case Operator::any_of:
            return {"any_of", "none_of"};
        case Operator::set:
            return {"set", "absent"};
        case Operator::absent:
            break;
    }
    return {"absent", "set"};
}

}  // namespace

std::string said(const Term& term, bool holds, const TableSchema* schema, const base::Phrases& phrases) {
    const bool positive = holds != term.negated;
    const auto as_written = [&] {
        return phrases.say(holds ? "term.written" : "term.not_written", {{"term", term.text}});
    };
    if (term.predicate) {
        std::string key = "term." + term.name;
        if (const std::string special = key + "_" + term.argument; phrases.has(special)) key = special;
        if (!positive) key += "_not";
        return phrases.has(key) ? phrases.say(key, {{"argument", term.argument}}) : as_written();
    }
    const int at = schema == nullptr ? -1 : schema->find(term.name);
    if (at < 0) return as_written();
    const auto& column = schema->columns[static_cast<std::size_t>(at)];
    const bool english = phrases.language() == "en";
    std::string values;
    for (const auto& literal : term.literals) {
        if (!values.empty()) values += phrases.say("term.or");
        const std::string day = "term.literal_" + (literal.starts_with("@") ? literal.substr(1) : literal);
        values +=
            literal.starts_with("@") && phrases.has(day)
                ? phrases.say(day)
                : phrases.say(column.type == Type::number || column.type == Type::date ? "term.number" : "term.word",
                              {{"value", literal}});
    }
    const auto [yes, no] = phrase_of(term.op);
    std::string key = std::string{"term."} + (positive ? yes : no);
    // A comparison with an empty cell does not hold: where the failing is told, the empty cell is told too.
    if (!holds && !term.negated && phrases.has(key + "_or_empty")) key += "_or_empty";
    if (holds && term.negated && phrases.has(key + "_or_empty")) key += "_or_empty";
    return phrases.say(key, {{"column", english && !column.en.empty() ? column.en : column.zh}, {"values", values}});
}

}  // namespace qm::model
