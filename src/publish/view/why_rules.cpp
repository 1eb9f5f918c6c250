// SPDX-License-Identifier: Apache-2.0
#include "publish/view/why_rules.hpp"

namespace qm::publish {
namespace {

std::string all_said(const MonthFacts& m, const std::vector<model::Term>& terms, const model::TableSchema* schema) {
    std::string text;
    for (const model::Term& term : terms) {
        if (!text.empty()) text += m.words.say("term.and");
        text += model::said(term, true, schema, m.words.phrases());
    }
    return text;
}

std::string part_said(const MonthFacts& m, const std::string& part, const std::vector<model::Term>& terms,
                      const model::TableSchema* schema) {
    if (const auto id = model::referred_indicator(part); !id.empty()) return m.words.say("why.figure_of", {{"id", id}});
    if (const auto days = model::day_columns(part); !days.first.empty())
        return m.words.say("why.days_of",
                           {{"from", heading(m, schema, days.first)}, {"to", heading(m, schema, days.second)}});
    if (part.starts_with("count(")) return m.words.say("why.count_of", {{"terms", all_said(m, terms, schema)}});
    return m.words.say("why.sum_of", {{"column", heading(m, schema, part)}});
}

}  // namespace

const model::TableSchema* schema_of(const MonthFacts& m, const model::Indicator& indicator) {
    const auto found = m.now.schemas->find(indicator.table);
    if (found != m.now.schemas->end()) return &found->second;
    const auto table = m.now.tables.find(indicator.table);
    return table == m.now.tables.end() ? nullptr : table->second.schema;
}

std::string heading(const MonthFacts& m, const model::TableSchema* schema, const std::string& column) {
    const int at = schema == nullptr ? -1 : schema->find(column);
    if (at < 0) return column;
    const auto& found = schema->columns[static_cast<std::size_t>(at)];
    return m.words.pick(found.zh, found.en);
}

std::vector<RuleRow> rules_of(const MonthFacts& m, const model::Indicator& indicator, const model::Account& account) {
    const model::TableSchema* schema = schema_of(m, indicator);
    std::vector<RuleRow> rows;
    const auto add = [&](const char* label, const std::string& words, const std::string& code) {
        rows.push_back({m.words.say(label), words, code});
    };
    add("definition.note", m.words.pick(indicator.note, indicator.note_en),
        std::string{model::name_of(indicator.aggregation)});
    if (!indicator.table.empty()) add("definition.table", m.words.word("table", indicator.table), indicator.table);
    if (model::referred_indicator(indicator.numerator).empty())
        add("why.where", account.where.empty() ? m.words.say("why.where_all") : all_said(m, account.where, schema),
            indicator.where);
    if (!indicator.date_field.empty()) {
        const std::string period{model::name_of(indicator.period)};
        add("why.period", m.words.say("why.period_" + period, {{"column", heading(m, schema, indicator.date_field)}}),
            indicator.date_field + " (" + period + ")");
    }
    if (!indicator.key.empty())
        add("why.key", m.words.say("why.key_words", {{"column", heading(m, schema, indicator.key)}}), indicator.key);
    if (!indicator.value.empty()) add("why.value", heading(m, schema, indicator.value), indicator.value);
    if (!indicator.weight.empty()) add("why.weight", heading(m, schema, indicator.weight), indicator.weight);
    if (!indicator.numerator.empty()) {
        add("why.numerator", part_said(m, indicator.numerator, account.numerator, schema), indicator.numerator);
        add("why.denominator", part_said(m, indicator.denominator, account.denominator, schema), indicator.denominator);
    }
    if (!indicator.scale.empty())
        add("why.scale", m.words.say("why.scale_words", {{"scale", indicator.scale}}), indicator.scale);
    return rows;
}

}  // namespace qm::publish
