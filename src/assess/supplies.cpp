// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "assess/network.hpp"
#include "base/text.hpp"
#include "model/enterprise_name.hpp"

namespace qm::assess {
namespace {

using model::Index;
using model::none;

/// Enterprises by code, and by names that only one of them bears.
class Register {
  public:
    explicit Register(const model::Table& enterprises) {
        for (std::size_t row = 0; row < enterprises.rows(); ++row) {
            const auto index = static_cast<Index>(row);
            if (const auto code = enterprises.code(row, "uscc"); code.known()) by_code_.try_emplace(code, index);
            const auto [at, fresh] = by_name_.try_emplace(model::enterprise_key(enterprises.text(row, "name")), index);
            if (!fresh) at->second = none;
        }
    }
    Index find(std::string_view code, std::string_view name) const {
        if (const auto packed = model::pack(base::upper(base::trim(code)))) {
            const auto at = by_code_.find(*packed);
            return at == by_code_.end() ? none : at->second;
        }
        if (!base::trim(code).empty() || name.empty()) return none;
        const auto at = by_name_.find(model::enterprise_key(name));
        return at == by_name_.end() ? none : at->second;
    }

  private:
    std::map<model::CreditCode, Index> by_code_;
    std::unordered_map<std::string, Index> by_name_;
};

struct Trouble {
    std::uint32_t open = 0, serious = 0, overdue = 0;
    std::int64_t failed = 0;
};

std::vector<Trouble> troubles(const model::Snapshot& snapshot, std::size_t enterprises) {
    std::vector<Trouble> result(enterprises);
    for (const auto& problem : snapshot.problems) {
        if (!problem.open || problem.kind == model::ProblemKind::bottleneck || problem.enterprise >= enterprises)
            continue;
        Trouble& trouble = result[problem.enterprise];
        ++trouble.open;
        trouble.serious += problem.kind == model::ProblemKind::serious;
        trouble.overdue += problem.overdue;
    }
    const auto checks = snapshot.tables.find("inspections");
    const auto places = snapshot.places.tables.find("inspections");
    if (checks == snapshot.tables.end() || places == snapshot.places.tables.end()) return result;
    const auto from = base::first_day({snapshot.month.year() * 12});
    const auto& whose = places->second.enterprise;
    for (std::size_t row = 0; row < whose.size(); ++row) {
        const auto on = checks->second.date(row, "sampled_on");
        if (whose[row] >= enterprises || !on.known() || on < from || on > snapshot.date) continue;
        result[whose[row]].failed += checks->second.number(row, "failed").value_or(0);
    }
    return result;
}

}  // namespace

void find_supplies(model::Snapshot& snapshot, base::Feedback& feedback) {
    snapshot.supplies.clear();
    const auto found = snapshot.tables.find("suppliers");
    const auto places = snapshot.places.tables.find("suppliers");
    const auto enterprises = snapshot.tables.find("enterprises");
    if (found == snapshot.tables.end()) return;
    const model::Table& table = found->second;
    snapshot.supplies.resize(table.rows());
    if (enterprises == snapshot.tables.end()) return;
    const Register known{enterprises->second};
    const auto trouble = troubles(snapshot, enterprises->second.rows());
    struct Stranger {
        std::size_t row = 0, rows = 0;
    };
    std::map<std::string, Stranger> no_leaders;  // by name and chain
    for (std::size_t row = 0; row < table.rows(); ++row) {
        model::Supply& supply = snapshot.supplies[row];
        if (places != snapshot.places.tables.end() && row < places->second.enterprise.size())
            supply.leader = places->second.enterprise[row];
        const auto chain = snapshot.district->chain_by_id(table.text(row, "chain"));
        const auto led = snapshot.places.led_chains.find(supply.leader);
        if (supply.leader != none && (led == snapshot.places.led_chains.end() ||
                                      !std::binary_search(led->second.begin(), led->second.end(), chain))) {
            auto& stranger =
                no_leaders[std::string{table.text(row, "leader")} + "\n" + std::string{table.text(row, "chain")}];
            if (stranger.rows++ == 0) stranger.row = row;
        }
        supply.supplier = known.find(table.text(row, "supplier_uscc"), table.text(row, "supplier"));
        if (supply.supplier == none) continue;
        const Trouble& its = trouble[supply.supplier];
        supply.open = its.open;
        supply.serious = its.serious;
        supply.overdue = its.overdue;
        supply.failed_batches = its.failed;
    }
    for (const auto& [key, stranger] : no_leaders)
        feedback.findings.add("J021", base::Severity::warning, table.spot(stranger.row, "leader"),
                              {{"enterprise", base::shown(table.text(stranger.row, "leader"))},
                               {"chain", base::shown(table.text(stranger.row, "chain"))},
                               {"count", std::to_string(stranger.rows)}});
}

}  // namespace qm::assess
