// SPDX-License-Identifier: Apache-2.0
#include "publish/view/why.hpp"

#include <algorithm>
#include <set>

#include "publish/addresses.hpp"
#include "publish/view/home.hpp"
#include "publish/view/why_links.hpp"
#include "publish/view/why_rules.hpp"

namespace qm::publish {
namespace {

using model::Account;
using model::Aggregation;
using model::Index;
using model::Indicator;
using model::Level;

constexpr std::size_t runs_of_subject = 400;
constexpr std::size_t runs_of_page = 12'000;  // about 300 kB; shared out when there are more
constexpr std::size_t fewest_runs = 5;
constexpr std::size_t runs_open = 40;  // longer lists are folded

std::string exact(base::Wide value, bool counted) {
    return base::format({value, counted ? 1 : base::micro}, {6, true, false, true});
}

bool is_counted(const std::string& part) {
    return part.ends_with(")");
}

/// What is listed of a subject before it is known how much room the page has.
struct Listed {
    Runs counted;
    std::vector<std::pair<std::uint16_t, Runs>> left_out;  // by reason
    std::size_t left_out_rows = 0;
    std::size_t runs() const {
        std::size_t sum = counted.list.size();
        for (const auto& [reason, rows] : left_out) sum += rows.list.size();
        return sum;
    }
};

class Explained {
  public:
    Explained(const MonthFacts& m, const Indicator& indicator)
        : m_{m}, indicator_{indicator}, account_{m.in.account(indicator)} {}

    const Account& account() const { return account_; }

    std::vector<WhyLevel> levels() {
        for (const Level level : {Level::district, Level::chain, Level::town, Level::park, Level::link})
            if (indicator_.has(level)) list(level);
        share_room();
        std::vector<WhyLevel> views;
        for (auto& [level, subjects] : listed_) {
            const std::string word{model::name_of(level)};
            WhyLevel view{"by-" + word, m_.words.say("why.by_" + word), {}};
            for (Index i = 0; i < subjects.size(); ++i) view.subjects.push_back(subject(level, i, subjects[i]));
            views.push_back(std::move(view));
        }
        return views;
    }

    /// After levels(): only the reasons that occur.
    std::vector<ReasonRow> reasons() const {
        std::vector<ReasonRow> rows;
        const auto* schema = schema_of(m_, indicator_);
        for (const auto reason : used_) {
            const model::Reason& the = account_.reasons[reason];
            if (the.key.empty())
                rows.push_back({mark(reason), model::said(the.term, false, schema, m_.words.phrases()), the.term.text});
            else
                rows.push_back({mark(reason), m_.words.say("reason." + the.key), ""});
        }
        return rows;
    }

  private:
    std::size_t subjects_of(Level level) const {
        const auto found = m_.now.figures.values[m_.now.figures.find(indicator_.id)].find(level);
        return found == m_.now.figures.values[m_.now.figures.find(indicator_.id)].end() ? 0 : found->second.size();
    }

    void list(Level level) {
        std::vector<Listed> subjects(subjects_of(level));
        const auto found = account_.levels.find(level);
        if (account_.table != nullptr && found != account_.levels.end())
            for (std::size_t i = 0; i < std::min(subjects.size(), found->second.size()); ++i)
                list(found->second[i], subjects[i]);
        listed_.emplace_back(level, std::move(subjects));
    }

    void list(const model::SubjectRows& rows, Listed& into) {
        std::vector<std::uint32_t> lines;
        lines.reserve(rows.counted.size());
        for (const auto i : rows.counted) lines.push_back(account_.rows[i].row);
        LabelOfRow label;
        if (labelled()) label = [&](std::size_t at) { return label_of(account_.rows[rows.counted[at]]); };
        into.counted = runs_of(*account_.table, lines, label, runs_of_subject);
        into.left_out_rows = rows.left_out.size();
        std::map<std::uint16_t, std::vector<std::uint32_t>> by_reason;
        for (const auto i : rows.left_out) by_reason[account_.left_out[i].reason].push_back(account_.left_out[i].row);
        for (const auto& [reason, left_out] : by_reason) {
            used_.insert(reason);
            LabelOfRow key;
            if (is_computed(*account_.table)) key = [&](std::size_t at) { return computed_key(left_out[at]); };
            into.left_out.emplace_back(reason, runs_of(*account_.table, left_out, key, runs_of_subject));
        }
    }

    // The most runs of a list at which all lists together fit the page.
    void share_room() {
        std::vector<Runs*> lists;
        for (auto& [level, subjects] : listed_)
            for (Listed& listed : subjects) {
                lists.push_back(&listed.counted);
                for (auto& [reason, rows] : listed.left_out) lists.push_back(&rows);
            }
        const auto total = [&](std::size_t most) {
            std::size_t sum = 0;
            for (const Runs* runs : lists) sum += std::min(most, runs->list.size());
            return sum;
        };
        std::size_t most = runs_of_subject;
        while (most > fewest_runs && total(most) > runs_of_page) most = std::max(fewest_runs, most * 3 / 4);
        for (Runs* runs : lists) runs->cut(most);
    }

