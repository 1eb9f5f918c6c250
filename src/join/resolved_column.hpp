// SPDX-License-Identifier: Apache-2.0
// A column of words as places, links or sets of links: each distinct word is looked up once, unknown words become one
// finding each with the number of rows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "join/link_sets.hpp"
#include "join/place_words.hpp"
#include "model/table.hpp"

namespace qm::join {

struct ResolvedColumn {
    const std::vector<std::uint32_t>* cells = nullptr;  // nullptr: the table has no such column
    std::vector<model::Index> by_word;                  // place, or number of a link set

    explicit operator bool() const { return cells != nullptr; }
    model::Index at(std::size_t row) const { return cells == nullptr ? model::none : by_word[(*cells)[row]]; }
};

/// Findings B011 (a division code of a town, so a boundary is missing) and J002 (any other word): {kind} "town" or
/// "park", {value}, {table}, {count}, {nearest}.
ResolvedColumn resolve_places(const model::Table& table, int column, const PlaceWords& words, std::string_view kind,
                              base::Feedback& feedback);

/// One or more link ids or names in a cell; at() gives the number of a link set, 0 for an empty cell or when no part
/// is known. Findings J007: {value}, {table}, {count}, {nearest}.
ResolvedColumn resolve_links(const model::Table& table, int column, const PlaceWords& words, LinkSets& sets,
                             base::Feedback& feedback);

/// How often each of these words stands in the column and where first.
struct WordUse {
    std::size_t count = 0;
    std::size_t first_row = 0;
};
std::vector<WordUse> uses_of(const model::Words& words);

/// Position of the first column of a type that some file has; -1 when there is none.
int find_column(const model::Table& table, model::Type type);
const model::Words* words_of(const model::Table& table, std::string_view column);

}  // namespace qm::join
