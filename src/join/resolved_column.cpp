// SPDX-License-Identifier: Apache-2.0
#include "join/resolved_column.hpp"

#include <map>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace qm::join {
namespace {

const model::Words* cells_of(const model::Table& table, int column) {
    if (column < 0 || !table.columns[static_cast<std::size_t>(column)].present) return nullptr;
    return std::get_if<model::Words>(&table.columns[static_cast<std::size_t>(column)].cells);
}

// By word, so that the order in which words arrived shows nowhere.
using Unknown = std::map<std::string, WordUse>;

void note(Unknown& unknown, std::string_view part, const WordUse& use) {
    auto& noted = unknown[std::string{part}];
    if (noted.count == 0 || use.first_row < noted.first_row) noted.first_row = use.first_row;
    noted.count += use.count;
}

// Six digits for a district, nine for a town, twelve for a village.
bool is_division_code(std::string_view word) {
    return word.size() >= 6 && word.size() <= 12 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

void report(const Unknown& unknown, const char* code, const model::Table& table, int column, std::string_view kind,
            const PlaceWords& words, base::Feedback& feedback) {
    for (const auto& [word, use] : unknown) {
        base::Facts facts{{"value", base::shown(word)},
                          {"table", table.schema->name},
                          {"count", std::to_string(use.count)},
                          {"nearest", words.suggestion(word)}};
        if (!kind.empty()) facts.emplace("kind", kind);
        const bool without_boundary = kind == "town" && is_division_code(word);
        feedback.findings.add(without_boundary ? "B011" : code, base::Severity::warning,
                              table.spot(use.first_row, table.schema->columns[static_cast<std::size_t>(column)].name),
                              std::move(facts));
    }
}

}  // namespace

std::vector<WordUse> uses_of(const model::Words& words) {
    std::vector<WordUse> uses(words.dictionary.size());
    for (std::size_t row = 0; row < words.cells.size(); ++row) {
        auto& use = uses[words.cells[row]];
        if (use.count++ == 0) use.first_row = row;
    }
    return uses;
}

ResolvedColumn resolve_places(const model::Table& table, int column, const PlaceWords& words, std::string_view kind,
                              base::Feedback& feedback) {
    const auto* cells = cells_of(table, column);
    if (cells == nullptr) return {};
    ResolvedColumn resolved{&cells->cells, std::vector<model::Index>(cells->dictionary.size(), model::none)};
    const auto uses = uses_of(*cells);
    Unknown unknown;
    for (std::uint32_t word = 1; word < cells->dictionary.size(); ++word) {
        resolved.by_word[word] = words.resolve(cells->dictionary.word(word));
        if (resolved.by_word[word] == model::none && uses[word].count > 0)
            note(unknown, cells->dictionary.word(word), uses[word]);
    }
    report(unknown, "J002", table, column, kind, words, feedback);
    return resolved;
}

ResolvedColumn resolve_links(const model::Table& table, int column, const PlaceWords& words, LinkSets& sets,
                             base::Feedback& feedback) {
    const auto* cells = cells_of(table, column);
    if (cells == nullptr) return {};
    ResolvedColumn resolved{&cells->cells, std::vector<model::Index>(cells->dictionary.size(), 0)};
    const auto uses = uses_of(*cells);
    Unknown unknown;
    for (std::uint32_t word = 1; word < cells->dictionary.size(); ++word) {
        std::vector<model::Index> links;
        for (const auto part : base::split_list(cells->dictionary.word(word))) {
            if (const auto link = words.resolve(part); link != model::none)
                links.push_back(link);
            else if (uses[word].count > 0)
                note(unknown, part, uses[word]);
        }
        resolved.by_word[word] = sets.add(std::move(links));
    }
    report(unknown, "J007", table, column, "", words, feedback);
    return resolved;
}

int find_column(const model::Table& table, model::Type type) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.schema->columns[i].type == type && table.columns[i].present) return static_cast<int>(i);
    return -1;
}

const model::Words* words_of(const model::Table& table, std::string_view column) {
    return cells_of(table, table.schema->find(column));
}

}  // namespace qm::join
