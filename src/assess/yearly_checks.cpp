// SPDX-License-Identifier: Apache-2.0
#include "assess/yearly_checks.hpp"

#include "base/text.hpp"
#include "model/yearly.hpp"

namespace qm::assess {
namespace {

using base::Severity;

const model::Table* table_of(const model::Snapshot& snapshot, std::string_view name) {
    const auto found = snapshot.tables.find(name);
    return found == snapshot.tables.end() ? nullptr : &found->second;
}

void check_chains(const model::Snapshot& snapshot, const model::Table& table, base::Diagnostics& findings) {
    std::vector<std::string> known;
    for (const auto& chain : snapshot.district->chains) known.push_back(chain.id);
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (const auto part : base::split_list(table.text(row, "chain")))
            if (snapshot.district->chain_by_id(part) == model::none)
                findings.add("H003", Severity::warning, table.spot(row, "chain"),
                             {{"value", base::shown(std::string{part})}, {"nearest", base::nearest(part, known)}});
}

}  // namespace

void check_yearly(const model::Snapshot& snapshot, base::Diagnostics& findings) {
    if (const auto* table = table_of(snapshot, "honours")) {
        for (const auto& honour : model::honours_of(*table))
            if (honour.years.size() > 1 && honour.stated > 0 && honour.stated != honour.streak)
                findings.add("H001", Severity::warning, table->spot(honour.row, "streak"),
                             {{"title", base::shown(std::string{table->text(honour.row, "title")})},
                              {"stated", std::to_string(honour.stated)},
                              {"counted", std::to_string(honour.streak)}});
        check_chains(snapshot, *table, findings);
    }
    if (const auto* table = table_of(snapshot, "assessments")) {
        const auto assessed = model::assessments_of(*table);
        for (const int year : assessed.missing)
            findings.add("H002", Severity::warning, table->spot(assessed.years.back().row, "year"),
                         {{"year", std::to_string(year)}});
    }
    if (const auto* table = table_of(snapshot, "mechanisms")) {
        check_chains(snapshot, *table, findings);
        for (std::size_t row = 0; row < table->rows(); ++row)
            if (table->text(row, "kind") == "嵌入控制系统" && table->text(row, "enterprise").empty() &&
                !table->code(row, "uscc").known())
                findings.add("H004", Severity::warning, table->spot(row, "enterprise"),
                             {{"name", base::shown(std::string{table->text(row, "name")})}});
    }
}

}  // namespace qm::assess
