// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "publish/addresses.hpp"
#include "publish/view/foundations.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t rows_shown = 200, rows_unfolded = 40;

std::string reason_of(const MonthFacts& m, const model::Indicator& indicator, const model::Leaving& left) {
    if (left.why == model::Leaving::Why::unlisted) return m.words.say("leaving.unlisted");
    if (left.why == model::Leaving::Why::less) {
        const auto amount = [](std::int64_t n) { return base::format({n, base::micro}, {6, true, false, true}); };
        return m.words.say("leaving.less", {{"before", amount(left.row.amount)}, {"now", amount(left.now)}});
    }
    if (!left.reason.empty()) return m.words.say("reason." + left.reason);
    const std::string key = "leaving." + left.term.name;
    if (m.words.has(key)) return m.words.say(key, {{"cell", left.cell.empty() ? std::string{no_value} : left.cell}});
    const auto schema = m.now.schemas->find(indicator.table);
    return model::said(left.term, false, schema == m.now.schemas->end() ? nullptr : &schema->second, m.words.phrases());
}

}  // namespace

std::vector<FallView> stock_falls(const MonthFacts& m) {
    std::vector<FallView> views;
    for (const model::StockChange& change : m.in.stocks) {
        const model::Indicator* indicator = m.indicator(change.indicator);
        if (indicator == nullptr || change.left.empty()) continue;
        FallView view;
        view.name = indicator_name(m, *indicator);
        view.href = model::indicator_page(indicator->id);
        view.now = number(m, indicator->id, model::Level::district, 0, "", true);
        std::size_t ended = 0, unlisted = 0, less = 0;
        for (const model::Leaving& left : change.left) {
            using Why = model::Leaving::Why;
            (left.why == Why::ended ? ended : left.why == Why::less ? less : unlisted) += 1;
            view.rows.push_back({left.row.key, left.row.label,
                                 left.row.owner.empty() ? std::string{no_value} : left.row.owner,
                                 reason_of(m, *indicator, left), left.why == Why::unlisted ? "flag" : ""});
        }
        const auto count = [](std::size_t n) { return base::format_count(static_cast<std::int64_t>(n)); };
        view.summary = m.words.say("foundation.fall", {{"left", count(change.left.size())},
                                                       {"ended", count(ended)},
                                                       {"unlisted", count(unlisted)},
                                                       {"less", count(less)},
                                                       {"came", count(change.came)}});
        if (m.changes != nullptr)
            if (const auto* figure = m.changes->find(indicator->id, "district"); figure != nullptr)
                if (figure->before && figure->after) {
                    const auto moved = change_of(*indicator, figure_of(*figure->before), figure_of(*figure->after));
                    view.fell = moved && moved->num < 0;
                }
        view.unfolded = view.fell && view.rows.size() <= rows_unfolded;
        if (view.rows.size() > rows_shown) {
            view.more = m.words.amount("visit.more", static_cast<std::int64_t>(view.rows.size() - rows_shown));
            view.rows.resize(rows_shown);
        }
        views.push_back(std::move(view));
    }
    // Those that fell on balance come first.
    std::stable_sort(views.begin(), views.end(), [](const FallView& a, const FallView& b) { return a.fell > b.fell; });
    return views;
}

}  // namespace qm::publish
