// SPDX-License-Identifier: Apache-2.0
#include "publish/view/firms.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "publish/addresses.hpp"
#include "publish/view/gaps.hpp"

namespace qm::publish {
namespace {

using model::Index;

constexpr std::size_t firms_on_park_page = 500;

std::vector<KeyFigure> key_figures(const MonthFacts& m, Index park) {
    const Tally& tally = m.by_park[park];
    std::size_t leaders = 0;
    for (const Index row : m.firms_of_park[park]) leaders += m.enterprises->text(row, "leader_of").empty() ? 0 : 1;
    const auto number = [&](const char* indicator, std::size_t n) {
        return counted(m, indicator, model::Level::park, park, static_cast<std::int64_t>(n), "../");
    };
    const NumberView led = number("STR02", leaders);
    return {
        {m.words.say("key.firms"), number("STR01", m.firms_of_park[park].size()).text, m.words.say("key.firms_unit"),
         "#firms"},
        {m.words.say("key.leaders"), led.text, m.words.say("key.firms_unit"), "", led.why},
        {m.words.say("key.open"), number("PRB01", static_cast<std::size_t>(tally.open)).text, "", "#problems"},
        {m.words.say("key.overdue"), number("SUP07", static_cast<std::size_t>(tally.overdue)).text, "", "#problems"}};
}

std::vector<ParkFigure> park_figures(const MonthFacts& m, Index park) {
    std::vector<ParkFigure> rows;
    for (const model::Indicator& indicator : m.now.figures.indicators) {
        if (!indicator.has(model::Level::park)) continue;
        const model::Figure& figure = m.now.figures.at(indicator.id, model::Level::park, park);
        if (figure.state == model::State::not_applicable) continue;
        ParkFigure row;
        row.name = indicator_name(m, indicator);
        row.href = "../" + model::indicator_page(indicator.id);
        row.value = number(m, indicator.id, model::Level::park, park, "../", true);
        row.fraction = fraction(indicator, figure);
        row.district = number(m, indicator.id, model::Level::district, 0, "../", true);
        row.change = delta(m, indicator, model::subject_key(model::Level::park, m.district.parks[park].id));
        rows.push_back(std::move(row));
    }
    return rows;
}

HeadView park_head(const MonthFacts& m, Index park) {
    const model::Park& the = m.district.parks[park];
    const Tally& tally = m.by_park[park];
    HeadView head;
    head.kick =
        m.words.say("park.kick", {{"town", m.town_name(the.town)}, {"id", the.id}, {"date", m.words.day(m.now.date)}});
    const base::Facts facts{
        {"park", the.name},
        {"firms", m.words.amount("unit.plain_firms", static_cast<std::int64_t>(m.firms_of_park[park].size()))},
        {"open", m.words.amount("unit.cases", tally.open)},
        {"overdue", m.words.amount("unit.cases", tally.overdue)}};
    head.h1 = m.words.say(tally.open == 0 ? "park.h1_none" : tally.overdue == 0 ? "park.h1_on_time" : "park.h1", facts);
    if (the.nested) head.say.push_back(m.words.sentence({plain(m.words.say("park.nested"))}));
    return head;
}

}  // namespace

FirmRow firm_row(const MonthFacts& m, Index row, const std::string& base_path) {
    const model::Table& table = *m.enterprises;
    FirmRow view;
    view.anchor = m.firm_anchor(row);
    view.key = "enterprise-" + std::to_string(m.enterprise_number[row]);
    view.name = table.text(row, "name");
    view.href = base_path + m.firm_address(row);
    const model::CreditCode code = table.code(row, "uscc");
    view.code = code.known() ? model::to_string(code) : std::string{no_value};
    if (const Index park = m.park_of(row); park != model::none) {
        view.park = m.district.parks[park].name;
        view.park_href = base_path + model::park_page(m.district, park);
    }
    view.status =
        table.text(row, "status").empty() ? std::string{no_value} : m.words.word("status", table.text(row, "status"));
    view.grade = table.text(row, "grade").empty() ? std::string{} : m.words.word("grade", table.text(row, "grade"));
    std::vector<std::string> led;
    for (const std::string_view chain : base::split_list(table.text(row, "leader_of"))) {
        const Index found = m.district.chain_by_id(chain);
        led.push_back(found == model::none ? std::string{chain} : m.chain_short(found));
    }
    if (!led.empty()) view.leader = m.words.say("firm.leader", {{"chain", m.words.list(led)}});
    for (const Index link : m.links_of(row))
        view.links.push_back({m.link_name(link), base_path + model::link_address(m.district, link), "", false});
    return view;
}

std::vector<FirmsView> firms_views(const MonthFacts& m, Index town) {
    const auto& firms = town == model::none ? m.firms_of_no_town : m.firms_of_town[town];
    const std::string name = town == model::none ? m.words.say("firms.no_town") : m.town_name(town);
    const std::string page = firms_page(m.district, town);
    const std::string title = m.words.say("firms.title", {{"town", name}});
    Place place{page, "towns.html", title, "p-firms", {{m.words.say("nav.towns"), "towns.html", "", false}}, {}, {}};
    if (town != model::none) place.crumbs.push_back({name, model::town_page(m.district, town), "", false});
    place.crumbs.push_back({m.words.say("firms.crumb"), "", "", true});

    const std::size_t sheets =
        std::max<std::size_t>(1, (firms.size() + MonthFacts::firms_per_sheet - 1) / MonthFacts::firms_per_sheet);
    std::vector<FirmsView> views;
    for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
        FirmsView view;
        view.frame = frame(m, place);
        view.head.kick = m.words.say("page.kick", {{"page", title}, {"date", m.words.day(m.now.date)}});
        view.head.h1 = m.words.say(
            unreported(m, "enterprises", town) ? "firms.h1_unreported" : "firms.h1",
            {{"town", name}, {"firms", m.words.amount("unit.plain_firms", static_cast<std::int64_t>(firms.size()))}});
        view.is_split = sheets > 1;
        for (std::size_t other = 0; view.is_split && other < sheets; ++other)
            view.sheets.push_back({std::to_string(other + 1), sheet_page(page, other), "", other == sheet});
        const std::size_t end = std::min(firms.size(), (sheet + 1) * MonthFacts::firms_per_sheet);
        for (std::size_t i = sheet * MonthFacts::firms_per_sheet; i < end; ++i)
            view.rows.push_back(firm_row(m, firms[i], ""));
        views.push_back(std::move(view));
    }
    return views;
}

