// SPDX-License-Identifier: Apache-2.0
// The sections of foundations.html that count rows: standards, measurement standards, accredited bodies, certificates.
#include <algorithm>
#include <map>
#include <set>

#include "publish/addresses.hpp"
#include "publish/view/foundations.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t drafters_shown = 15, ending_shown = 300;

std::string count(std::size_t n) {
    return base::format_count(static_cast<std::int64_t>(n));
}

PlainTable table_of(const MonthFacts& m, const std::string& id, const char* title, const char* first,
                    std::initializer_list<const char*> columns) {
    PlainTable table;
    table.id = id;
    table.title = m.words.say(title);
    table.first = m.words.say(first);
    for (const char* column : columns) table.columns.push_back(m.words.say(column));
    return table;
}

struct Drafted {
    std::set<std::string> led, all, leaders;
    std::string href, town;
};

/// Rows whose end lies within the configured days, the next first.
struct Ending {
    base::Date end;
    PlainRow row;
};
PlainTable ending_table(const MonthFacts& m, PlainTable table, std::vector<Ending> ending) {
    std::sort(ending.begin(), ending.end(), [](const Ending& a, const Ending& b) {
        return std::tie(a.end, a.row.name) < std::tie(b.end, b.row.name);
    });
    table.title =
        m.words.say("foundation.ending", {{"days", std::to_string(m.certificate_days)}, {"n", count(ending.size())}});
    if (ending.size() > ending_shown) {
        table.more = m.words.amount("visit.more", static_cast<std::int64_t>(ending.size() - ending_shown));
        ending.resize(ending_shown);
    }
    for (Ending& one : ending) {
        one.row.cells.push_back({base::to_string(one.end), {}});
        one.row.cells.push_back({m.words.amount("unit.days", one.end.days - m.now.date.days), {}});
        table.rows.push_back(std::move(one.row));
    }
    return table;
}

bool ends_soon(const MonthFacts& m, base::Date end) {
    return end.known() && end >= m.now.date && end.days - m.now.date.days <= m.certificate_days;
}

}  // namespace

