// SPDX-License-Identifier: Apache-2.0
#include "publish/view/join_report.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "publish/view/coverage.hpp"

namespace qm::publish {
namespace {

using model::Type;

std::string_view fact(const base::Diagnostic& finding, std::string_view name) {
    const auto found = finding.facts.find(name);
    return found == finding.facts.end() ? std::string_view{} : std::string_view{found->second};
}

std::uint64_t number(std::string_view digits) {
    const auto parsed = base::parse_number(digits);
    return parsed ? static_cast<std::uint64_t>(*parsed / base::micro) : 0;
}

// References that found nothing: the findings say how many rows share each word.
std::uint64_t unknown(const std::vector<base::Diagnostic>& findings, std::string_view table, std::string_view code,
                      std::string_view kind) {
    std::uint64_t sum = 0;
    for (const auto& finding : findings)
        if (finding.code == code && fact(finding, "table") == table && (kind.empty() || fact(finding, "kind") == kind))
            sum += number(fact(finding, "count"));
    return sum;
}

const model::Column* column_of(const model::Table& table, Type type, std::string_view but_not = {}) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.schema->columns[i].type == type && table.columns[i].present &&
            table.schema->columns[i].name != but_not)
            return &table.columns[i];
    return nullptr;
}

std::uint64_t given(const model::Table& table, const model::Column& column, bool lists) {
    std::uint64_t count = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto text = model::text_of(column, row);
        if (!text.empty()) count += lists ? base::split_list(text).size() : 1;
    }
    return count;
}

class Report {
  public:
    Report(const MonthFacts& m, JoinView& view) : m_{m}, view_{view}, findings_{m.now.findings.sorted()} {}

    void table(const std::string& name, const model::Table& table) {
        if (name != "enterprises") enterprises(name, table);
        places(name, table, Type::town, "town", name == "enterprises" ? "J004" : "");
        places(name, table, Type::park, "park", name == "enterprises" ? "J003" : "");
        if (const auto* column = column_of(table, Type::links))
            add(name, "links", given(table, *column, true), unknown(findings_, name, "J007", ""), "");
    }

  private:
    void enterprises(const std::string& name, const model::Table& table) {
        const auto found = m_.now.places.tables.find(name);
        if (found == m_.now.places.tables.end() || found->second.enterprise.size() != table.rows()) return;
        const auto* code = column_of(table, Type::uscc_ref);
        std::uint64_t given = 0, missed = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto* codes = code == nullptr ? nullptr : std::get_if<model::Codes>(&code->cells);
            const bool named = found->second.enterprise[row] != model::none ||
                               (codes != nullptr && (*codes)[row].known()) || !table.text(row, "enterprise").empty();
            if (!named) continue;
            ++given;
            if (found->second.enterprise[row] == model::none) ++missed;
        }
        if (given > 0) add(name, "enterprise", given, missed, "");
    }

    void places(const std::string& name, const model::Table& table, Type type, const char* kind, const char* disagree) {
        if (const auto* column = column_of(table, type))
            add(name, kind, given(table, *column, false), unknown(findings_, name, "J002", kind), disagree);
    }

    void add(const std::string& name, const char* what, std::uint64_t given, std::uint64_t missed,
             std::string_view disagree) {
        const auto count = [](std::uint64_t n) { return base::format_count(static_cast<std::int64_t>(n)); };
        missed = std::min(missed, given);
        JoinRow row{m_.words.word("table", name),
                    m_.words.say("quality.join_" + std::string{what}),
                    count(given),
                    count(given - missed),
                    count(missed),
                    share_text(given - missed, given),
                    disagree.empty() ? std::string{no_value} : count(m_.now.findings.count(disagree)),
                    missed > 0};
        view_.rows.push_back(std::move(row));
    }

    const MonthFacts& m_;
    JoinView& view_;
    std::vector<base::Diagnostic> findings_;
};

// A cell that a spreadsheet would take for a formula, or that findings could not show as it is, is not offered.
bool offered(std::string_view word) {
    return !word.empty() && std::string_view{"=+-@\t\r"}.find(word.front()) == std::string_view::npos &&
           word.find("\\u{") == std::string_view::npos && !word.ends_with("…") &&
           word.find_first_of("\r\n") == std::string_view::npos;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"") == std::string_view::npos) return std::string{text};
    return "\"" + base::replaced(text, "\"", "\"\"") + "\"";
}

std::vector<std::string> suggestions(const MonthFacts& m) {
    std::set<std::string> rows;
    for (const auto& finding : m.now.findings.sorted()) {
        const auto value = fact(finding, "value"), nearest = fact(finding, "nearest");
        if (finding.code == "J002" && offered(value) && offered(nearest))
            rows.insert(std::string{fact(finding, "kind")} + "," + csv_cell(value) + "," + csv_cell(nearest));
    }
    return {rows.begin(), rows.end()};
}

}  // namespace

JoinView join_report(const MonthFacts& m) {
    JoinView view;
    Report report{m, view};
    for (const auto& [name, table] : m.now.tables)
        if (m.now.schemas->contains(name)) report.table(name, table);  // not those that assess builds
    view.suggestions = suggestions(m);
    if (view.suggestions.empty()) return view;
    view.suggestions_href = suggested_aliases_file;
    view.suggestions_count = m.words.amount("quality.suggestions", static_cast<std::int64_t>(view.suggestions.size()));
    return view;
}

std::string suggested_aliases(const MonthFacts& m) {
    const auto rows = suggestions(m);
    if (rows.empty()) return {};
    return "\xEF\xBB\xBFkind,alias,canonical\r\n" + base::join(rows, "\r\n") + "\r\n";
}

}  // namespace qm::publish
