// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "compare/compare.hpp"

namespace qm::compare {
namespace {

using base::Severity;
using model::EnterpriseChange;
using model::Index;
using What = EnterpriseChange::What;
using Reason = EnterpriseChange::Reason;

class Teller {
  public:
    Teller(const model::Changes& changes, const std::vector<model::Facts>& history, model::Snapshot& snapshot)
        : changes_{changes}, history_{history}, snapshot_{snapshot}, table_{snapshot.tables.at("enterprises")} {
        const auto ids = enterprise_ids(snapshot);
        for (Index row = 0; row < ids.size(); ++row) rows_.emplace(ids[row], row);
        // Who is gone has no row: the first file of the table stands for it.
        for (const auto& source : snapshot.sources)
            if (source.table == "enterprises" && (nowhere_.file.empty() || source.file < nowhere_.file))
                nowhere_.file = source.file;
    }

    void tell() {
        std::map<std::string, const EnterpriseChange*> went_on;
        for (const auto& change : changes_.enterprises) {
            if (change.what == What::entered) entered(change);
            if (change.what == What::left && change.reason == Reason::unknown)
                say("left", nowhere_, change.before->name, change.id, "");
            if (change.what == What::left && change.reason != Reason::unknown) went_on[change.id] = &change;
            if (change.what == What::renamed)
                say("renamed", spot(change.id, "name"), change.after->name, change.id, change.before->name);
        }
        for (const auto& row : snapshot_.places.overrides) {
            const auto found = went_on.find(row.code);
            if (row.state != model::LinkOverride::State::gone || found == went_on.end()) continue;
            snapshot_.findings.add("J014", Severity::warning, row.spot,
                                   {{"value", base::shown(row.code)},
                                    {"enterprise", base::shown(found->second->before->name)},
                                    {"other", base::shown(found->second->other)}});
        }
    }

  private:
    void entered(const EnterpriseChange& change) {
        model::Arrival arrival;
        const auto row = rows_.find(change.id);
        if (row == rows_.end()) return;
        arrival.enterprise = row->second;
        arrival.other = change.other;
        arrival.by_name = change.reason == Reason::same_name;
        for (const auto& facts : history_)
            if (facts.month < changes_.from && facts.enterprises.contains(change.id)) arrival.seen = facts.month;
        const bool returned = arrival.seen != base::Month{};
        // Without a code on one side there is none to write down: the row itself is to be completed, or is.
        const bool now = model::pack(change.id).has_value(), then = model::pack(change.other).has_value();
        const char* rule = !now && then      ? "code_lost"
                           : now && !then    ? "code_gained"
                           : arrival.by_name ? "changed"
                                             : "registered";
        if (change.reason != Reason::unknown)
            say(rule, spot(change.id, "uscc"), change.after->name, change.id, change.other);
        else
            say(returned ? "returned" : "entered", spot(change.id, "name"), change.after->name, change.id,
                returned ? base::to_string(arrival.seen) : "");
        const auto basis = row->second < snapshot_.places.link_basis.size() ? snapshot_.places.link_basis[row->second]
                                                                            : model::LinkBasis::outside;
        if (basis == model::LinkBasis::no_code || basis == model::LinkBasis::outside)
            snapshot_.findings.add("J016", Severity::info, spot(change.id, "industry_code"),
                                   {{"enterprise", base::shown(change.after->name)},
                                    {"rule", std::string{name_of(basis)}},
                                    {"value", base::shown(table_.text(row->second, "industry_code"))}});
        snapshot_.arrivals.push_back(std::move(arrival));
    }

    base::Spot spot(const std::string& id, std::string_view column) const {
        const auto row = rows_.find(id);
        return row == rows_.end() ? nowhere_ : table_.spot(row->second, column);
    }

    void say(const char* rule, base::Spot at, const std::string& enterprise, const std::string& id,
             const std::string& other) {
        snapshot_.findings.add("I011", Severity::info, std::move(at),
                               {{"rule", rule},
                                {"enterprise", base::shown(enterprise)},
                                {"id", base::shown(id)},
                                {"other", base::shown(other)},
                                {"month", base::to_string(changes_.from)}});
    }

    const model::Changes& changes_;
    const std::vector<model::Facts>& history_;
    model::Snapshot& snapshot_;
    const model::Table& table_;
    std::map<std::string, Index> rows_;
    base::Spot nowhere_;
};

}  // namespace

void tell_enterprises(const model::Changes& changes, const std::vector<model::Facts>& history,
                      model::Snapshot& snapshot) {
    snapshot.month_before = changes.from;
    if (snapshot.tables.contains("enterprises")) Teller{changes, history, snapshot}.tell();
}

}  // namespace qm::compare
