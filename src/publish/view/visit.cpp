// SPDX-License-Identifier: Apache-2.0
#include "publish/view/visit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "publish/addresses.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {
namespace {

using model::Index;

// What one sheet of A4 holds beside the head and the room for notes.
constexpr std::size_t certificates_shown = 8, standards_shown = 5, metrology_shown = 4, problems_shown = 6,
                      visits_shown = 5;

std::vector<std::size_t> rows_of(const MonthFacts& m, const std::string& table, Index enterprise) {
    const auto of_table = m.visits.rows.find(table);
    if (of_table == m.visits.rows.end()) return {};
    const auto rows = of_table->second.find(enterprise);
    return rows == of_table->second.end() ? std::vector<std::size_t>{} : rows->second;
}

struct Sheet {
    const MonthFacts& m;
    Index enterprise;

    SheetTable table(const char* name, std::initializer_list<const char*> columns) const {
        SheetTable table;
        table.title = m.words.say(std::string{"visit."} + name);
        table.none = m.words.say("visit.none");
        for (const char* column : columns) table.columns.push_back(m.words.say(column));
        return table;
    }
    void cut(SheetTable& table, std::size_t most) const {
        if (table.rows.size() <= most) return;
        table.more = m.words.amount("visit.more", static_cast<std::int64_t>(table.rows.size() - most));
        table.rows.resize(most);
    }
    std::string left(base::Date end) const {
        if (!end.known()) return std::string{no_value};
        const int days = end.days - m.now.date.days;
        return days < 0 ? m.words.say("visit.expired") : m.words.amount("unit.days", days);
    }

    SheetTable certificates() const {
        SheetTable table = this->table("certificates", {"have.certificate", "col.kind", "have.until", "have.left"});
        const Rows rows{m, "certificates"};
        auto list = rows_of(m, "certificates", enterprise);
        std::erase_if(list, [&](std::size_t row) { return rows.text(row, "status") == "注销"; });
        const auto end = [&](std::size_t row) {
            const base::Date day = rows.date(row, "expires_on");
            return std::tuple{day.known() ? day.days : 1 << 30, rows.text(row, "cert_no")};
        };
        std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) { return end(a) < end(b); });
        for (const std::size_t row : list) {
            const base::Date until = rows.date(row, "expires_on");
            std::string state = left(until);
            if (const auto status = rows.text(row, "status"); !status.empty() && status != "有效")
                state = m.words.word("certificate_status", status);
            const bool soon = until.known() && until.days - m.now.date.days <= m.certificate_days;
            table.rows.push_back({{rows.text(row, "cert_no"), m.words.word("certificate", rows.text(row, "kind")),
                                   rows.day(row, "expires_on"), state},
                                  soon});
        }
        cut(table, certificates_shown);
        return table;
    }

    SheetTable standards() const {
        SheetTable table = this->table("standards", {"have.standard", "have.title", "have.level", "have.role"});
        const Rows rows{m, "standards"};
        auto list = rows_of(m, "standards", enterprise);
        const auto key = [&](std::size_t row) {
            return std::tuple{rows.text(row, "role") != "主导", rows.text(row, "standard_no")};
        };
        std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        for (const std::size_t row : list) {
            const base::Date gone = rows.date(row, "withdrawn_on");
            const bool withdrawn = gone.known() && gone <= m.now.date;
            table.rows.push_back(
                {{rows.text(row, "standard_no"), rows.text(row, "title"),
                  m.words.word("standard_level", rows.text(row, "level")),
                  withdrawn ? m.words.say("visit.withdrawn") : m.words.word("role", rows.text(row, "role"))},
                 withdrawn});
        }
        cut(table, standards_shown);
        return table;
    }

    SheetTable metrology() const {
        SheetTable table = this->table("metrology", {"have.standard", "have.title", "have.until", "have.left"});
        const Rows rows{m, "metrology"};
        for (const std::size_t row : rows_of(m, "metrology", enterprise)) {
            const base::Date until = rows.date(row, "valid_until");
            table.rows.push_back(
                {{rows.text(row, "standard_no"), rows.text(row, "name"), rows.day(row, "valid_until"), left(until)},
                 until.known() && until.days - m.now.date.days <= m.certificate_days});
        }
        std::sort(table.rows.begin(), table.rows.end(), [](const SheetRow& a, const SheetRow& b) {
            return std::tie(a.cells[2], a.cells[0]) < std::tie(b.cells[2], b.cells[0]);
        });
        cut(table, metrology_shown);
        return table;
    }

    SheetTable problems() const {
        SheetTable table = this->table("problems", {"col.number", "col.problem", "col.kind", "col.limit", "have.left"});
        const auto mine = m.visits.problems.find(enterprise);
        if (mine == m.visits.problems.end()) return table;
        for (const model::Problem* problem : mine->second) {
            table.rows.push_back(
                {{problem->id, problem->title, m.words.say("kind." + std::string{model::name_of(problem->kind)}),
                  problem->due_on.known() ? base::to_string(problem->due_on) : std::string{no_value},
                  !problem->due_on.known() ? std::string{no_value}
                  : problem->overdue       ? m.words.amount("visit.overdue", -problem->days_left)
                                           : m.words.amount("unit.days", problem->days_left)},
                 problem->overdue});
        }
        cut(table, problems_shown);
        return table;
    }

    SheetTable visits() const {
        SheetTable table =
            this->table("visits", {"have.date", "have.title", "col.suggestions", "col.adopted", "have.still_open"});
        const Rows rows{m, "actions"};
        auto list = rows_of(m, "actions", enterprise);
        std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
            return std::tuple{-rows.date(a, "held_on").days, rows.text(a, "action_id")} <
                   std::tuple{-rows.date(b, "held_on").days, rows.text(b, "action_id")};
        });
        for (const std::size_t row : list) {
            const std::int64_t made = rows.whole(row, "suggestions"), taken = rows.whole(row, "adopted");
            table.rows.push_back({{rows.day(row, "held_on"), rows.text(row, "title"), base::format_count(made),
                                   base::format_count(taken), base::format_count(made - taken)},
                                  made > taken});
        }
        cut(table, visits_shown);
        return table;
    }

    std::vector<KeyFigure> figures() const {
        std::vector<KeyFigure> list;
        for (const char* id : sheet_indicators) {
            const model::Indicator* indicator = m.indicator(id);
            const auto figure = m.visits.figures.find(id);
            if (indicator == nullptr || figure == m.visits.figures.end()) continue;
            const auto mine = figure->second.find(enterprise);
            if (mine == figure->second.end()) continue;
            list.push_back({indicator_name(m, *indicator), model::printed(*indicator, mine->second),
                            indicator_unit(m, *indicator), "../" + model::indicator_page(id)});
        }
        return list;
    }
};

}  // namespace

