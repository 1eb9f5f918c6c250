// SPDX-License-Identifier: Apache-2.0
#include "model/finding_subject.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qm::model {
namespace {

// Fields of findings that name no column: the one to mend.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> fields{
    {{"P001", "lon"},          {"P002", "lon"},    {"P003", "lon"},           {"P004", "lon"},
     {"P006", "lon"},          {"P007", "lon"},    {"J003", "park"},          {"J004", "town"},
     {"J005", "lon"},          {"J006", "lon"},    {"J010", "industry_code"}, {"J011", "industry_code"},
     {"J012", "leader_of"},    {"R001", "status"}, {"R003", "close_reason"},  {"R004", "closed_on"},
     {"J013", "uscc"},         {"I014", "name"},   {"I017", "name"},          {"J016", "industry_code"},
     {"J018", "industry_code"}}};

std::string_view fact(const base::Diagnostic& finding, std::string_view name) {
    const auto found = finding.facts.find(name);
    return found == finding.facts.end() ? std::string_view{} : std::string_view{found->second};
}

int column_of(const TableSchema& schema, Type type) {
    for (std::size_t i = 0; i < schema.columns.size(); ++i)
        if (schema.columns[i].type == type) return static_cast<int>(i);
    return -1;
}

std::string named(const TableSchema& schema, int column) {
    return column < 0 ? std::string{} : schema.columns[static_cast<std::size_t>(column)].name;
}

// The column in which a word stands that the join did not find.
std::string joined_field(const base::Diagnostic& finding, const TableSchema& schema) {
    const auto& code = finding.code;
    if (code == "J001") return named(schema, column_of(schema, Type::uscc_ref));
    if (code == "J002")
        return named(schema, column_of(schema, fact(finding, "kind") == "park" ? Type::park : Type::town));
    if (code == "J007") {
        const int links = column_of(schema, Type::links);
        return links >= 0 ? named(schema, links) : "leader_of";
    }
    if (code != "J008" && code != "J009") return {};
    if (schema.find("enterprise") >= 0) return "enterprise";
    const int reference = column_of(schema, Type::uscc_ref);
    const auto next = static_cast<std::size_t>(reference + 1);
    return reference >= 0 && next < schema.columns.size() ? schema.columns[next].name : std::string{};
}

std::string field_of(const base::Diagnostic& finding, const TableSchema& schema) {
    if (const auto column = fact(finding, "column"); !column.empty()) {
        for (const auto& known : schema.columns)
            if (known.zh == column || known.name == column) return known.name;
        return std::string{column};
    }
    if (auto field = joined_field(finding, schema); !field.empty()) return field;
    for (const auto& [code, field] : fields)
        if (finding.code == code) return std::string{field};
    if (finding.code == "I002" || finding.code == "I007")
        for (const auto& column : schema.columns)
            if (column.key) return column.name;
    return {};
}

bool speaks_of_word(const base::Diagnostic& finding) {
    constexpr std::array<std::string_view, 7> codes{"J001", "J002", "J007", "J008", "J009", "J011", "J018"};
    return std::find(codes.begin(), codes.end(), finding.code) != codes.end();
}

// The words of a cell as findings show them.
std::vector<std::string> words_at(const Table& table, std::size_t row, std::size_t column) {
    const std::string cell = shown_cell(table, row, column);
    if (cell.empty()) return {};
    const auto& schema = table.schema->columns[column];
    if (schema.type != Type::links && schema.type != Type::list && schema.name != "leader_of")
        return {base::shown(cell)};
    std::vector<std::string> words;
    for (const auto part : base::split_list(cell)) words.push_back(base::shown(part));
    return words;
}

}  // namespace

FindingSubjects::FindingSubjects(const Snapshot& snapshot) : snapshot_{snapshot} {
    for (const auto& [name, table] : snapshot.tables) {
        if (!table.sources) continue;
        for (std::size_t i = 0; i < table.sources->size(); ++i)
            files_.try_emplace((*table.sources)[i].file, Place{&table, i, &(*table.sources)[i]});
    }
    // Files of which no row was kept.
    for (const auto& source : snapshot.sources) files_.try_emplace(source.file, Place{nullptr, 0, &source});
}

Index FindingSubjects::row_at(const Place& place, std::uint32_t line) const {
    if (place.table == nullptr || line == 0) return none;
    const auto& table = *place.table;
    // Rows stand in the order of the files, then of the lines.
    const auto from = std::lower_bound(table.source.begin(), table.source.end(), place.source);
    const auto to = std::upper_bound(from, table.source.end(), place.source);
    const auto first = table.line.begin() + (from - table.source.begin());
    const auto last = table.line.begin() + (to - table.source.begin());
    const auto found = std::lower_bound(first, last, line);
    return found == last || *found != line ? none : static_cast<Index>(found - table.line.begin());
}

