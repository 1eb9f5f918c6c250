// SPDX-License-Identifier: Apache-2.0
#include "compare/disappearances.hpp"

#include <array>
#include <set>

#include "base/text.hpp"
#include "model/account.hpp"

namespace qm::compare {
namespace {

constexpr std::array<const char*, 5> kept{"awards", "certificates", "metrology", "patents", "standards"};

/// The earliest day on which the row says that it ends; unknown: it says nothing.
base::Date end_of(const model::Table& table, std::size_t row) {
    base::Date end;
    for (const char* column : {"expires_on", "valid_until", "withdrawn_on"}) {
        if (table.column(column) == nullptr) continue;
        const auto day = table.date(row, column);
        if (day.known() && (!end.known() || day < end)) end = day;
    }
    return end;
}

bool stopped(const model::Table& table, std::size_t row) {
    if (table.column("status") != nullptr) {
        const auto status = table.text(row, "status");
        return !status.empty() && status != "有效";
    }
    return table.column("valid") != nullptr && table.text(row, "valid") == "否";
}

}  // namespace

Listed::Listed(const model::Tables& tables) {
    for (const char* name : kept) {
        const auto table = tables.find(name);
        if (table == tables.end()) continue;
        auto& ids = tables_[name];
        for (std::size_t row = 0; row < table->second.rows(); ++row) {
            const auto id = model::key_of_row(table->second, static_cast<std::uint32_t>(row), "");
            if (!id.empty() && !stopped(table->second, row)) ids.try_emplace(id, end_of(table->second, row));
        }
    }
}

void Listed::tell_missing(const model::Tables& now, base::Date date, base::Diagnostics& findings) const {
    for (const auto& [name, ids] : tables_) {
        const auto table = now.find(name);
        if (table == now.end() || table->second.rows() == 0) continue;
        std::set<std::string> listed;
        for (std::size_t row = 0; row < table->second.rows(); ++row)
            listed.insert(model::key_of_row(table->second, static_cast<std::uint32_t>(row), ""));
        std::size_t count = 0;
        std::string example;
        for (const auto& [id, end] : ids) {
            if (listed.contains(id) || (end.known() && end < date)) continue;
            if (count++ == 0) example = id;
        }
        if (count == 0) continue;
        base::Spot file = table->second.spot(0);
        file.line = 0;
        findings.add("V030", base::Severity::warning, file,
                     {{"table", name}, {"count", std::to_string(count)}, {"example", base::shown(example)}});
    }
}

}  // namespace qm::compare
