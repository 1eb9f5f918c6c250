// SPDX-License-Identifier: Apache-2.0
#include "publish/view/foundations.hpp"

#include <algorithm>
#include <map>

#include "publish/addresses.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {

using model::Index;
using model::Level;

std::vector<KeyFigure> district_figures(const MonthFacts& m, std::initializer_list<const char*> indicators) {
    std::vector<KeyFigure> list;
    for (const char* id : indicators) {
        const model::Indicator* indicator = m.indicator(id);
        if (indicator == nullptr) continue;
        const NumberView value = number(m, id, Level::district, 0, "");
        list.push_back({indicator_name(m, *indicator), value.text, indicator_unit(m, *indicator), "", value.why});
    }
    return list;
}

PlainTable by_town(const MonthFacts& m, const std::string& id, std::initializer_list<const char*> indicators) {
    PlainTable table;
    table.id = id;
    table.title = m.words.say("foundation.by_town");
    table.note = m.words.say("foundation.by_town_note");
    table.first = m.words.say("col.town");
    std::vector<const char*> shown;
    for (const char* indicator : indicators)
        if (m.indicator(indicator) != nullptr) shown.push_back(indicator);
    for (const char* indicator : shown) table.columns.push_back(indicator_name(m, *m.indicator(indicator)));
    const auto row_of = [&](Level level, Index subject) {
        PlainRow row;
        for (const char* indicator : shown)
            row.cells.push_back(m.indicator(indicator)->has(level) ? number(m, indicator, level, subject, "")
                                                                   : NumberView{"/", {}});
        return row;
    };
    for (Index town = 0; town < m.district.towns.size(); ++town) {
        PlainRow one = row_of(Level::town, town);
        one.name = m.town_name(town);
        one.href = model::town_page(m.district, town);
        table.rows.push_back(std::move(one));
    }
    PlainRow all = row_of(Level::district, 0);
    all.name = m.words.say("home.whole");
    table.rows.push_back(std::move(all));
    return table;
}

FoundationSection property_section(const MonthFacts& m) {
    FoundationSection section;
    section.id = "f-property";
    section.title = m.words.say("foundation.property");
    section.figures = district_figures(m, {"IP01", "IP06", "IP02", "IP03", "IP04", "BRD01", "STD05", "QM03"});
    section.open.push_back(by_town(m, "f-property-town", {"IP01", "IP02", "IP03", "IP04", "BRD01"}));

    const Rows awards{m, "awards"};
    if (awards) {
        PlainTable table;
        table.id = "f-awards";
        table.title = m.words.say("foundation.awards");
        table.first = m.words.say("have.title");
        for (const char* column : {"col.kind", "have.holder", "have.date"})
            table.columns.push_back(m.words.say(column));
        std::vector<std::size_t> order;
        for (std::size_t row = 0; row < awards.size(); ++row)
            if (!awards.date(row, "awarded_on").known() || awards.date(row, "awarded_on") <= m.now.date)
                order.push_back(row);
        const auto key = [&](std::size_t row) {
            return std::tuple{awards.text(row, "kind"), -awards.date(row, "awarded_on").days,
                              awards.text(row, "award_id")};
        };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        for (const std::size_t row : order)
            table.rows.push_back({awards.text(row, "title"),
                                  awards.owner_href(row),
                                  {{m.words.word("award", awards.text(row, "kind")), {}},
                                   {awards.owner(row, "enterprise"), {}},
                                   {awards.day(row, "awarded_on"), {}}}});
        section.folded.push_back(std::move(table));
    }
    const Rows pledges{m, "pledges"};
    if (pledges) {
        // By month of the year; their sum is IP04.
        std::map<int, std::pair<std::int64_t, std::int64_t>> months;  // number -> registrations, 万元 in millionths
        for (std::size_t row = 0; row < pledges.size(); ++row) {
            const base::Date day = pledges.date(row, "registered_on");
            if (!day.known() || day > m.now.date || base::ymd(day).year != base::ymd(m.now.date).year) continue;
            auto& month = months[base::ymd(day).month];
            ++month.first;
            month.second += pledges.table().number(row, "amount").value_or(0);
        }
        PlainTable table;
        table.id = "f-pledges";
        table.title = m.words.say("foundation.pledges");
        table.first = m.words.say("col.month");
        for (const char* column : {"have.registrations", "have.pledged"}) table.columns.push_back(m.words.say(column));
        for (const auto& [month, sums] : months)
            table.rows.push_back({m.words.say("date.s" + std::to_string(month)),
                                  "",
                                  {{base::format_count(sums.first), {}},
                                   {base::format({sums.second, base::micro * 10'000}, {2, true, false, false}), {}}}});
        section.folded.push_back(std::move(table));
    }
    return section;
}

FoundationsView foundations_view(const MonthFacts& m) {
    FoundationsView view;
    view.frame = frame(m, {"foundations.html",
                           "foundations.html",
                           m.words.say("nav.foundations"),
                           "p-foundations",
                           {{m.words.say("nav.foundations"), "", "", true}},
                           {},
                           {}});
    view.head.kick =
        m.words.say("page.kick", {{"page", m.words.say("nav.foundations")}, {"date", m.words.day(m.now.date)}});
    const auto said = [&](const char* id) { return number(m, id, Level::district, 0, "", true).text; };
    view.head.h1 = m.words.say("foundation.h1", {{"international", said("STD01")},
                                                 {"national", said("STD02")},
                                                 {"metrology", said("MET03")},
                                                 {"patents", said("IP01")}});
    view.sections = {standards_section(m), metrology_section(m), accreditation_section(m), certificates_section(m),
                     property_section(m)};
    view.compared = !m.in.stocks.empty();
    view.falls = stock_falls(m);
    return view;
}

}  // namespace qm::publish