    bool labelled() const { return indicator_.aggregation != Aggregation::count || is_computed(*account_.table); }

    std::string computed_key(std::uint32_t row) const {
        const model::Table& table = *account_.table;
        const std::string town{table.text(row, "town")};
        return town.empty()
                   ? model::shown_cell(table, row, 0)
                   : m_.words.word("table", model::shown_cell(table, row, 0)) + m_.words.say("join.dot") + town;
    }

    std::string label_of(const model::CountedRow& row) const {
        const model::Table& table = *account_.table;
        std::string label;
        switch (indicator_.aggregation) {
            case Aggregation::distinct:
                return model::key_of_row(table, row.row, indicator_.key);
            case Aggregation::sum:
            case Aggregation::max:
            case Aggregation::median:
            case Aggregation::hhi:
                label = exact(row.num, false);
                break;
            case Aggregation::ratio:
                label = exact(row.num, is_counted(indicator_.numerator)) + "/" +
                        exact(row.den, is_counted(indicator_.denominator));
                break;
            case Aggregation::wmean:
                label = exact(row.num, false) + "×" + exact(row.den, false);
                break;
            case Aggregation::given:
                return model::key_of_row(table, row.row, indicator_.key) + " = " +
                       model::key_of_row(table, row.row, indicator_.value);
            case Aggregation::count:
                break;
        }
        if (!is_computed(table)) return label;
        return computed_key(row.row) + (label.empty() ? "" : ": " + label);
    }

    std::string mark(std::uint16_t reason) const {
        const auto at = static_cast<std::size_t>(std::distance(used_.begin(), used_.find(reason)));
        const std::string letter(1, static_cast<char>('A' + at % 26));
        return at < 26 ? letter : letter + std::to_string(at / 26);
    }

    WhySubject subject(Level level, Index index, const Listed& listed) const {
        const model::Figure& figure = m_.now.figures.at(indicator_.id, level, index);
        WhySubject view;
        view.anchor = why_anchor(m_.district, level, index);
        name(level, index, view);
        view.value = with_unit(m_, indicator_, figure);
        if (!figure.has_value() && figure.state != model::State::text) view.why = why_no_value(m_, figure);
        if (account_.table == nullptr) {
            add_parts(level, index, view);
            return view;
        }
        if (figure.state == model::State::not_checked) return view;
        view.sum = sum_sentence(level, index, figure, view.value);
        const std::string command = command_of(level, index);
        const auto more = [&](std::size_t n) {
            return m_.words.say("why.more", {{"n", count(n)}, {"command", command}});
        };
        view.counted = m_.words.say("why.counted", {{"n", count(listed.counted.rows + listed.counted.beyond)}});
        view.places = places_of(*account_.table, listed.counted, labelled());
        view.many = listed.counted.list.size() > runs_open;
        if (listed.counted.beyond > 0) view.more = more(listed.counted.beyond);
        if (listed.left_out_rows == 0) return view;
        view.left_out = m_.words.say("why.left_out", {{"n", count(listed.left_out_rows)}});
        std::size_t beyond = 0;
        for (const auto& [reason, rows] : listed.left_out) {
            beyond += rows.beyond;
            view.reasons.push_back({mark(reason), count(rows.rows + rows.beyond),
                                    places_of(*account_.table, rows, is_computed(*account_.table))});
        }
        if (beyond > 0) view.left_out_more = more(beyond);
        return view;
    }

    static std::string count(std::size_t n) { return base::format_count(static_cast<std::int64_t>(n)); }

    void name(Level level, Index index, WhySubject& view) const {
        const model::District& d = m_.district;
        view.name = m_.words.pick(m_.in.config.district_name, m_.in.config.district_name_en);
        view.href = "index.html";
        if (level == Level::town) view.name = m_.town_name(index), view.href = model::town_page(d, index);
        if (level == Level::park) view.name = d.parks[index].name, view.href = model::park_page(d, index);
        if (level == Level::chain) view.name = m_.chain_name(index), view.href = model::chain_page(d, index);
        if (level == Level::link) view.name = m_.link_name(index), view.href = model::link_address(d, index);
        view.href = "../" + view.href;
    }

    std::string command_of(Level level, Index index) const {
        const model::District& d = m_.district;
        const std::string code = level == Level::town    ? d.towns[index].code
                                 : level == Level::park  ? d.parks[index].id
                                 : level == Level::chain ? d.chains[index].id
                                 : level == Level::link  ? d.links[index].id
                                                         : "";
        return indicator_.id + (code.empty() ? "" : " --" + std::string{model::name_of(level)} + " " + code);
    }