ParkView park_view(const MonthFacts& m, Index park) {
    const model::Park& the = m.district.parks[park];
    Place place{model::park_page(m.district, park),
                "parks.html",
                the.name,
                "p-park",
                {{m.words.say("nav.parks"), "../parks.html", "", false}},
                {},
                {}};
    if (the.town != model::none) {
        place.crumbs.push_back({m.town_name(the.town), "../" + model::town_page(m.district, the.town), "", false});
        const auto& siblings = m.parks_of_town[the.town];
        const auto at = static_cast<std::size_t>(m.park_number[park] - 1);
        const auto sibling = [&](std::size_t i) {
            return LinkView{m.district.parks[siblings[i]].name, "../" + model::park_page(m.district, siblings[i]), "",
                            false};
        };
        if (at > 0) place.previous = sibling(at - 1);
        if (at + 1 < siblings.size()) place.next = sibling(at + 1);
    }
    place.crumbs.push_back({the.name, "", "", true});

    ParkView view;
    view.frame = frame(m, place);
    view.head = park_head(m, park);
    view.key_figures = key_figures(m, park);
    view.map = picture_view(m, "map-park-" + model::slug(the.id), "../");
    const auto& firms = m.firms_of_park[park];
    for (std::size_t i = 0; i < std::min(firms.size(), firms_on_park_page); ++i) {
        view.firms.push_back(firm_row(m, firms[i], "../"));
        view.firms.back().park.clear();
    }
    view.firms_title = m.words.amount("park.firms", static_cast<std::int64_t>(firms.size()));
    view.firms_href = "../" + firms_page(m.district, the.town);
    if (firms.size() > firms_on_park_page)
        view.firms_more =
            m.words.amount("park.firms_more", static_cast<std::int64_t>(firms.size() - firms_on_park_page));
    std::vector<const model::Problem*> listed;
    for (const model::Problem* problem : m.listed_problems)
        if (problem->park == park) listed.push_back(problem);
    view.problems = problem_views(m, listed, "../", 200);
    view.figures = park_figures(m, park);
    return view;
}

}  // namespace qm::publish