FoundationSection standards_section(const MonthFacts& m) {
    FoundationSection section;
    section.id = "f-standards";
    section.title = m.words.say("foundation.standards");
    section.reading = m.words.say("foundation.standards_reading");
    section.figures = district_figures(m, {"STD01", "STD02", "STD03", "STD04", "STD06", "STD07", "STD08", "STD05"});
    const Rows rows{m, "standards"};
    if (!rows) return section;
    std::map<std::string, Drafted> levels, drafters;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!in_force(rows, row, m.now.date)) continue;
        const std::string no = rows.text(row, "standard_no"), owner = rows.owner(row, "enterprise");
        const bool led = rows.text(row, "role") == "主导";
        for (Drafted* one : {&levels[rows.text(row, "level")], &drafters[owner]}) {
            one->all.insert(no);
            if (led) one->led.insert(no);
            if (rows.text(row, "level") == "领跑者") one->leaders.insert(no);
        }
        Drafted& drafter = drafters[owner];
        drafter.href = rows.owner_href(row);
        if (rows.town(row) != model::none) drafter.town = m.town_name(rows.town(row));
    }
    PlainTable by_level = table_of(m, "f-levels", "foundation.by_level", "have.level",
                                   {"have.led", "have.joined", "have.in_force", "have.gone"});
    by_level.note = m.words.say("foundation.by_level_note");
    std::map<std::string, std::set<std::string>> withdrawn;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (const auto day = rows.date(row, "withdrawn_on"); day.known() && day <= m.now.date)
            withdrawn[rows.text(row, "level")].insert(rows.text(row, "standard_no"));
    for (const char* level : {"国际标准", "国家标准", "行业标准", "地方标准", "团体标准", "领跑者"}) {
        const Drafted& one = levels[level];
        by_level.rows.push_back({m.words.word("standard_level", level),
                                 "",
                                 {{count(one.led.size()), {}},
                                  {count(one.all.size() - one.led.size()), {}},
                                  {count(one.all.size()), {}},
                                  {count(withdrawn[level].size()), {}}}});
    }
    section.open.push_back(std::move(by_level));

    std::vector<std::pair<std::string, const Drafted*>> order;
    for (const auto& [name, drafted] : drafters) order.emplace_back(name, &drafted);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::pair{a.second->led.size(), a.second->all.size()} >
               std::pair{b.second->led.size(), b.second->all.size()};
    });
    PlainTable top = table_of(m, "f-drafters", "foundation.drafters", "have.drafter",
                              {"col.town", "have.led", "have.joined", "have.leader_standards"});
    if (order.size() > drafters_shown) {
        top.more = m.words.amount("visit.more", static_cast<std::int64_t>(order.size() - drafters_shown));
        order.resize(drafters_shown);
    }
    for (const auto& [name, one] : order)
        top.rows.push_back({name,
                            one->href,
                            {{one->town.empty() ? std::string{no_value} : one->town, {}},
                             {count(one->led.size()), {}},
                             {count(one->all.size() - one->led.size()), {}},
                             {count(one->leaders.size()), {}}}});
    section.open.push_back(std::move(top));
    section.folded.push_back(by_town(m, "f-standards-town", {"STD01", "STD02", "STD03", "STD04", "STD06", "STD07"}));
    PlainTable runners = table_of(m, "f-leaders", "foundation.leaders", "have.standard",
                                  {"have.title", "have.drafter", "have.published"});
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (in_force(rows, row, m.now.date) && rows.text(row, "level") == "领跑者")
            runners.rows.push_back({rows.text(row, "standard_no"),
                                    rows.owner_href(row),
                                    {{rows.text(row, "title"), {}},
                                     {rows.owner(row, "enterprise"), {}},
                                     {rows.day(row, "published_on"), {}}}});
    std::sort(runners.rows.begin(), runners.rows.end(), [](const PlainRow& a, const PlainRow& b) {
        return std::tie(a.name, a.cells[1].text) < std::tie(b.name, b.cells[1].text);
    });
    section.folded.push_back(std::move(runners));
    return section;
}

FoundationSection metrology_section(const MonthFacts& m) {
    FoundationSection section;
    section.id = "f-metrology";
    section.title = m.words.say("foundation.metrology");
    section.figures = district_figures(m, {"MET02", "MET03", "MET01", "MET04"});
    section.open.push_back(by_town(m, "f-metrology-town", {"MET02", "MET01", "MET04"}));
    const Rows rows{m, "metrology"};
    if (!rows) return section;
    PlainTable ending = table_of(m, "f-metrology-ending", "foundation.metrology", "have.standard",
                                 {"have.title", "col.kind", "have.holder", "have.until", "have.left"});
    PlainTable publics =
        table_of(m, "f-public", "foundation.public", "have.standard", {"have.title", "have.holder", "have.until"});
    std::vector<Ending> soon;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const base::Date end = rows.date(row, "valid_until");
        const std::string kind = rows.text(row, "kind");
        if (ends_soon(m, end))
            soon.push_back({end,
                            {rows.text(row, "standard_no"),
                             rows.owner_href(row),
                             {{rows.text(row, "name"), {}},
                              {m.words.word("holding", kind), {}},
                              {rows.owner(row, "holder"), {}}}}});
        if (kind == "社会公用计量标准" && end.known() && end >= m.now.date)
            publics.rows.push_back(
                {rows.text(row, "standard_no"),
                 rows.owner_href(row),
                 {{rows.text(row, "name"), {}}, {rows.owner(row, "holder"), {}}, {rows.day(row, "valid_until"), {}}}});
    }
    std::sort(publics.rows.begin(), publics.rows.end(),
              [](const PlainRow& a, const PlainRow& b) { return a.name < b.name; });
    section.folded.push_back(ending_table(m, std::move(ending), std::move(soon)));
    section.folded.push_back(std::move(publics));
    return section;
}