    void add_parts(Level level, Index index, WhySubject& view) const {
        if (model::referred_indicator(indicator_.numerator).empty()) return;
        std::string shown[2];
        std::size_t at = 0;
        for (const std::string* part : {&indicator_.numerator, &indicator_.denominator}) {
            const std::string id = model::referred_indicator(*part);
            const Indicator* other = m_.indicator(id);
            if (other == nullptr) continue;
            shown[at++] = with_unit(m_, *other, m_.now.figures.at(id, level, index));
            view.parts.push_back({id + " " + indicator_name(m_, *other) + " " + shown[at - 1],
                                  why_address(m_, id, level, index, "../"), "", false});
        }
        view.sum = m_.words.say("why.sum_composed", {{"num", shown[0]}, {"den", shown[1]}, {"value", view.value}});
    }

    std::string sum_sentence(Level level, Index index, const model::Figure& figure, const std::string& value) const {
        const auto& rows = account_.levels.at(level)[index].counted;
        base::Facts facts{{"rows", count(rows.size())}, {"value", value}};
        if (rows.empty()) return m_.words.say("why.sum_empty", facts);
        const auto* schema = schema_of(m_, indicator_);
        base::Wide num = 0, den = 0;
        for (const auto i : rows) {
            const auto& row = account_.rows[i];
            num += indicator_.aggregation == Aggregation::wmean ? base::Wide{row.num} * row.den : base::Wide{row.num};
            den += row.den;
        }
        switch (indicator_.aggregation) {
            case Aggregation::count:
                break;
            case Aggregation::distinct:
                facts["n"] = base::format({figure.num, figure.den}, {});
                facts["column"] = heading(m_, schema, indicator_.key);
                break;
            case Aggregation::sum:
            case Aggregation::hhi:
                facts["sum"] = exact(num, false);
                facts["column"] = heading(m_, schema, indicator_.value);
                break;
            case Aggregation::ratio:
                facts["num"] = exact(num, is_counted(indicator_.numerator));
                facts["den"] = exact(den, is_counted(indicator_.denominator));
                break;
            case Aggregation::wmean:
                facts["num"] = base::format({num, base::Wide{base::micro} * base::micro}, {6, true, false, true});
                facts["den"] = exact(den, false);
                break;
            case Aggregation::max:
            case Aggregation::median:
            case Aggregation::given:
                break;
        }
        return m_.words.say("why.sum_" + std::string{model::name_of(indicator_.aggregation)}, facts);
    }

    const MonthFacts& m_;
    const Indicator& indicator_;
    const Account account_;
    std::vector<std::pair<Level, std::vector<Listed>>> listed_;
    std::set<std::uint16_t> used_;
};

HeadView head_of(const MonthFacts& m, const Indicator& indicator, const Account& account) {
    HeadView head;
    head.kick = m.words.say(
        "why.kick",
        {{"id", indicator.id}, {"family", family_name(m, indicator.family)}, {"date", m.words.day(m.now.date)}});
    head.h1 = m.words.say("why.h1", {{"name", indicator_name(m, indicator)}});
    std::string key = "why.say_reading", label;
    switch (indicator.aggregation) {
        case Aggregation::distinct:
            label = "key";
            break;
        case Aggregation::ratio:
            label = "parts";
            break;
        case Aggregation::wmean:
            label = "weighted";
            break;
        case Aggregation::given:
            label = "given";
            break;
        case Aggregation::count:
            key += "_plain";
            break;
        default:
            label = "value";
            break;
    }
    if (!model::referred_indicator(indicator.numerator).empty())
        key = "why.say_composed";
    else if (account.table == nullptr)
        key = "why.say_missing_table";
    else if (is_computed(*account.table))
        key = "why.computed_" + indicator.table;
    base::Facts facts{{"indicator", "STR01"}};
    if (!label.empty()) facts["label"] = m.words.say("why.label_" + label);
    head.say.push_back(m.words.sentence({plain(m.words.say(key, facts))}));
    return head;
}

}  // namespace

WhyView why_view(const MonthFacts& m, std::size_t at) {
    const Indicator& indicator = m.now.figures.indicators[at];
    const std::string name = indicator_name(m, indicator);
    WhyView view;
    view.frame = frame(m, {why_page(indicator.id),
                           "indicators.html",
                           m.words.say("why.nav") + m.words.say("join.dot") + name,
                           "p-why",
                           {{m.words.say("nav.indicators"), "../indicators.html", "", false},
                            {name, "../" + model::indicator_page(indicator.id), "", false},
                            {m.words.say("why.nav"), "", "", true}},
                           {},
                           {}});
    Explained explained{m, indicator};
    view.head = head_of(m, indicator, explained.account());
    view.rules = rules_of(m, indicator, explained.account());
    view.levels = explained.levels();
    view.reasons = explained.reasons();
    for (const model::Published& published : m.in.published) {
        if (published.indicator != indicator.id) continue;
        const PublishedRow row = published_row(m, published, "../");
        view.published.push_back({row.period, row.value.text,
                                  m.words.say("why.published_at", {{"file", published.spot.file},
                                                                   {"line", std::to_string(published.spot.line)}}),
                                  row.source});
    }
    return view;
}

}  // namespace qm::publish
