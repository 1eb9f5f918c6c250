// SPDX-License-Identifier: Apache-2.0
#include "assess/unreported.hpp"

#include <algorithm>

namespace qm::assess {
namespace {

// Rows that do not say their town have that of their enterprise: without the enterprises of a town they have none.
bool placed_by_enterprise(const model::Snapshot& snapshot, const std::string& table) {
    const auto found = snapshot.tables.find(table);
    if (found == snapshot.tables.end() || table == "enterprises" || found->second.column("town") != nullptr)
        return false;
    const auto& columns = found->second.schema->columns;
    return std::any_of(columns.begin(), columns.end(),
                       [](const auto& column) { return column.type == model::Type::uscc_ref; });
}

std::vector<bool> towns_without(const model::Snapshot& snapshot, const std::string& table) {
    const auto& towns = snapshot.district->towns;
    std::vector<bool> missing;
    for (const auto& expected : snapshot.expected) {
        if (expected.reported || expected.table != table) continue;
        missing.resize(towns.size());
        for (std::size_t town = 0; town < towns.size(); ++town)
            if (towns[town].name == expected.town) missing[town] = true;
    }
    return missing;
}

}  // namespace

std::vector<bool> unreported_towns(const model::Snapshot& snapshot, const std::string& table) {
    auto missing = towns_without(snapshot, table);
    if (!placed_by_enterprise(snapshot, table)) return missing;
    const auto without_enterprises = towns_without(snapshot, "enterprises");
    if (missing.empty()) return without_enterprises;
    for (std::size_t town = 0; town < without_enterprises.size(); ++town)
        if (without_enterprises[town]) missing[town] = true;
    return missing;
}

std::vector<bool> unreported_enterprises(const model::Snapshot& snapshot, const std::string& table) {
    if (table == "enterprises") return {};
    const auto towns = towns_without(snapshot, table);
    const auto places = snapshot.places.tables.find("enterprises");
    if (towns.empty() || places == snapshot.places.tables.end()) return {};
    std::vector<bool> missing;
    for (const auto town : places->second.town) missing.push_back(town != model::none && towns[town]);
    return missing;
}

}  // namespace qm::assess
