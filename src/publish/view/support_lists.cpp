// SPDX-License-Identifier: Apache-2.0
#include "publish/view/support_lists.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "publish/addresses.hpp"
#include "publish/view/chain.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {
namespace {

using model::Index;

constexpr std::size_t rows_shown = 300;

struct Kind {
    const char *table, *owner_column, *owner;
    std::array<const char*, 4> columns;  // headings
    std::array<const char*, 4> cells;    // columns of the table; null: none
};
constexpr std::array<Kind, 4> kinds{{
    // in the order of model::Support
    {"standards",
     "enterprise",
     "have.drafter",
     {"have.standard", "have.title", "have.level", "have.role"},
     {"standard_no", "title", "level", "role"}},
    {"metrology",
     "holder",
     "have.holder",
     {"have.standard", "have.title", "col.kind", "have.until"},
     {"standard_no", "name", "kind", "valid_until"}},
    {"facilities",
     "name",
     "have.body",
     {"col.number", "col.kind", "have.cnas", "have.cnas_items"},
     {"facility_id", "kind", "cnas_no", "cnas_items"}},
    {"certificates",
     "enterprise",
     "have.holder",
     {"have.certificate", "col.kind", "have.issued", "have.until"},
     {"cert_no", "kind", "issued_on", "expires_on"}},
}};

std::string cell_of(const MonthFacts& m, const Rows& rows, std::size_t row, const std::string& column) {
    if (column.ends_with("_on") || column == "valid_until") return rows.day(row, column);
    if (column == "cnas_items") {
        const auto items = rows.whole(row, column);
        return items == 0 ? std::string{no_value} : base::format_count(items);
    }
    std::string text = rows.text(row, column);
    if (text.empty()) return std::string{no_value};
    if (column == "level") return m.words.word("standard_level", text);
    if (column == "role") return m.words.word("role", text);
    if (column == "kind") return m.words.word("holding", text);
    return text;
}

SupportList list_of(const MonthFacts& m, Index link, int support) {
    const Kind& kind = kinds[static_cast<std::size_t>(support)];
    const SupportView state = support_view(m, link, support);
    const auto of = static_cast<model::Support>(support);
    SupportList list;
    list.id = model::name_of(of);
    list.title = support_name(m, support);
    list.level = state.words;
    list.look = state.look;
    list.letter = state.letter;
    list.count = number(m, model::indicator_of(of), model::Level::link, link, "../", true);
    list.owner = m.words.say(kind.owner);
    for (const char* column : kind.columns) list.columns.push_back(m.words.say(column));
    const Rows rows{m, kind.table};
    const model::Account& account = m.support_accounts[static_cast<std::size_t>(support)];
    const auto level = account.levels.find(model::Level::link);
    if (!rows || level == account.levels.end() || link >= level->second.size()) return list;
    for (const auto i : level->second[link].counted) {
        const std::size_t row = account.rows[i].row;
        SupportItem item;
        item.name = rows.owner(row, kind.owner_column);
        if (const std::string href = rows.owner_href(row); !href.empty()) item.href = "../" + href;
        for (const char* column : kind.cells) item.cells.push_back(cell_of(m, rows, row, column));
        list.rows.push_back(std::move(item));
    }
    std::sort(list.rows.begin(), list.rows.end(), [](const SupportItem& a, const SupportItem& b) {
        return std::tie(a.cells, a.name) < std::tie(b.cells, b.name);
    });
    if (list.rows.size() > rows_shown) {
        list.more = m.words.amount("visit.more", static_cast<std::int64_t>(list.rows.size() - rows_shown));
        list.rows.resize(rows_shown);
    }
    return list;
}

}  // namespace

std::string support_page(const model::District& district, Index link) {
    return "support/" + model::slug(district.links[link].id) + ".html";
}

SupportListsView support_lists_view(const MonthFacts& m, Index link) {
    const model::Link& the = m.district.links[link];
    const std::string chain_page = model::chain_page(m.district, the.chain), page = support_page(m.district, link);
    const std::string title = m.words.say("support_lists.title", {{"link", m.link_name(link)}});
    const auto& links = m.district.chains[the.chain].links;
    const auto at = static_cast<std::size_t>(std::find(links.begin(), links.end(), link) - links.begin());
    const auto neighbour = [&](std::size_t i) {
        return LinkView{m.link_name(links[i]), "../" + support_page(m.district, links[i]), "", false};
    };
    Place place{page,
                chain_page,
                title,
                "p-support",
                {{m.chain_name(the.chain), "../" + chain_page, "", false},
                 {m.link_name(link), "../" + model::link_address(m.district, link), "", false},
                 {m.words.say("support_lists.crumb"), "", "", true}},
                {},
                {}};
    if (at > 0) place.previous = neighbour(at - 1);
    if (at + 1 < links.size()) place.next = neighbour(at + 1);
    SupportListsView view;
    view.frame = frame(m, place);
    view.head.kick = m.words.say("page.kick", {{"page", m.chain_name(the.chain) + m.words.say("join.dot") + the.id},
                                               {"date", m.words.day(m.now.date)}});
    view.head.h1 = title;
    for (int support = 0; support < 4; ++support) view.lists.push_back(list_of(m, link, support));
    return view;
}

}  // namespace qm::publish
