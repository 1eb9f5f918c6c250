// SPDX-License-Identifier: Apache-2.0
#include "cli/list_figures.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "assess/assess.hpp"
#include "base/formula_text.hpp"
#include "base/text.hpp"
#include "cli/find_subject.hpp"
#include "cli/pipeline.hpp"

namespace qm::cli {
namespace {

using model::Level;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 11> columns{"indicator", "level",     "code",        "name", "state",   "value",
                                                   "unit",      "numerator", "denominator", "rows", "left_out"};

std::string_view name_of(model::State state) {
    switch (state) {
        case model::State::value:
            return "value";
        case model::State::empty:
            return "empty";
        case model::State::not_checked:
            return "not_checked";
        case model::State::text:
            return "text";
        case model::State::not_applicable:
            break;
    }
    return "not_applicable";
}

std::string decimal(base::Wide value, base::Wide scale) {
    return base::format({value, scale}, {6, false, false, true});
}

// "7" or "7/2": what has no finite decimals is not rounded.
std::string exact(const model::Figure& figure) {
    if (!figure.has_value()) return figure.words;
    auto a = figure.num < 0 ? -figure.num : figure.num;
    for (auto b = figure.den; b != 0;) a = std::exchange(b, a % b);
    const auto common = a == 0 ? base::Wide{1} : a;
    const std::string num = base::to_string(figure.num / common);
    return figure.den == common ? num : num + "/" + base::to_string(figure.den / common);
}

std::pair<std::string, std::string> parts(const model::Indicator& indicator, const model::Figure& figure,
                                          const model::RowSums& sums) {
    const auto part_of_ratio = [](base::Wide value, const std::string& expression) {
        return decimal(value, expression.ends_with(")") ? base::Wide{1} : base::Wide{base::micro});
    };
    switch (indicator.aggregation) {
        case model::Aggregation::ratio:
            return {part_of_ratio(sums.num, indicator.numerator), part_of_ratio(sums.den, indicator.denominator)};
        case model::Aggregation::wmean:
            return {base::format({sums.num, base::Wide{base::micro} * base::micro}, {12, false, false, true}),
                    decimal(sums.den, base::micro)};
        default:
            return {exact(figure), ""};
    }
}

// As on the pages, but for thousands: a program reads it.
std::string printed_value(const model::Indicator& indicator, const model::Figure& figure) {
    if (!figure.has_value()) return figure.words;
    return base::format(model::printed_ratio(indicator, figure), {indicator.decimals, false, false, indicator.percent});
}

// "2, 5-9" of each file, in the order of the rows.
class Places {
  public:
    explicit Places(const model::Table& table) : table_{table} {}
    void add(std::uint32_t row) {
        const auto spot = table_.spot(row);
        if (last_ != 0 && spot.file == file_ && spot.sheet == sheet_ && spot.line == last_ + 1) {
            last_ = spot.line;
            return;
        }
        end();
        file_ = spot.file;
        sheet_ = spot.sheet;
        first_ = last_ = spot.line;
    }
    Json json() {
        end();
        return std::move(files_);
    }

  private:
    void end() {
        if (last_ == 0) return;
        const std::string name = base::to_string(base::Spot{file_, sheet_, 0, 0});
        auto& lines = files_[name];
        std::string text = lines.is_string() ? lines.get<std::string>() + ", " : "";
        lines = text + std::to_string(first_) + (last_ > first_ ? "-" + std::to_string(last_) : "");
        last_ = 0;
    }
    const model::Table& table_;
    std::string file_, sheet_;
    std::uint32_t first_ = 0, last_ = 0;
    Json files_ = Json::object();
};

Json places_of(const model::Account& account, const std::vector<std::uint32_t>& positions, bool counted) {
    if (account.table == nullptr) return Json::object();
    Places places{*account.table};
    for (const auto i : positions) places.add(counted ? account.rows[i].row : account.left_out[i].row);
    return places.json();
}

std::string name_of(const model::Snapshot& snapshot, const model::Config& config, Level level, model::Index subject) {
    const auto& district = *snapshot.district;
    switch (level) {
        case Level::town:
            return district.towns[subject].name;
        case Level::park:
            return district.parks[subject].name;
        case Level::chain:
            return district.chains[subject].name;
        case Level::link:
            return district.links[subject].name;
        case Level::enterprise:
            return std::string{snapshot.tables.at("enterprises").text(subject, "name")};
        case Level::district:
            break;
    }
    return config.district_name;
}

std::string tabbed(const std::array<std::string, columns.size()>& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : "\t") + base::shown(cell, 400);
    return line;
}

std::string with_commas(const std::array<std::string, columns.size()>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        // Only a name comes from data; a spreadsheet would run one that begins like a formula.
        const bool name = columns[i] == "name";
        const std::string text = name && base::looks_like_formula(cells[i]) ? "'" + cells[i] : cells[i];
        const bool quoted = text.find_first_of(",\"\r\n") != std::string::npos;
        line += (i == 0 ? "" : ",") + (quoted ? "\"" + base::replaced(text, "\"", "\"\"") + "\"" : text);
    }
    return line;
}

