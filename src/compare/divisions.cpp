// SPDX-License-Identifier: Apache-2.0
// Did the division change between two months? Codes of towns that go or come need a row of crosswalk.csv; with it the
// break is told, without it asked for.
#include <algorithm>
#include <set>

#include "compare/compare.hpp"

namespace qm::compare {
namespace {

constexpr std::string_view town = "town:";

std::set<std::string> towns_of(const model::Facts& facts) {
    std::set<std::string> codes;
    for (const auto& [indicator, subjects] : facts.figures)
        for (auto at = subjects.lower_bound(std::string{town}); at != subjects.end() && at->first.starts_with(town);
             ++at)
            codes.insert(at->first.substr(town.size()));
    return codes;
}

}  // namespace

void check_divisions(const model::Facts& before, const model::Facts& after,
                     const std::vector<model::Crosswalk>& crosswalk, base::Diagnostics& findings) {
    const auto then = towns_of(before), now = towns_of(after);
    if (then.empty() || now.empty()) return;
    const auto effective = [&](const model::Crosswalk& row) {
        return before.month < row.month && !(after.month < row.month);
    };
    const auto ask = [&](const std::string& code, const char* reason) {
        findings.add("B005", base::Severity::warning, {"crosswalk.csv", "", 0, 0},
                     {{"code", code},
                      {"reason", reason},
                      {"before", base::to_string(before.month)},
                      {"after", base::to_string(after.month)}});
    };
    for (const auto& code : then)
        if (!now.contains(code) && std::none_of(crosswalk.begin(), crosswalk.end(), [&](const auto& row) {
                return row.from == code && now.contains(row.to) && effective(row);
            }))
            ask(code, "code_gone");
    for (const auto& code : now)
        if (!then.contains(code) && std::none_of(crosswalk.begin(), crosswalk.end(), [&](const auto& row) {
                return row.to == code && then.contains(row.from) && effective(row);
            }))
            ask(code, "code_new");
    for (const auto& row : crosswalk)
        if (effective(row) && then.contains(row.from) && now.contains(row.to))
            findings.add("B013", base::Severity::info, row.spot,
                         {{"from", row.from},
                          {"to", row.to},
                          {"month", base::to_string(row.month)},
                          {"reason", "division_" + row.kind}});
}

}  // namespace qm::compare
