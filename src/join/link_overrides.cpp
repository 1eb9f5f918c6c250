// SPDX-License-Identifier: Apache-2.0
#include "join/link_overrides.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::join {
namespace {

using base::Severity;
using model::Index;
using model::none;
using State = model::LinkOverride::State;

// The town as the row writes it: a word of the table, or the town in which the enterprise was placed.
bool in_town(const Context& context, const model::Table& table, const model::Places& places, Index row,
             const std::string& town) {
    if (base::name_key(table.text(row, "town")) == base::name_key(town)) return true;
    const Index wanted = context.town_words.resolve(town);
    if (wanted == none) return false;
    const auto& towns = places.tables.find("enterprises")->second.town;
    return (row < towns.size() && towns[row] == wanted) ||
           (row < places.declared_town.size() && places.declared_town[row] == wanted);
}

std::pair<Index, State> enterprise_of(const Context& context, const model::Table& table, const model::Places& places,
                                      const Override& row) {
    if (!row.uscc.empty()) {
        const auto code = model::pack(base::upper(base::fold_width(base::trim(row.uscc))));
        const Index found = code ? context.enterprises.by_code(*code) : none;
        return {found, found == none ? State::gone : State::used};
    }
    auto rows = context.enterprises.rows_named(row.name);
    if (!row.town.empty())
        std::erase_if(rows, [&](Index at) { return !in_town(context, table, places, at, row.town); });
    if (rows.size() == 1) return {rows.front(), State::used};
    return {none, rows.empty() ? State::gone : State::several};
}

}  // namespace

std::map<Index, Assigned> overridden(Context& context, const model::Table& table, model::Places& places,
                                     base::Feedback& feedback) {
    const auto& rows = context.options.overrides;
    if (rows.empty()) return {};
    context.enterprises.index_codes();
    if (std::any_of(rows.begin(), rows.end(), [](const Override& row) { return row.uscc.empty(); }))
        context.enterprises.index_names(context.options.jobs);

    std::map<Index, base::Month> newest;
    for (const auto& row : rows) {
        model::LinkOverride made;
        made.code = row.uscc;
        made.name = row.name;
        made.weight = row.weight;
        made.main = row.main;
        made.from = row.from;
        made.note = row.note;
        made.spot = row.spot;
        made.link = context.link_words.resolve(row.link);
        std::tie(made.enterprise, made.state) = enterprise_of(context, table, places, row);
        if (made.link == none)
            feedback.findings.add("J007", Severity::warning, row.spot,
                                  {{"value", base::shown(row.link)},
                                   {"table", "overrides"},
                                   {"count", "1"},
                                   {"nearest", context.link_words.suggestion(row.link)}});
        if (made.enterprise == none)
            feedback.findings.add("J013", Severity::info, row.spot,
                                  {{"value", base::shown(row.uscc.empty() ? row.name : row.uscc)},
                                   {"rule", made.state == State::several ? "several" : "gone"}});
        const bool known = context.options.month != base::Month{};
        if (made.enterprise != none && known && row.from != base::Month{} && context.options.month < row.from)
            made.state = State::later;
        if (made.enterprise != none && made.state == State::used && made.link != none) {
            auto& from = newest.try_emplace(made.enterprise, row.from).first->second;
            from = std::max(from, row.from);
        }
        places.overrides.push_back(std::move(made));
    }
    struct Wanted {
        std::vector<Index> links;
        Index main = none;
    };
    std::map<Index, Wanted> wanted;
    for (auto& made : places.overrides) {
        if (made.state != State::used || made.link == none) continue;
        if (made.from < newest[made.enterprise]) {
            made.state = State::replaced;
            continue;
        }
        auto& one = wanted[made.enterprise];
        one.links.push_back(made.link);
        if (made.main) one.main = std::min(one.main, made.link);
    }
    std::map<Index, Assigned> assigned;
    for (auto& [enterprise, one] : wanted) {
        const Index main = one.main != none ? one.main : *std::min_element(one.links.begin(), one.links.end());
        assigned[enterprise] = {context.link_sets.add(std::move(one.links)), main};
    }
    return assigned;
}

void tell_idle_overrides(const Context& context, const model::Table& table, const std::map<Index, Assigned>& made,
                         const std::map<Index, Assigned>& default_links, model::Places& places,
                         base::Feedback& feedback) {
    for (auto& row : places.overrides) {
        if (row.state != State::used || row.link == none) continue;
        const auto mine = made.find(row.enterprise), other = default_links.find(row.enterprise);
        if (mine == made.end() || other == default_links.end() || mine->second.set != other->second.set ||
            mine->second.main != other->second.main)
            continue;
        row.state = State::same;
        feedback.findings.add("J015", Severity::info, row.spot,
                              {{"value", base::shown(row.code.empty() ? row.name : row.code)},
                               {"enterprise", base::shown(table.text(row.enterprise, "name"))},
                               {"link", context.district.links[row.link].id}});
    }
}

}  // namespace qm::join
