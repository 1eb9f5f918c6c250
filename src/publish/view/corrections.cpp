// SPDX-License-Identifier: Apache-2.0
#include "publish/view/corrections.hpp"

#include <algorithm>
#include <tuple>

#include "base/number.hpp"
#include "base/text.hpp"
#include "publish/addresses.hpp"
#include "publish/workbook.hpp"

namespace qm::publish {
namespace {

constexpr std::size_t most_rows = 20'000;

class Collector {
  public:
    Collector(const MonthPages& input, const Words& words, std::vector<Corrections>& sheets)
        : snapshot_{input.snapshot}, words_{words}, sheets_{sheets}, subjects_{input.snapshot} {}

    void collect() {
        std::vector<base::Diagnostic> findings;
        std::vector<model::FindingSubject> subjects;
        for (auto& finding : snapshot_.findings.sorted()) {
            auto subject = subjects_.of(finding);
            // A new enterprise on no link: nothing is wrong yet, but the town is to say whether that is right.
            const bool asks = finding.severity != base::Severity::info || finding.code == "J016";
            if (!asks || subject.file == nullptr || finding.spot.line == 0) continue;
            subjects.push_back(std::move(subject));
            findings.push_back(std::move(finding));
        }
        const auto rows = subjects_.rows_of(subjects);
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (rows[i].empty()) add(findings[i], subjects[i], model::none, findings[i].spot);
            for (const auto row : rows[i]) {
                const auto& table = snapshot_.tables.at(subjects[i].table);
                add(findings[i], subjects[i], row, row == subjects[i].row ? findings[i].spot : table.spot(row));
            }
        }
    }

  private:
    void add(const base::Diagnostic& finding, const model::FindingSubject& subject, model::Index row,
             const base::Spot& spot) {
        const model::Index town = row == model::none ? subject.town : subjects_.town_of(subject.table, row);
        auto& sheet = town < sheets_.size() ? sheets_[town] : sheets_.back();
        if (++sheet.all > most_rows) return;
        CorrectionRow line;
        line.file = spot.file;
        line.place = std::to_string(spot.line);
        if (!spot.sheet.empty()) line.place = base::to_string(spot).substr(spot.file.size() + 1);
        line.of = row == model::none ? subject.key : named(subject.table, row);
        line.field = heading(subject);
        line.value = subject.value;
        line.code = finding.code;
        line.wrong = words_.phrases().sentence(finding);
        line.remedy = words_.phrases().hint(finding);
        sheet.rows.push_back(std::move(line));
    }

    // What a clerk knows the row by.
    std::string named(const std::string& name, model::Index row) const {
        const auto& table = snapshot_.tables.at(name);
        for (const std::string_view column : {"name", "enterprise", "title"})
            if (const auto text = table.text(row, column); !text.empty()) return base::shown(text);
        return subjects_.key_of(table, row);
    }

    std::string heading(const model::FindingSubject& subject) const {
        const auto schema = snapshot_.schemas->find(subject.table);
        if (schema == snapshot_.schemas->end()) return subject.field;
        const int at = schema->second.find(subject.field);
        if (at < 0) return subject.field;
        const auto& column = schema->second.columns[static_cast<std::size_t>(at)];
        return words_.pick(column.zh, column.en);
    }

    const model::Snapshot& snapshot_;
    const Words& words_;
    std::vector<Corrections>& sheets_;
    model::FindingSubjects subjects_;
};

std::string stem_of(const model::District& district, model::Index town) {
    return "corrections/" + (town == model::none ? "none" : model::town_key(district, town));
}

Sheet sheet_of(const MonthPages& input, const Words& words, const Corrections& corrections) {
    const auto say = [&](const char* key) { return words.say(std::string{"fix."} + key); };
    Sheet sheet;
    sheet.name = say("sheet");
    sheet.mark = say("internal");
    sheet.title = words.say("fix.head", {{"town", corrections.name},
                                         {"month", words.month(input.snapshot.month)},
                                         {"rows", base::format_count(static_cast<std::int64_t>(corrections.all))}});
    if (corrections.all > corrections.rows.size())
        sheet.title +=
            words.say("fix.cut", {{"shown", base::format_count(static_cast<std::int64_t>(corrections.rows.size()))}});
    if (input.config.demo) sheet.title += words.say("strip.title");
    sheet.columns = {{say("file"), 34}, {say("place"), 9},  {say("of"), 26},     {say("field"), 16}, {say("value"), 22},
                     {say("code"), 8},  {say("wrong"), 48}, {say("remedy"), 40}, {say("answer"), 26}};
    for (const auto& row : corrections.rows)
        sheet.rows.push_back({row.file, row.place, row.of, row.field, row.value, row.code, row.wrong, row.remedy, ""});
    return sheet;
}

}  // namespace

std::vector<Corrections> corrections_of(const MonthPages& input, const Words& words) {
    const auto& towns = input.snapshot.district->towns;
    std::vector<Corrections> sheets(towns.size() + 1);
    for (std::size_t i = 0; i < towns.size(); ++i) {
        sheets[i].town = static_cast<model::Index>(i);
        sheets[i].name = words.pick(towns[i].name, towns[i].name_en);
    }
    sheets.back().name = words.say("fix.no_town");
    Collector{input, words, sheets}.collect();
    for (auto& sheet : sheets)
        std::stable_sort(sheet.rows.begin(), sheet.rows.end(), [](const CorrectionRow& a, const CorrectionRow& b) {
            return std::tuple{std::string_view{a.file}, a.place.size(), std::string_view{a.place}} <
                   std::tuple{std::string_view{b.file}, b.place.size(), std::string_view{b.place}};
        });
    return sheets;
}

CorrectionLinks correction_links(const model::District& district, const Words& words, const Corrections& corrections) {
    CorrectionLinks links;
    links.town = corrections.name;
    if (corrections.town != model::none) links.town_href = model::town_page(district, corrections.town);
    links.rows = words.amount("fix.rows", static_cast<std::int64_t>(corrections.all));
    if (corrections.rows.empty()) return links;
    links.csv = stem_of(district, corrections.town) + ".csv";
    links.xlsx = stem_of(district, corrections.town) + ".xlsx";
    return links;
}

std::vector<File> correction_files(const MonthPages& input, const Words& words,
                                   const std::vector<Corrections>& corrections) {
    std::vector<File> files;
    for (const auto& town : corrections) {
        if (town.rows.empty()) continue;
        const Sheet sheet = sheet_of(input, words, town);
        const std::string stem = stem_of(*input.snapshot.district, town.town);
        files.push_back({stem + ".csv", csv_text(sheet), true});
        files.push_back({stem + ".xlsx", workbook(sheet), true});
    }
    return files;
}

}  // namespace qm::publish
