// SPDX-License-Identifier: Apache-2.0
#include "publish/view/identity.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/paste_rows.hpp"
#include "publish/addresses.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::LinkBasis;

constexpr std::size_t most_rows = 200;

std::int64_t number(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

class Filler {
  public:
    Filler(const MonthFacts& m, IdentityView& view) : m_{m}, view_{view}, table_{*m.enterprises} {}

    void fill() {
        choices();
        duplicates();
        arrivals();
        unassigned();
        overrides();
    }

  private:
    // Rows of the register in the order of the register pages.
    template <class Wanted>
    std::vector<Index> rows_where(Wanted wanted) const {
        std::vector<Index> rows;
        for (const Index row : m_.enterprise_order)
            if (wanted(row)) rows.push_back(row);
        return rows;
    }

    std::string more(std::size_t all) const {
        return all > most_rows ? m_.words.amount("identity.more", number(all - most_rows)) : std::string{};
    }

    FirmLine line_of(Index row) const {
        FirmLine line;
        line.name = table_.text(row, "name");
        line.href = m_.firm_address(row);
        const auto code = table_.code(row, "uscc");
        line.code = code.known() ? model::to_string(code) : std::string{no_value};
        const Index town = m_.town_of(row);
        line.town = town == model::none ? std::string{no_value} : m_.town_name(town);
        line.place = base::to_string(table_.spot(row));
        return line;
    }

    LinkBasis basis(Index row) const {
        return row < m_.now.places.link_basis.size() ? m_.now.places.link_basis[row] : LinkBasis::outside;
    }

    std::string link_text(Index link) const { return m_.district.links[link].id + " " + m_.link_name(link); }

    std::string standing(Index row) const {
        std::vector<std::string> links;
        for (const Index link : m_.links_of(row)) links.push_back(link_text(link));
        return links.empty() ? m_.words.word("link_basis", std::string{name_of(basis(row))}) : m_.words.list(links);
    }

    void choices() {
        const auto& places = m_.now.places;
        view_.columns = base::join(places.override_columns, ",");
        const auto rows = rows_where([&](Index row) { return places.to_choose.contains(row); });
        for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
            const auto& choice = places.choices[places.to_choose.at(rows[i])];
            FirmLine line = line_of(rows[i]);
            line.note = m_.words.say(choice.edition.empty() ? "identity.code_unsaid" : "identity.code_of",
                                     {{"code", choice.code}, {"edition", choice.edition}});
            if (!choice.classes.empty())
                line.note += m_.words.say("identity.now", {{"classes", base::join(choice.classes, ", ")}});
            for (const Index link : choice.links)
                line.lines.push_back({link_text(link), model::override_row(places.override_columns, table_, rows[i],
                                                                           m_.district.links[link].id)});
            view_.choices.push_back(std::move(line));
        }
        view_.choices_count = m_.words.amount("identity.choices", number(rows.size()));
        view_.choices_more = more(rows.size());
    }

    void duplicates() {
        const auto& groups = m_.now.places.duplicates;
        for (std::size_t i = 0; i < std::min(groups.size(), most_rows); ++i) {
            DuplicateRows made;
            made.reason = m_.words.word("duplicate", std::string{name_of(groups[i].reason)});
            made.is_proposed = groups[i].proposed();
            const Index keep = groups[i].rows.front();
            for (const Index row : groups[i].rows) {
                FirmLine line = line_of(row);
                if (made.is_proposed && row == keep) line.note = m_.words.say("identity.keep");
                if (made.is_proposed && row != keep) {
                    const auto paste = model::merge_row(table_, row, keep);
                    line.lines.push_back({m_.words.say(paste.empty() ? "identity.delete" : "identity.merge"), paste});
                }
                made.rows.push_back(std::move(line));
            }
            view_.duplicates.push_back(std::move(made));
        }
        view_.duplicates_count = m_.words.amount("identity.duplicates", number(groups.size()));
        view_.duplicates_more = more(groups.size());
    }

    void arrivals() {
        const auto& all = m_.now.arrivals;
        for (std::size_t i = 0; i < std::min(all.size(), most_rows); ++i) {
            FirmLine line = line_of(all[i].enterprise);
            line.note = standing(all[i].enterprise);
            if (!all[i].other.empty())
                line.lines.push_back({m_.words.say(all[i].by_name ? "identity.was_name" : "identity.was_organisation",
                                                   {{"id", all[i].other}}),
                                      ""});
            else if (all[i].seen != base::Month{})
                line.lines.push_back({m_.words.say("identity.seen", {{"month", m_.words.month(all[i].seen)}}), ""});
            view_.fresh.push_back(std::move(line));
        }
        view_.fresh_count = m_.now.month_before == base::Month{}
                                ? m_.words.say("identity.fresh_first")
                                : m_.words.amount("identity.fresh", number(all.size()));
        view_.fresh_more = more(all.size());
    }

    void unassigned() {
        const auto rows = rows_where([&](Index row) {
            return m_.links_of(row).empty() && (basis(row) == LinkBasis::no_code || basis(row) == LinkBasis::malformed);
        });
        for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
            FirmLine line = line_of(rows[i]);
            line.note = standing(rows[i]);
            if (const auto given = table_.text(rows[i], "industry_code"); !given.empty())
                line.note += m_.words.say("identity.given", {{"code", std::string{given}}});
            view_.unassigned.push_back(std::move(line));
        }
        view_.unassigned_count = m_.words.amount("identity.unassigned", number(rows.size()));
        view_.unassigned_more = more(rows.size());
        const auto outside =
            rows_where([&](Index row) { return m_.links_of(row).empty() && basis(row) == LinkBasis::outside; });
        view_.outside_count = m_.words.amount("identity.outside", number(outside.size()));
    }

    void overrides() {
        using State = model::LinkOverride::State;
        const auto& all = m_.now.places.overrides;
        std::vector<const model::LinkOverride*> order;
        for (const auto& row : all) order.push_back(&row);
        std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
            return (a->state == State::used) < (b->state == State::used);
        });
        for (std::size_t i = 0; i < std::min(order.size(), most_rows); ++i) {
            const auto& row = *order[i];
            OverrideRow made;
            made.name = row.enterprise == model::none ? row.name : std::string{table_.text(row.enterprise, "name")};
            if (row.enterprise != model::none) made.href = m_.firm_address(row.enterprise);
            made.code = row.code;
            if (row.link != model::none) {
                made.link = link_text(row.link) + (row.main ? m_.words.say("identity.main") : "");
                made.link_href = model::link_address(m_.district, row.link);
            }
            made.weight = base::format({row.weight, base::micro}, {6, false, false, true});
            made.from = row.from == base::Month{} ? std::string{no_value} : m_.words.month(row.from);
            made.note = row.note;
            made.state = m_.words.word("override", std::string{name_of(row.state)});
            made.tone = row.state == State::gone || row.state == State::several ? "od" : "";
            made.place = base::to_string(row.spot);
            view_.overrides.push_back(std::move(made));
        }
        view_.overrides_count = m_.words.amount("identity.overrides", number(all.size()));
        view_.overrides_more = more(all.size());
    }

    const MonthFacts& m_;
    IdentityView& view_;
    const model::Table& table_;
};

}  // namespace

IdentityView identity_view(const MonthFacts& m) {
    IdentityView view;
    if (m.enterprises != nullptr) Filler{m, view}.fill();
    return view;
}

}  // namespace qm::publish
