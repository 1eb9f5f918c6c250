// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "assess/assess.hpp"

namespace qm::assess {
namespace {

using model::Aggregation;
using model::HeldRow;
using model::Indicator;
using model::Level;
using model::Table;

constexpr std::array<std::string_view, 6> families{"standards",     "metrology", "accreditation",
                                                   "certification", "property",  "management"};

bool is_stock(const model::Snapshot& snapshot, const Indicator& indicator) {
    const auto& kind = indicator.aggregation;
    // Enterprises have their own list of comings and goings.
    return indicator.time_kind == model::TimeKind::stock && indicator.has(Level::district) &&
           indicator.table != "enterprises" && snapshot.tables.contains(indicator.table) &&
           (kind == Aggregation::distinct || kind == Aggregation::count || kind == Aggregation::sum) &&
           std::find(families.begin(), families.end(), indicator.family) != families.end();
}

/// The first of the columns that the table has and the row fills.
std::string first_of(const Table& table, std::size_t row, std::initializer_list<std::string_view> columns) {
    for (const auto column : columns)
        if (table.schema->find(column) >= 0 && table.column(column) != nullptr)
            if (const auto text = model::key_of_row(table, static_cast<std::uint32_t>(row), column); !text.empty())
                return text;
    return {};
}

std::string identity(const Table& table, std::uint32_t row) {
    std::string id = model::key_of_row(table, row, "");
    if (const auto code = table.code(row, "uscc"); code.known()) return id + "|" + model::to_string(code);
    return id + "|" + first_of(table, row, {"enterprise", "holder"});
}

HeldRow held(const Indicator& indicator, const Table& table, const model::CountedRow& row) {
    HeldRow one;
    one.key = model::key_of_row(table, row.row, indicator.key);
    one.label = first_of(table, row.row, {"title", "name", "kind"});
    one.owner = first_of(table, row.row, {"enterprise", "holder", "name"});
    if (one.owner == one.label) one.owner.clear();
    one.amount = row.num;
    return one;
}

std::map<std::string, std::uint32_t> reasons_of(const model::Account& account, const std::set<std::string>& wanted) {
    std::map<std::string, std::uint32_t> found;
    for (std::uint32_t i = 0; i < account.left_out.size(); ++i)
        if (auto id = identity(*account.table, account.left_out[i].row); wanted.contains(id))
            found.try_emplace(std::move(id), i);
    return found;
}

model::Leaving leaving(const model::Account& account, const HeldRow& row, const std::uint32_t* left_out) {
    model::Leaving one;
    one.row = row;
    if (left_out == nullptr) return one;
    const auto& out = account.left_out[*left_out];
    const auto& reason = account.reasons[out.reason];
    one.why = model::Leaving::Why::ended;
    one.term = reason.term;
    one.reason = reason.key;
    if (!reason.term.predicate && account.table->schema->find(reason.term.name) >= 0)
        one.cell = model::key_of_row(*account.table, out.row, reason.term.name);
    return one;
}

}  // namespace

std::vector<model::StockChange> stock_changes(const model::Snapshot& snapshot, const model::Config& config,
                                              const model::Holdings& before, model::Holdings& now) {
    std::vector<model::StockChange> changes;
    for (const auto& indicator : snapshot.figures.indicators) {
        if (!is_stock(snapshot, indicator)) continue;
        const auto account = assess::account(snapshot, config, indicator, {Level::district});
        if (account.table == nullptr) continue;
        auto& rows = now[indicator.id];
        std::set<std::string> keys;
        for (const auto& row : account.rows) {
            auto one = held(indicator, *account.table, row);
            keys.insert(one.key);
            // Rows that share an identity: the same whatever their order.
            auto [same, fresh] = rows.try_emplace(identity(*account.table, row.row), one);
            if (fresh) continue;
            same->second.label = std::min(same->second.label, one.label);
            same->second.owner = std::min(same->second.owner, one.owner);
            same->second.amount += one.amount;
        }
        const auto old = before.find(indicator.id);
        if (old == before.end()) continue;
        model::StockChange change;
        change.indicator = indicator.id;
        std::set<std::string> old_keys, gone;
        const bool distinct = indicator.aggregation == Aggregation::distinct;
        for (const auto& [id, row] : old->second) {
            old_keys.insert(row.key);
            // Another row still counts for the same thing: nothing has fallen.
            if (!rows.contains(id) && !(distinct && keys.contains(row.key))) gone.insert(id);
        }
        const auto why = reasons_of(account, gone);
        std::set<std::string> told;  // of a distinct count each thing once
        for (const auto& [id, row] : old->second) {
            if (gone.contains(id)) {
                if (distinct && !told.insert(row.key).second) continue;
                const auto reason = why.find(id);
                change.left.push_back(leaving(account, row, reason == why.end() ? nullptr : &reason->second));
            } else if (indicator.aggregation == Aggregation::sum && rows.contains(id) &&
                       rows.at(id).amount < row.amount) {
                model::Leaving less;
                less.why = model::Leaving::Why::less;
                less.row = row;
                less.now = rows.at(id).amount;
                change.left.push_back(std::move(less));
            }
        }
        if (distinct)
            change.came = static_cast<std::size_t>(std::count_if(
                keys.begin(), keys.end(), [&](const std::string& key) { return !old_keys.contains(key); }));
        else
            change.came = static_cast<std::size_t>(std::count_if(
                rows.begin(), rows.end(), [&](const auto& row) { return !old->second.contains(row.first); }));
        std::stable_sort(change.left.begin(), change.left.end(), [](const auto& a, const auto& b) {
            return std::tie(a.row.key, a.row.owner) < std::tie(b.row.key, b.row.owner);
        });
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace qm::assess
