// SPDX-License-Identifier: Apache-2.0
#include "publish/view/honours.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "model/yearly.hpp"
#include "publish/addresses.hpp"
#include "publish/view/rows.hpp"

namespace qm::publish {
namespace {

/// 2019—2023, or 2019、2020、2022: consecutive years as a range.
std::string years_of(const MonthFacts& m, const std::vector<int>& years) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
        parts.push_back(last == i ? std::to_string(years[i])
                                  : m.words.say("honour.range", {{"from", std::to_string(years[i])},
                                                                 {"to", std::to_string(years[last])}}));
        i = last + 1;
    }
    return m.words.list(parts);
}

std::string chain_names(const MonthFacts& m, const std::string& codes) {
    std::vector<std::string> names;
    for (const auto code : base::split_list(codes))
        if (const auto chain = m.district.chain_by_id(code); chain != model::none) names.push_back(m.chain_name(chain));
    return m.words.list(names);
}

HonourRow honour_row(const MonthFacts& m, const Rows& rows, const model::Honour& honour) {
    const std::size_t at = honour.row;
    HonourRow row;
    row.title = m.words.pick(rows.text(at, "title"), rows.text(at, "title_en"));
    row.issuer = rows.text(at, "issuer");
    row.level = m.words.word("honour_level", rows.text(at, "level"));
    row.years = years_of(m, honour.years);
    const auto rank = rows.whole(at, "rank"), of = rows.whole(at, "of_n");
    const std::string scope = m.words.pick(rows.text(at, "scope"), rows.text(at, "scope_en"));
    const base::Facts facts{{"rank", std::to_string(rank)}, {"of", std::to_string(of)}, {"scope", scope}};
    if (rank > 0)
        row.rank = m.words.say(of > 0 ? "honour.rank_of" : scope.empty() ? "honour.rank" : "honour.rank_among", facts);
    else if (of > 0)
        row.rank = m.words.say(scope.empty() ? "honour.one_of" : "honour.one_of_among", facts);
    if (honour.shown() > 1) {
        const bool counted = honour.years.size() > 1 || honour.stated == 0;
        row.streak =
            m.words.say(counted ? "honour.streak" : "honour.streak_stated", {{"n", std::to_string(honour.shown())}});
    }
    std::vector<std::string> flags;
    if (rows.text(at, "only_in_province") == "是") flags.push_back(m.words.say("honour.only"));
    if (honour.broken) {
        const int run_from = honour.years[honour.years.size() - static_cast<std::size_t>(honour.streak)];
        flags.push_back(m.words.say("honour.broken", {{"year", std::to_string(run_from)}}));
    }
    row.flags = m.words.list(flags);
    row.held = rows.enterprise(at) != model::none || !rows.text(at, "enterprise").empty();
    if (row.held) {
        row.holder = rows.owner(at, "enterprise");
        row.holder_href = rows.owner_href(at);
    } else if (rows.town(at) != model::none) {
        row.holder = m.town_name(rows.town(at));
        row.holder_href = model::town_page(m.district, rows.town(at));
    } else {
        row.holder = m.words.pick(m.district.name, m.district.name_en);
    }
    if (row.held && rows.town(at) != model::none) row.town = m.town_name(rows.town(at));
    row.chain = chain_names(m, rows.text(at, "chain"));
    row.note = rows.text(at, "note");
    return row;
}

/// "▲ +0.4" against the year before.
void add_change(const MonthFacts& m, const model::AssessedYear& now, const model::AssessedYear& before,
                AssessedRow& row) {
    if (!now.score || !before.score) return;
    const base::Ratio moved{*now.score - *before.score, base::micro};
    if (moved.num == 0) {
        row.change = m.words.say("delta.same_year");
        row.tone = "z";
        return;
    }
    row.change = (moved.num > 0 ? "▲ " : "▼ ") + base::format(moved, {2, true, true, true});
    row.tone = moved.num > 0 ? "dg" : "db";
}

std::string streak_sentence(const MonthFacts& m, const model::Assessments& all) {
    const auto& years = all.years;
    const model::AssessedYear& last = years.back();
    std::vector<std::string> clauses;
    const auto clause = [&](const char* key, int run, base::Facts facts) {
        facts["n"] = std::to_string(run);
        facts["to"] = std::to_string(last.year);
        facts["from"] = std::to_string(last.year - run + 1);
        clauses.push_back(m.words.say(run > 1 ? key : std::string{key} + "_once", facts));
        // What stands before the run and ended it.
        const auto begin = static_cast<std::size_t>(run);
        if (begin >= years.size()) return;
        const model::AssessedYear& before = years[years.size() - begin - 1];
        const bool gap = before.year != last.year - run;
        base::Facts breaks{{"year", std::to_string(gap ? last.year - run : before.year)},
                           {"grade", before.grade.empty() ? std::string{no_value} : before.grade},
                           {"rank", std::to_string(before.rank)}};
        clauses.push_back(m.words.say(gap ? "assess.gap" : std::string{key} + "_broken", breaks));
    };
    if (all.same_grade > 0) clause("assess.grade", all.same_grade, {{"grade", last.grade}});
    if (all.same_rank > 0) clause("assess.rank", all.same_rank, {{"rank", std::to_string(last.rank)}});
    std::string sentence;
    for (const std::string& part : clauses) sentence += (sentence.empty() ? "" : m.words.say("join.clause")) + part;
    return sentence.empty() ? sentence : sentence + m.words.say("join.end");
}

}  // namespace