FoundationSection accreditation_section(const MonthFacts& m) {
    FoundationSection section;
    section.id = "f-accreditation";
    section.title = m.words.say("foundation.accreditation");
    section.figures = district_figures(m, {"ACC01", "ACC02", "ACC03"});
    const Rows rows{m, "facilities"};
    if (!rows) return section;
    PlainTable bodies = table_of(m, "f-bodies", "foundation.bodies", "have.body",
                                 {"col.kind", "col.town", "have.cnas", "have.cnas_items", "have.cma"});
    std::vector<std::pair<std::int64_t, PlainRow>> order;
    const auto shown = [](std::string text) { return text.empty() ? std::string{no_value} : text; };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string cnas = rows.text(row, "cnas_no"), cma = rows.text(row, "cma_no");
        if (cnas.empty() && cma.empty()) continue;
        const auto items = rows.whole(row, "cnas_items");
        order.emplace_back(
            -items, PlainRow{rows.text(row, "name"),
                             "",
                             {{m.words.word("holding", rows.text(row, "kind")), {}},
                              {rows.town(row) == model::none ? std::string{no_value} : m.town_name(rows.town(row)), {}},
                              {shown(cnas), {}},
                              {items == 0 ? std::string{no_value} : base::format_count(items), {}},
                              {shown(cma), {}}}});
    }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
    });
    for (auto& [items, row] : order) bodies.rows.push_back(std::move(row));
    section.folded.push_back(std::move(bodies));
    return section;
}

FoundationSection certificates_section(const MonthFacts& m) {
    FoundationSection section;
    section.id = "f-certificates";
    section.title = m.words.say("foundation.certificates");
    section.figures = district_figures(m, {"CER01", "CER02", "CER03", "QM02", "MET01"});
    const Rows rows{m, "certificates"};
    if (!rows) return section;
    struct Held {
        std::set<std::string> valid, soon, stopped, expired;
    };
    std::map<std::string, Held> kinds;
    PlainTable ending = table_of(m, "f-certificates-ending", "foundation.certificates", "have.certificate",
                                 {"col.kind", "have.holder", "have.until", "have.left"});
    std::vector<Ending> soon;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const base::Date from = rows.date(row, "issued_on"), end = rows.date(row, "expires_on");
        if (from.known() && from > m.now.date) continue;
        const std::string no = rows.text(row, "cert_no"), status = rows.text(row, "status");
        Held& held = kinds[rows.text(row, "kind")];
        const bool stopped = status == "暂停" || status == "撤销" || status == "注销";
        if (end.known() && end < m.now.date) {
            held.expired.insert(no);
        } else if (stopped) {
            held.stopped.insert(no);
        } else if (end.known()) {
            held.valid.insert(no);
            if (!ends_soon(m, end) || !held.soon.insert(no).second) continue;
            soon.push_back(
                {end,
                 {no,
                  rows.owner_href(row),
                  {{m.words.word("holding", rows.text(row, "kind")), {}}, {rows.owner(row, "enterprise"), {}}}}});
        }
    }
    PlainTable by_kind = table_of(m, "f-kinds", "foundation.by_kind", "col.kind",
                                  {"have.valid", "have.soon", "have.stopped", "have.expired"});
    by_kind.note = m.words.say("foundation.by_kind_note", {{"days", std::to_string(m.certificate_days)}});
    for (const auto& [kind, held] : kinds)
        by_kind.rows.push_back({m.words.word("holding", kind),
                                "",
                                {{count(held.valid.size()), {}},
                                 {count(held.soon.size()), {}},
                                 {count(held.stopped.size()), {}},
                                 {count(held.expired.size()), {}}}});
    section.open.push_back(std::move(by_kind));
    section.folded.push_back(ending_table(m, std::move(ending), std::move(soon)));
    section.folded.push_back(by_town(m, "f-certificates-town", {"CER01", "CER02", "CER03", "QM02", "MET01"}));
    return section;
}

}  // namespace qm::publish
