// SPDX-License-Identifier: Apache-2.0
#include "publish/view/comparable.hpp"

#include <set>

namespace qm::publish {
namespace {

using model::Index;

// An indicator of the table that speaks of towns: its state there tells in which month the file came.
const model::Indicator* of_towns(const MonthFacts& m, std::string_view table) {
    for (const model::Indicator& indicator : m.now.figures.indicators)
        if (indicator.table == table && indicator.has(model::Level::town) &&
            model::referred_indicator(indicator.numerator).empty())
            return &indicator;
    return nullptr;
}

struct Came {
    bool then = true, now = true;
};

Came came(const MonthFacts& m, const model::Indicator& indicator, Index town) {
    const auto* change = m.changes->find(indicator.id, subject_key(model::Level::town, m.district.towns[town].code));
    if (change == nullptr || !change->before || !change->after) return {};
    return {change->before->state != model::State::not_checked, change->after->state != model::State::not_checked};
}

std::string said(const MonthFacts& m, std::string_view table, const std::vector<std::string>& now,
                 const std::vector<std::string>& then) {
    std::string why;
    const auto add = [&](const char* key, const std::vector<std::string>& towns) {
        if (towns.empty()) return;
        why += (why.empty() ? "" : m.words.say("join.comma")) +
               m.words.say(key, {{"towns", m.words.list(towns)}, {"table", m.words.word("table", std::string{table})}});
    };
    add("than.missing_now", now);
    add("than.missing_then", then);
    return why.empty() ? why : m.words.say("than.uncomparable", {{"why", why}});
}

}  // namespace

std::string not_comparable(const MonthFacts& m, std::string_view table) {
    const auto* indicator = m.changes == nullptr ? nullptr : of_towns(m, table);
    if (indicator == nullptr) return {};
    std::vector<std::string> now, then;
    for (Index town = 0; town < m.district.towns.size(); ++town) {
        const Came each = came(m, *indicator, town);
        if (each.then && !each.now) now.push_back(m.town_name(town));
        if (!each.then && each.now) then.push_back(m.town_name(town));
    }
    // A table that did not come at all is not missing from towns: its figures have no value, and nothing is compared.
    if (now.size() == m.district.towns.size() || then.size() == m.district.towns.size()) return {};
    return said(m, table, now, then);
}

std::string not_comparable(const MonthFacts& m, const model::Indicator& indicator) {
    for (const auto* part : {&indicator.numerator, &indicator.denominator})
        if (const auto id = model::referred_indicator(*part); !id.empty())
            if (const auto* other = m.indicator(id))
                if (auto why = not_comparable(m, *other); !why.empty()) return why;
    return not_comparable(m, indicator.table);
}

std::string not_comparable(const MonthFacts& m, std::string_view table, Index town) {
    const auto* indicator = m.changes == nullptr ? nullptr : of_towns(m, table);
    if (indicator == nullptr) return {};
    const Came each = came(m, *indicator, town);
    const std::vector<std::string> name{m.town_name(town)};
    return said(m, table, each.then && !each.now ? name : std::vector<std::string>{},
                !each.then && each.now ? name : std::vector<std::string>{});
}

std::string not_comparable(const MonthFacts& m) {
    std::set<std::string> tables;
    for (const model::Indicator& indicator : m.now.figures.indicators) tables.insert(indicator.table);
    std::string all;
    for (const auto& table : tables)
        if (const auto why = not_comparable(m, table); !why.empty())
            all += (all.empty() ? "" : m.words.say("join.comma")) + why;
    return all;
}

}  // namespace qm::publish
