// SPDX-License-Identifier: Apache-2.0
#include "read/gates.hpp"

#include <algorithm>

#include "read/refusal.hpp"

namespace qm::read {
namespace {

using base::Severity;
using model::Shortfall;

bool is_accepted(const Shortfall& shortfall, const Admission& admission) {
    const auto& known = admission.accepted_before;
    return admission.accepted.contains(shortfall.table) ||
           std::find(known.begin(), known.end(), shortfall.text()) != known.end();
}

}  // namespace

void pass_gates(const Intake& intake, const model::Gates& gates, const Admission& admission,
                std::vector<Shortfall>& shortfalls, base::Diagnostics& findings) {
    if (admission.open) return;
    const auto add = [&](Shortfall shortfall, const char* code, const char* accepted_code, base::Facts facts) {
        shortfall.accepted = intake.required && is_accepted(shortfall, admission);
        if (intake.required && !shortfall.accepted) refuse(code, intake.spot, std::move(facts));
        findings.add(shortfall.accepted ? accepted_code : code, Severity::warning, intake.spot, std::move(facts));
        shortfalls.push_back(std::move(shortfall));
    };
    if (intake.quarantined * 100 > intake.rows * static_cast<std::uint64_t>(gates.max_quarantined_percent))
        add({Shortfall::What::quarantined, intake.table, {}, intake.quarantined, intake.rows, false}, "Q001", "Q003",
            {{"table", intake.table},
             {"quarantined", std::to_string(intake.quarantined)},
             {"rows", std::to_string(intake.rows)},
             {"limit", std::to_string(gates.max_quarantined_percent)}});
    const auto before = admission.rows_before.find(intake.table);
    if (intake.cumulative || before == admission.rows_before.end()) return;
    if (intake.rows * 100 < before->second * static_cast<std::uint64_t>(gates.min_rows_percent))
        add({Shortfall::What::few_rows, intake.table, {}, intake.rows, before->second, false}, "Q002", "Q004",
            {{"table", intake.table},
             {"rows", std::to_string(intake.rows)},
             {"before", std::to_string(before->second)},
             {"month", base::to_string(admission.month_before)},
             {"limit", std::to_string(gates.min_rows_percent)}});
}

}  // namespace qm::read