Index FindingSubjects::town_named(std::string_view name) const {
    const auto& towns = snapshot_.district->towns;
    for (std::size_t i = 0; i < towns.size(); ++i)
        if (!name.empty() && (towns[i].name == name || towns[i].code == name)) return static_cast<Index>(i);
    return none;
}

std::string FindingSubjects::key_of(const Table& table, Index row) const {
    std::string key;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.schema->columns[i].key || !table.columns[i].present) continue;
        const auto* codes = std::get_if<Codes>(&table.columns[i].cells);
        if (codes != nullptr && !(*codes)[row].known()) continue;
        const std::string cell = shown_cell(table, row, i);
        if (!cell.empty()) key += (key.empty() ? "" : "+") + cell;
    }
    if (!key.empty()) return key;
    for (const std::string_view name : {"name", "title", "enterprise"})
        if (const auto text = table.text(row, name); !text.empty()) return base::name_key(text);
    return {};
}

Index FindingSubjects::town_of(std::string_view name, Index row) const {
    const auto table = snapshot_.tables.find(name);
    if (table == snapshot_.tables.end() || row == none) return none;
    if (const Index town = town_named((*table->second.sources)[table->second.source[row]].town); town != none)
        return town;
    const auto& declared = snapshot_.places.declared_town;
    if (name == "enterprises" && row < declared.size() && declared[row] != none) return declared[row];
    const auto places = snapshot_.places.tables.find(name);
    return places != snapshot_.places.tables.end() && row < places->second.town.size() ? places->second.town[row]
                                                                                       : none;
}

FindingSubject FindingSubjects::of(const base::Diagnostic& finding) const {
    FindingSubject subject;
    for (const auto* name : {"value", "declared", "point"})
        if (subject.value.empty()) subject.value = fact(finding, name);
    const auto place = files_.find(finding.spot.file);
    if (place == files_.end()) {
        subject.table = finding.spot.file;
        subject.field = fact(finding, "column");
        for (const auto* name : {"park", "code", "feature", "key", "month", "value", "table", "town"})
            if (subject.key.empty()) subject.key = fact(finding, name);
        return subject;
    }
    subject.file = place->second.file;
    subject.table = subject.file->table;
    if (const auto schema = snapshot_.schemas->find(subject.table); schema != snapshot_.schemas->end())
        subject.field = field_of(finding, schema->second);
    subject.of_word = speaks_of_word(finding);
    const bool of_rows = finding.facts.contains("count") && !subject.of_word;
    if (!of_rows) subject.row = row_at(place->second, finding.spot.line);
    if (subject.row != none) {
        subject.town = town_of(subject.table, subject.row);
        subject.key = key_of(*place->second.table, subject.row);
        const int column = place->second.table->schema->find(subject.field);
        if (subject.value.empty() && column >= 0)
            subject.value =
                base::shown(shown_cell(*place->second.table, subject.row, static_cast<std::size_t>(column)));
    } else {
        subject.town = town_named(subject.file->town);
        subject.key = finding.code == "I001" || finding.code == "I002" || finding.code == "I007"
                          ? fact(finding, "value")
                          : fact(finding, "id");
        if (subject.key.empty()) subject.key = subject.file->town;
    }
    if (subject.of_word) subject.key = subject.value;
    return subject;
}

std::vector<std::vector<Index>> FindingSubjects::rows_of(const std::vector<FindingSubject>& subjects) const {
    std::vector<std::vector<Index>> rows(subjects.size());
    std::map<std::pair<std::string_view, std::string_view>, std::multimap<std::string_view, std::size_t>> wanted;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const auto& subject = subjects[i];
        if (subject.row == none) continue;
        if (subject.of_word && snapshot_.tables.at(subject.table).schema->find(subject.field) >= 0)
            wanted[{subject.table, subject.field}].emplace(subject.value, i);
        else
            rows[i].push_back(subject.row);
    }
    for (const auto& [place, words] : wanted) {
        const auto& table = snapshot_.tables.find(place.first)->second;
        const auto column = static_cast<std::size_t>(table.schema->find(place.second));
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (const auto& word : words_at(table, row, column)) {
                const auto [from, to] = words.equal_range(word);
                for (auto use = from; use != to; ++use)
                    if (auto& list = rows[use->second]; list.empty() || list.back() != row)
                        list.push_back(static_cast<Index>(row));
            }
    }
    return rows;
}

std::string identity_of(const base::Diagnostic& finding, const FindingSubject& subject) {
    return finding.code + "|" + subject.table + "|" + subject.key + "|" + subject.field;
}

}  // namespace qm::model