Json as_object(const std::array<std::string, columns.size()>& cells, const model::Figure& figure,
               const model::Account& account, const model::SubjectRows& rows) {
    Json json;
    for (std::size_t i = 0; i < cells.size(); ++i) json[std::string{columns[i]}] = cells[i];
    json["rows"] = figure.rows;
    json["left_out"] = rows.left_out.size();
    json["num"] = base::to_string(figure.num);
    json["den"] = base::to_string(figure.den);
    if (figure.state == model::State::not_checked) json["reason"] = figure.words;
    json["places"] = places_of(account, rows.counted, true);
    std::map<std::uint16_t, std::vector<std::uint32_t>> by_reason;
    for (const auto i : rows.left_out) by_reason[account.left_out[i].reason].push_back(i);
    json["reasons"] = Json::array();
    for (const auto& [reason, positions] : by_reason)
        json["reasons"].push_back({{"reason", account.reasons[reason].text()},
                                   {"rows", positions.size()},
                                   {"places", places_of(account, positions, false)}});
    return json;
}

class Lister {
  public:
    Lister(const Options& options, const read::Project& project, const model::Snapshot& snapshot, Console& console)
        : options_{options},
          config_{project.config},
          snapshot_{snapshot},
          console_{console},
          english_{console.phrases().language() == "en"},
          level_{model::level_named(options.level)},
          subject_{level_ ? find_subject(snapshot, *level_, options.subject) : model::none} {}

    void list() {
        if (options_.format == MessageFormat::csv) console_.result(base::join({columns.begin(), columns.end()}, ","));
        for (const auto& indicator : snapshot_.figures.indicators) {
            const auto account = assess::account(snapshot_, config_, indicator, indicator.levels);
            for (const Level level : indicator.levels)
                if (!level_ || level == *level_) list(indicator, account, level);
        }
    }

  private:
    std::vector<model::Figure> figures(const model::Indicator& indicator, Level level) const {
        return assess::figures_of(snapshot_, config_, indicator, level);
    }
    /// Of the indicator that a part of a composed one refers to; empty for others.
    std::vector<model::Figure> referred(const std::string& part, Level level) const {
        const auto at = snapshot_.figures.find(model::referred_indicator(part));
        return at == model::none ? std::vector<model::Figure>{} : figures(snapshot_.figures.indicators[at], level);
    }

    void list(const model::Indicator& indicator, const model::Account& account, Level level) const {
        const bool composed = !model::referred_indicator(indicator.numerator).empty();
        const auto numerators = referred(composed ? indicator.numerator : "", level);
        const auto denominators = referred(composed ? indicator.denominator : "", level);
        const auto lists = account.levels.find(level);
        const model::SubjectRows none;
        const auto all = figures(indicator, level);
        for (model::Index subject = 0; subject < all.size(); ++subject) {
            if (level_ && subject != subject_) continue;
            const bool listed = lists != account.levels.end() && subject < lists->second.size();
            const auto& rows = listed ? lists->second[subject] : none;
            auto of = parts(indicator, all[subject], model::sums_of(account, rows, indicator.aggregation));
            if (composed)
                of = {subject < numerators.size() ? exact(numerators[subject]) : "",
                      subject < denominators.size() ? exact(denominators[subject]) : ""};
            if (all[subject].state == model::State::not_checked) of = {};
            say(account, rows, all[subject], cells(indicator, level, subject, all[subject], of, rows));
        }
    }

    std::array<std::string, columns.size()> cells(const model::Indicator& indicator, Level level, model::Index subject,
                                                  const model::Figure& figure,
                                                  const std::pair<std::string, std::string>& of,
                                                  const model::SubjectRows& rows) const {
        const bool value = figure.has_value() || figure.state == model::State::text;
        return {indicator.id,
                std::string{model::name_of(level)},
                assess::subject_code(snapshot_, level, subject),
                name_of(snapshot_, config_, level, subject),
                std::string{name_of(figure.state)},
                value ? printed_value(indicator, figure) : "",
                indicator.percent ? "%" : (english_ ? indicator.unit_en : indicator.unit),
                of.first,
                of.second,
                std::to_string(figure.rows),
                std::to_string(rows.left_out.size())};
    }

    void say(const model::Account& account, const model::SubjectRows& rows, const model::Figure& figure,
             const std::array<std::string, columns.size()>& cells) const {
        if (options_.format == MessageFormat::json)
            console_.result(
                as_object(cells, figure, account, rows).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        else
            console_.result(options_.format == MessageFormat::csv ? with_commas(cells) : tabbed(cells));
    }

    const Options& options_;
    const model::Config& config_;
    const model::Snapshot& snapshot_;
    Console& console_;
    bool english_;
    std::optional<Level> level_;  // only this one, and of it this subject
    model::Index subject_;
};

}  // namespace

void list_figures(const Options& options, const read::Project& project, Console& console) {
    base::Diagnostics unheard;
    base::Feedback feedback{unheard, console};
    const auto judged = judge(project, project.months.back(), options, feedback);
    console.finish();
    Lister{options, project, judged.snapshot, console}.list();
}

}  // namespace qm::cli
