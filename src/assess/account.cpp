// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "assess/assess.hpp"
#include "assess/measure.hpp"
#include "assess/subjects.hpp"
#include "assess/unreported.hpp"

namespace qm::assess {
namespace {

using model::Account;
using model::Level;

// The rows of each subject, as positions. Rows of enterprises that stand at a link or chain and lead elsewhere are left
// out there and count at other subjects.
void divide(const model::Snapshot& snapshot, const Measurement& measurement, Level level, Account& account,
            std::vector<std::optional<std::uint32_t>>& elsewhere) {
    const Subjects subjects{snapshot, *measurement.places, level, measurement.led_only};
    const Subjects everyone{snapshot, *measurement.places, level};
    auto& lists = account.levels[level];
    lists.resize(subjects.count());
    for (std::uint32_t i = 0; i < account.rows.size(); ++i) {
        const auto row = account.rows[i].row;
        subjects.visit(row, [&](model::Index subject) { lists[subject].counted.push_back(i); });
        if (!measurement.led_only) continue;
        everyone.visit(row, [&](model::Index subject) {
            if (subjects.has(row, subject)) return;
            if (!elsewhere[i]) {
                elsewhere[i] = static_cast<std::uint32_t>(account.left_out.size());
                account.left_out.push_back({row, static_cast<std::uint16_t>(account.reasons.size() - 1)});
            }
            lists[subject].left_out.push_back(*elsewhere[i]);
        });
    }
}

void divide_left_out(const model::Snapshot& snapshot, const Measurement& measurement, Level level, std::size_t count,
                     Account& account) {
    const Subjects everyone{snapshot, *measurement.places, level};
    auto& lists = account.levels[level];
    for (std::uint32_t i = 0; i < count; ++i)
        everyone.visit(account.left_out[i].row, [&](model::Index subject) { lists[subject].left_out.push_back(i); });
    for (auto& list : lists)
        std::sort(list.left_out.begin(), list.left_out.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return account.left_out[a].row < account.left_out[b].row; });
}

// A quoted figure rests on the newest row alone, chosen as the aggregation does.
void keep_newest(const model::Indicator& indicator, std::uint16_t reason, Account& account) {
    const auto newer = [&](std::uint32_t a, std::uint32_t b) {
        const auto one = model::key_of_row(*account.table, account.rows[a].row, indicator.key);
        const auto other = model::key_of_row(*account.table, account.rows[b].row, indicator.key);
        return std::pair{one.size(), one} > std::pair{other.size(), other};
    };
    for (auto& [level, lists] : account.levels)
        for (auto& list : lists) {
            if (list.counted.size() < 2) continue;
            auto best = list.counted.front();
            for (const auto i : list.counted)
                if (newer(i, best)) best = i;
            for (const auto i : list.counted) {
                if (i == best) continue;
                list.left_out.push_back(static_cast<std::uint32_t>(account.left_out.size()));
                account.left_out.push_back({account.rows[i].row, reason});
            }
            list.counted = {best};
        }
}

// A figure that is not checked rests on no row, whatever was found.
void forget_unchecked(const model::Snapshot& snapshot, const model::Indicator& indicator, bool no_setting,
                      Account& account) {
    for (auto& [level, lists] : account.levels) {
        if (no_setting) {
            lists.assign(lists.size(), {});
            continue;
        }
        if (level == Level::enterprise) {
            const auto missing = unreported_enterprises(snapshot, indicator.table);
            for (std::size_t i = 0; i < missing.size(); ++i)
                if (missing[i]) lists[i] = {};
            continue;
        }
        for (model::Index subject = 0; subject < lists.size(); ++subject)
            if (snapshot.figures.at(indicator.id, level, subject).state == model::State::not_checked)
                lists[subject] = {};
    }
}

}  // namespace

Account account(const model::Snapshot& snapshot, const model::Config& config, const model::Indicator& indicator,
                const std::vector<Level>& levels) {
    Account result;
    if (!model::referred_indicator(indicator.numerator).empty()) return result;
    const Context context{snapshot, config};
    LeftOut left_out;
    const Measurement measurement = measure(indicator, context, &left_out);
    if (measurement.table_missing) return result;
    result.table = measurement.table;
    result.where = std::move(left_out.where);
    result.numerator = std::move(left_out.numerator);
    result.denominator = std::move(left_out.denominator);
    result.reasons = std::move(left_out.reasons);
    result.reasons.push_back({"not_newest", {}});
    result.reasons.push_back({"leads_elsewhere", {}});
    result.left_out = std::move(left_out.rows);
    result.rows.reserve(measurement.rows.size());
    for (const auto& row : measurement.rows) result.rows.push_back({row.row, row.num, row.den});
    const std::size_t count = result.left_out.size();
    std::vector<std::optional<std::uint32_t>> elsewhere(result.rows.size());
    for (const Level level : levels)
        if (indicator.has(level)) divide(snapshot, measurement, level, result, elsewhere);
    if (indicator.aggregation == model::Aggregation::given)
        keep_newest(indicator, static_cast<std::uint16_t>(result.reasons.size() - 2), result);
    for (const Level level : levels)
        if (indicator.has(level)) divide_left_out(snapshot, measurement, level, count, result);
    forget_unchecked(snapshot, indicator, !measurement.missing_setting.empty(), result);
    return result;
}

}  // namespace qm::assess
