// SPDX-License-Identifier: Apache-2.0
// The lists of compare.html: problems, links, enterprises.
#include <algorithm>

#include "base/text.hpp"
#include "publish/addresses.hpp"
#include "publish/view/chain.hpp"
#include "publish/view/compare.hpp"

namespace qm::publish {
namespace {

using model::Index;
using model::Lifecycle;

constexpr std::size_t rows_shown = 60;

ChangedProblem changed_problem(const MonthFacts& m, const model::ProblemChange& change, std::string life) {
    const model::StoredProblem& shown = change.after ? *change.after : *change.before;
    ChangedProblem row;
    row.id = change.id;
    row.title = shown.title;
    row.icon = shown.kind == "serious" ? "i-1" : shown.kind == "general" ? "i-2" : "i-3";
    row.kind_word = m.words.word("kind", shown.kind);
    const auto problem = std::lower_bound(m.now.problems.begin(), m.now.problems.end(), change.id,
                                          [](const model::Problem& p, const std::string& id) { return p.id < id; });
    if (problem != m.now.problems.end() && problem->id == change.id) row.href = m.problem_address(*problem);
    const Index town = m.district.town_by_code(shown.town);
    std::vector<std::string> facts{row.id};
    if (!shown.enterprise.empty()) facts.push_back(shown.enterprise);
    if (town != model::none) facts.push_back(m.town_name(town));
    facts.push_back(m.words.word("state", shown.state));
    row.sub = base::join(facts, m.words.say("join.dot"));
    row.life_word = m.words.word("lifecycle", life);
    row.life_class = life == "new"          ? "n"
                     : life == "reopened"   ? "r"
                     : life == "closed"     ? "f"
                     : life == "persisting" ? "k"
                                            : "w";
    return row;
}

std::string named_place(const MonthFacts& m, const std::string& town, const std::string& park) {
    const Index t = m.district.town_by_code(town), p = m.district.park_by_id(park);
    std::string text = t == model::none ? std::string{no_value} : m.town_name(t);
    if (p != model::none) text += m.words.say("join.dot") + m.district.parks[p].name;
    return text;
}

}  // namespace

std::vector<ProblemGroup> problem_groups(const MonthFacts& m) {
    struct Lot {
        const char* key;
        const char* life;
        bool (*holds)(const model::ProblemChange&);
    };
    const Lot lots[] = {
        {"compare.group_new", "new", [](const model::ProblemChange& c) { return !c.before && c.after; }},
        {"compare.group_reopened", "reopened",
         [](const model::ProblemChange& c) { return c.before && !c.before->open && c.after && c.after->open; }},
        {"compare.group_closed", "closed",
         [](const model::ProblemChange& c) { return c.before && c.before->open && c.after && !c.after->open; }},
        {"compare.group_gone", "gone",
         [](const model::ProblemChange& c) { return c.before && c.before->open && !c.after; }},
        {"compare.group_late", "persisting",
         [](const model::ProblemChange& c) {
             return c.before && c.before->open && c.after && c.after->open && c.after->overdue;
         }},
    };
    std::vector<ProblemGroup> groups;
    for (const Lot& kind : lots) {
        ProblemGroup group;
        std::size_t count = 0;
        for (const model::ProblemChange& change : m.changes->problems) {
            const model::StoredProblem& shown = change.after ? *change.after : *change.before;
            if (shown.kind == "bottleneck" || !kind.holds(change)) continue;
            if (++count <= rows_shown) group.rows.push_back(changed_problem(m, change, kind.life));
        }
        if (count == 0) continue;
        group.title = m.words.amount(kind.key, static_cast<std::int64_t>(count));
        if (count > rows_shown)
            group.more = m.words.amount("compare.more", static_cast<std::int64_t>(count - rows_shown));
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<LinkChangeRow> link_changes(const MonthFacts& m) {
    std::vector<LinkChangeRow> rows;
    const auto add = [&](Index link, int sign, std::string text) {
        LinkChangeRow row;
        row.tone = sign > 0 ? "dg" : sign < 0 ? "db" : "z";
        row.verdict = m.words.say(sign > 0 ? "compare.gained" : sign < 0 ? "compare.lost" : "compare.changed");
        row.link = m.link_name(link);
        row.href = model::link_address(m.district, link);
        row.chain = m.chain_short(m.district.links[link].chain);
        row.change = std::move(text);
        rows.push_back(std::move(row));
    };
    const auto level_rank = [](const std::string& level) { return level == "present" ? 2 : level == "weak" ? 1 : 0; };
    for (const model::LinkChange& change : m.changes->links) {
        const Index link = m.district.link_by_id(change.link);
        if (link == model::none) continue;
        const base::Facts counts{{"before", base::format_count(change.before.enterprises)},
                                 {"after", base::format_count(change.after.enterprises)}};
        if (change.gained()) add(link, 1, m.words.say("compare.link_gained", counts));
        if (change.emptied()) add(link, -1, m.words.say("compare.link_emptied", counts));
        for (std::size_t i = 0; i < std::min(change.before.supports.size(), change.after.supports.size()); ++i) {
            const std::string &before = change.before.supports[i], &after = change.after.supports[i];
            if (before == after) continue;
            add(link, level_rank(after) - level_rank(before),
                m.words.say("compare.support_moved", {{"support", support_name(m, static_cast<int>(i))},
                                                      {"before", m.words.word("support_level", before)},
                                                      {"after", m.words.word("support_level", after)}}));
        }
        for (const std::string& leader : change.after.leaders)
            if (std::find(change.before.leaders.begin(), change.before.leaders.end(), leader) ==
                change.before.leaders.end())
                add(link, 1, m.words.say("compare.leader_new", {{"name", leader}}));
        for (const std::string& leader : change.before.leaders)
            if (std::find(change.after.leaders.begin(), change.after.leaders.end(), leader) ==
                change.after.leaders.end())
                add(link, -1, m.words.say("compare.leader_gone", {{"name", leader}}));
        if (!change.gained() && !change.emptied() && change.before.enterprises != change.after.enterprises)
            add(link, 0, m.words.say("compare.link_firms", counts));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const LinkChangeRow& a, const LinkChangeRow& b) { return (a.tone == "z") < (b.tone == "z"); });
    return rows;
}

std::vector<MoveGroup> move_groups(const MonthFacts& m) {
    using What = model::EnterpriseChange::What;
    std::vector<MoveGroup> groups;
    for (const auto& [what, key] :
         {std::pair{What::entered, "compare.entered"}, std::pair{What::left, "compare.left"},
          std::pair{What::moved_town, "compare.moved_town"}, std::pair{What::moved_park, "compare.moved_park"},
          std::pair{What::renamed, "compare.renamed"}}) {
        std::vector<MoveRow> rows;
        for (const model::EnterpriseChange& change : m.changes->enterprises) {
            if (change.what != what) continue;
            MoveRow row;
            row.name = change.after ? change.after->name : change.before->name;
            row.from = change.before ? what == What::renamed ? change.before->name
                                                             : named_place(m, change.before->town, change.before->park)
                                     : std::string{no_value};
            row.to = change.after ? what == What::renamed ? change.after->name
                                                          : named_place(m, change.after->town, change.after->park)
                                  : std::string{no_value};
            rows.push_back(std::move(row));
        }
        if (rows.empty()) continue;
        // Ids may be places of rows, so the order is that of what is shown.
        std::sort(rows.begin(), rows.end(), [](const MoveRow& a, const MoveRow& b) {
            return std::tie(a.name, a.from, a.to) < std::tie(b.name, b.from, b.to);
        });
        MoveGroup group;
        group.title = m.words.amount(key, static_cast<std::int64_t>(rows.size()));
        if (rows.size() > rows_shown) {
            group.more = m.words.amount("compare.more_firms", static_cast<std::int64_t>(rows.size() - rows_shown));
            rows.resize(rows_shown);
        }
        group.rows = std::move(rows);
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace qm::publish
