// SPDX-License-Identifier: Apache-2.0
#include "compare/compare.hpp"

#include <set>

#include "base/unicode.hpp"
#include "model/credit_code.hpp"
#include "model/enterprise_name.hpp"

namespace qm::compare {
namespace {

using What = model::EnterpriseChange::What;
using model::Lifecycle;

/// Calls visit(key, before or nullptr, after or nullptr) for the keys of both maps, in order.
template <class Value, class Visit>
void walk(const std::map<std::string, Value>& before, const std::map<std::string, Value>& after, Visit visit) {
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && a->first < b->first)) {
            visit(a->first, &a->second, static_cast<const Value*>(nullptr));
            ++a;
        } else if (a == before.end() || b->first < a->first) {
            visit(b->first, static_cast<const Value*>(nullptr), &b->second);
            ++b;
        } else {
            visit(a->first, &a->second, &b->second);
            ++a, ++b;
        }
    }
}

template <class Value>
std::optional<Value> kept(const Value* value) {
    return value ? std::optional<Value>{*value} : std::nullopt;
}

void add_figures(const model::Facts& before, const model::Facts& after, model::Changes& changes) {
    static const std::map<std::string, model::StoredFigure> none;
    walk(before.figures, after.figures, [&](const std::string& indicator, const auto* a, const auto* b) {
        const auto old_text = before.definition_texts.find(indicator);
        const auto new_text = after.definition_texts.find(indicator);
        const bool changed = old_text != before.definition_texts.end() && new_text != after.definition_texts.end() &&
                             old_text->second != new_text->second;
        walk(a ? *a : none, b ? *b : none, [&](const std::string& subject, const auto* x, const auto* y) {
            changes.figures.push_back({indicator, subject, kept(x), kept(y), changed});
        });
    });
}

std::optional<Lifecycle> lifecycle_of(const model::StoredProblem* before, const model::StoredProblem* after) {
    if (!after) return before->open ? std::optional{Lifecycle::gone} : std::nullopt;
    if (!before) return after->open ? Lifecycle::fresh : Lifecycle::closed;
    if (after->open) return before->open ? Lifecycle::persisting : Lifecycle::reopened;
    return before->open ? std::optional{Lifecycle::closed} : std::nullopt;
}

void add_problems(const model::Facts& before, const model::Facts& after, model::Changes& changes) {
    walk(before.problems, after.problems, [&](const std::string& id, const auto* a, const auto* b) {
        if (const auto lifecycle = lifecycle_of(a, b)) changes.problems.push_back({id, *lifecycle, kept(a), kept(b)});
    });
}

void add_links(const model::Facts& before, const model::Facts& after, model::Changes& changes) {
    walk(before.links, after.links, [&](const std::string& id, const auto* a, const auto* b) {
        const model::StoredLink none;
        const auto& x = a ? *a : none;
        const auto& y = b ? *b : none;
        if (x != y) changes.links.push_back({id, x, y});
    });
}

void add_enterprises(const model::Facts& before, const model::Facts& after, model::Changes& changes) {
    walk(before.enterprises, after.enterprises, [&](const std::string& id, const auto* a, const auto* b) {
        const auto add = [&](What what) { changes.enterprises.push_back({what, id, kept(a), kept(b), {}, {}}); };
        if (!a || !b) return add(a ? What::left : What::entered);
        if (a->town != b->town) add(What::moved_town);
        if (a->park != b->park) add(What::moved_park);
        // Another width or another bracket is no new name.
        if (a->name != b->name && base::name_key(a->name) != base::name_key(b->name)) add(What::renamed);
    });
}

// Who left under one id may have entered under another. Only pairs that nothing else disputes are told.
void pair_up(std::vector<model::EnterpriseChange>& changes) {
    using Reason = model::EnterpriseChange::Reason;
    const auto pass = [&](Reason reason, auto key_of) {
        std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> by_key;
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (changes[i].reason != Reason::unknown) continue;
            if (changes[i].what != What::left && changes[i].what != What::entered) continue;
            const bool left = changes[i].what == What::left;
            const std::string key = key_of(changes[i].id, left ? *changes[i].before : *changes[i].after);
            if (!key.empty()) (left ? by_key[key].first : by_key[key].second).push_back(i);
        }
        for (const auto& [key, sides] : by_key) {
            if (sides.first.size() != 1 || sides.second.size() != 1) continue;
            auto &left = changes[sides.first.front()], &entered = changes[sides.second.front()];
            left.reason = entered.reason = reason;
            left.other = entered.id;
            entered.other = left.id;
        }
    };
    pass(Reason::same_organisation, [](const std::string& id, const model::StoredEnterprise&) {
        return model::pack(id) ? std::string{model::organisation_code(id)} : std::string{};
    });
    pass(Reason::same_name, [](const std::string&, const model::StoredEnterprise& enterprise) {
        return model::enterprise_key(enterprise.name);
    });
}

}  // namespace

model::Changes compare(const model::Facts& before, const model::Facts& after) {
    model::Changes changes;
    changes.from = before.month;
    changes.to = after.month;
    add_figures(before, after, changes);
    add_problems(before, after, changes);
    add_links(before, after, changes);
    add_enterprises(before, after, changes);
    pair_up(changes.enterprises);
    return changes;
}

}  // namespace qm::compare