std::string visit_page(const MonthFacts& m, Index enterprise) {
    const auto number = [&](Index row) { return m.enterprise_number[row]; };
    const auto at = std::lower_bound(m.visits.firms.begin(), m.visits.firms.end(), enterprise,
                                     [&](Index a, Index b) { return number(a) < number(b); });
    return at != m.visits.firms.end() && *at == enterprise ? sheet_address(m, enterprise) : std::string{};
}

VisitView visit_view(const MonthFacts& m, std::size_t i) {
    const Index firm = m.visits.firms[i];
    const model::Table& table = *m.enterprises;
    const std::string name{table.text(firm, "name")};
    Place place{sheet_address(m, firm),
                "assistance.html",
                name,
                "p-visit",
                {{m.words.say("nav.assistance"), "../assistance.html", "", false}, {name, "", "", true}},
                {},
                {}};
    VisitView view;
    view.frame = frame(m, place);
    // Other months have no sheet of this enterprise.
    for (LinkView& month : view.frame.months)
        if (!month.current)
            month.href = month.href.substr(0, month.href.size() - place.page.size()) + "assistance.html";
    view.head.kick = m.words.say("visit.kick", {{"date", m.words.day(m.now.date)}});
    view.head.h1 = name;
    view.internal = m.words.say("visit.internal");
    view.back = "../" + m.firm_address(firm);
    std::vector<std::string> facts;
    const auto add = [&](std::string text) {
        if (!text.empty()) facts.push_back(std::move(text));
    };
    if (const auto code = table.code(firm, "uscc"); code.known()) add(model::to_string(code));
    if (const Index town = m.town_of(firm); town != model::none) add(m.town_name(town));
    if (const Index park = m.park_of(firm); park != model::none) add(m.district.parks[park].name);
    std::vector<std::string> links;
    for (const Index link : m.links_of(firm)) links.push_back(m.link_name(link));
    add(m.words.list(links));
    for (const char* column : {"size", "grade"}) add(std::string{table.text(firm, column)});
    if (const auto led = m.now.places.led_chains.find(firm); led != m.now.places.led_chains.end())
        for (const Index chain : led->second) add(m.words.say("visit.leader", {{"chain", m.chain_short(chain)}}));
    for (const std::string& fact : facts) view.facts += (view.facts.empty() ? "" : m.words.say("join.dot")) + fact;
    view.address = std::string{table.text(firm, "address")};
    const Sheet sheet{m, firm};
    view.figures = sheet.figures();
    view.tables = {sheet.problems(), sheet.certificates(), sheet.visits(), sheet.standards(), sheet.metrology()};
    return view;
}

}  // namespace qm::publish