std::vector<HonourGroup> honour_groups(const MonthFacts& m) {
    std::vector<HonourGroup> groups;
    const Rows rows{m, "honours"};
    if (!rows) return groups;
    for (const model::Honour& honour : model::honours_of(rows.table())) {
        HonourRow row = honour_row(m, rows, honour);
        if (groups.empty() || groups.back().level != row.level) groups.push_back({row.level, {}});
        groups.back().rows.push_back(std::move(row));
    }
    return groups;
}

std::vector<HonourRow> district_honours(const MonthFacts& m, std::size_t most) {
    std::vector<HonourRow> list;
    const Rows rows{m, "honours"};
    if (!rows) return list;
    for (const model::Honour& honour : model::honours_of(rows.table())) {
        if (list.size() == most) break;
        if (rows.enterprise(honour.row) != model::none || !rows.text(honour.row, "enterprise").empty() ||
            rows.town(honour.row) != model::none)
            continue;
        list.push_back(honour_row(m, rows, honour));
    }
    return list;
}

std::vector<MechanismGroup> mechanism_groups(const MonthFacts& m) {
    constexpr std::array<std::string_view, 5> kinds{"三级网络", "三方共建", "专属服务", "嵌入控制系统", "其他"};
    std::vector<MechanismGroup> groups;
    const Rows rows{m, "mechanisms"};
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (const auto since = rows.date(row, "since"); !since.known() || since <= m.now.date) order.push_back(row);
    const auto place = [&](std::size_t row) {
        const auto found = std::find(kinds.begin(), kinds.end(), rows.text(row, "kind"));
        return std::tuple{found - kinds.begin(), rows.text(row, "mechanism_id"), rows.text(row, "name")};
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    for (const std::size_t at : order) {
        MechanismRow row;
        row.name = m.words.pick(rows.text(at, "name"), rows.text(at, "name_en"));
        row.kind = m.words.word("mechanism", rows.text(at, "kind"));
        row.chain = chain_names(m, rows.text(at, "chain"));
        const auto codes = rows.text(at, "chain");
        if (const auto chain = m.district.chain_by_id(codes); chain != model::none)
            row.chain_href = model::chain_page(m.district, chain);
        row.lead = rows.text(at, "lead");
        if (row.lead.empty()) row.lead = rows.owner(at, "enterprise");
        row.since = rows.day(at, "since");
        row.description = m.words.pick(rows.text(at, "description"), rows.text(at, "description_en"));
        row.evidence = rows.text(at, "evidence");
        if (groups.empty() || groups.back().kind != row.kind) groups.push_back({row.kind, {}});
        groups.back().rows.push_back(std::move(row));
    }
    return groups;
}

AssessmentView assessment_view(const MonthFacts& m) {
    AssessmentView view;
    const Rows rows{m, "assessments"};
    if (!rows || rows.size() == 0) return view;
    const model::Assessments all = model::assessments_of(rows.table());
    if (all.years.empty()) return view;
    view.sentence = streak_sentence(m, all);
    std::vector<std::optional<base::Ratio>> scores;
    for (std::size_t i = 0; i < all.years.size(); ++i) {
        const model::AssessedYear& one = all.years[i];
        if (i > 0)
            for (int year = all.years[i - 1].year + 1; year < one.year; ++year) {
                AssessedRow missing;
                missing.year = std::to_string(year);
                missing.grade = missing.score = missing.rank = std::string{no_value};
                missing.note = m.words.say("assess.missing");
                view.years.push_back(std::move(missing));
                scores.emplace_back();
            }
        AssessedRow row;
        row.year = std::to_string(one.year);
        row.grade = one.grade.empty() ? std::string{no_value} : one.grade;
        row.score = one.score ? base::format({*one.score, base::micro}, {2, true, false, true}) : std::string{no_value};
        row.rank = one.rank == 0        ? std::string{no_value}
                   : one.districts == 0 ? std::to_string(one.rank)
                                        : m.words.say("standing.rank", {{"rank", std::to_string(one.rank)},
                                                                        {"of", std::to_string(one.districts)}});
        if (i > 0 && all.years[i - 1].year + 1 == one.year) add_change(m, one, all.years[i - 1], row);
        if (one.score)
            scores.emplace_back(base::Ratio{*one.score, base::micro});
        else
            scores.emplace_back();
        view.years.push_back(std::move(row));
    }
    std::reverse(view.years.begin(), view.years.end());
    view.line = spark(scores, 72, 22);
    return view;
}

}  // namespace qm::publish
