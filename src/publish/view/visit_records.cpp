// SPDX-License-Identifier: Apache-2.0
// Which enterprises get a visit sheet, and what the month knows of each: found once for all sheets.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "publish/addresses.hpp"
#include "publish/view/rows.hpp"
#include "publish/view/visit.hpp"

namespace qm::publish {

using model::Index;

namespace {

/// The figure of one enterprise from the rows that count; nothing for aggregations that no sheet shows.
std::optional<model::Figure> figure_of_rows(const model::Indicator& indicator, const model::Account& account,
                                            const std::vector<std::uint32_t>& counted) {
    using model::Aggregation;
    model::Figure figure{model::State::value, 0, 1, counted.size(), {}};
    switch (indicator.aggregation) {
        case Aggregation::count:
            figure.num = static_cast<base::Wide>(counted.size());
            return figure;
        case Aggregation::distinct: {
            std::set<std::string> keys;
            for (const auto i : counted)
                keys.insert(model::key_of_row(*account.table, account.rows[i].row, indicator.key));
            figure.num = static_cast<base::Wide>(keys.size());
            return figure;
        }
        case Aggregation::sum:
            figure.den = base::micro;
            for (const auto i : counted) figure.num += account.rows[i].num;
            return figure;
        default:
            return std::nullopt;
    }
}

void add_figures(const MonthFacts& m, VisitRecords& records) {
    if (!m.in.firm_account) return;
    for (const char* id : sheet_indicators) {
        const model::Indicator* indicator = m.indicator(id);
        if (indicator == nullptr || !indicator->has(model::Level::enterprise)) continue;
        const bool unchecked = m.now.figures.at(id, model::Level::district, 0).state == model::State::not_checked;
        const model::Account account = m.in.firm_account(*indicator);
        const auto subjects = account.levels.find(model::Level::enterprise);
        for (const Index firm : records.firms) {
            if (unchecked || account.table == nullptr || subjects == account.levels.end() ||
                firm >= subjects->second.size()) {
                records.figures[id][firm] = {model::State::not_checked, 0, 1, 0, {}};
                continue;
            }
            if (const auto figure = figure_of_rows(*indicator, account, subjects->second[firm].counted))
                records.figures[id][firm] = *figure;
        }
    }
}

}  // namespace

std::string sheet_address(const MonthFacts& m, Index enterprise) {
    const auto code = m.enterprises->code(enterprise, "uscc");
    const std::string name = code.known() ? model::to_string(code)
                                          : std::string{m.enterprises->text(enterprise, "name")} + "|" +
                                                std::string{m.enterprises->text(enterprise, "address")};
    return "visit/" + model::slug(name) + ".html";
}

std::vector<Visited> visited_firms(const MonthFacts& m) {
    std::map<Index, Visited> firms;
    const Rows rows{m, "actions"};
    const auto year = base::ymd(m.now.date).year;
    std::map<Index, std::string> last_id;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Index firm = rows.enterprise(row);
        const base::Date held = rows.date(row, "held_on");
        if (firm == model::none || rows.text(row, "form") != "问诊把脉" || !held.known() || held > m.now.date ||
            base::ymd(held).year != year)
            continue;
        Visited& one = firms[firm];
        one.enterprise = firm;
        ++one.visits;
        one.suggestions += rows.whole(row, "suggestions");
        one.adopted += rows.whole(row, "adopted");
        const std::string id = rows.text(row, "action_id");
        if (!one.last.known() || std::tie(held, id) > std::tie(one.last, last_id[firm])) {
            one.last = held;
            one.title = rows.text(row, "title");
            last_id[firm] = id;
        }
    }
    std::vector<Visited> list;
    for (auto& [firm, one] : firms) list.push_back(std::move(one));
    std::sort(list.begin(), list.end(), [&](const Visited& a, const Visited& b) {
        return std::tuple{-a.last.days, m.enterprise_number[a.enterprise]} <
               std::tuple{-b.last.days, m.enterprise_number[b.enterprise]};
    });
    return list;
}

std::vector<Index> firms_with_sheet(const MonthFacts& m) {
    std::vector<Index> firms;
    const std::string& which = m.in.config.visit_sheets;
    if (m.enterprises == nullptr || which == "none" || m.in.months.empty() || m.now.month != m.in.months.back())
        return firms;
    std::set<Index> wanted;
    if (which == "concerned") {
        for (const Visited& one : visited_firms(m)) wanted.insert(one.enterprise);
        for (const model::Problem* problem : m.all.problems)
            if (problem->enterprise != model::none) wanted.insert(problem->enterprise);
        for (const model::LinkState& link : m.now.links) wanted.insert(link.leaders.begin(), link.leaders.end());
    }
    // Rows of one enterprise share a sheet; the first by number stands for them.
    std::set<std::string> addresses;
    for (const Index row : m.enterprise_order)
        if ((which == "all" || wanted.contains(row)) && addresses.insert(sheet_address(m, row)).second)
            firms.push_back(row);
    return firms;
}

VisitRecords visit_records(const MonthFacts& m) {
    VisitRecords records;
    records.firms = firms_with_sheet(m);
    if (records.firms.empty()) return records;
    const std::set<Index> wanted(records.firms.begin(), records.firms.end());
    for (const char* table : {"actions", "certificates", "metrology", "standards"}) {
        const auto places = m.now.places.tables.find(table);
        if (places == m.now.places.tables.end()) continue;
        const auto& firms = places->second.enterprise;
        for (std::size_t row = 0; row < firms.size(); ++row)
            if (wanted.contains(firms[row])) records.rows[table][firms[row]].push_back(row);
    }
    for (const model::Problem* problem : m.all.problems)
        if (wanted.contains(problem->enterprise)) records.problems[problem->enterprise].push_back(problem);
    add_figures(m, records);
    return records;
}

}  // namespace qm::publish
