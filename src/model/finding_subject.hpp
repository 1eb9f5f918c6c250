// SPDX-License-Identifier: Apache-2.0
// What a finding speaks about: table, row, field, town, and an identity that outlives the line number. Corrections,
// fingerprints and "what was mended" all come from here, so they agree.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/snapshot.hpp"

namespace qm::model {

struct FindingSubject {
    std::string table;             // machine name; the file when it is of no table
    const Source* file = nullptr;  // the source it stands in; null when it stands in none
    Index row = none;              // in the table; none: of the whole file or table, or the row was not kept
    std::string field;             // machine name of the column; empty when it speaks of no single one
    std::string key;               // business key: of the row, or the word that many rows share
    std::string value;             // as shown; may be empty
    bool of_word = false;          // speaks of every row with this word in the field ("… affects 12 rows")
    Index town = none;             // that delivered the file, else that the row declares, else where it stands
};

class FindingSubjects {
  public:
    /// The snapshot outlives it.
    explicit FindingSubjects(const Snapshot& snapshot);
    FindingSubject of(const base::Diagnostic& finding) const;
    /// Rows that the findings speak about, in the order of the findings: all that share its word, else its own; none
    /// when the row was not kept. One pass over a table for all its words.
    std::vector<std::vector<Index>> rows_of(const std::vector<FindingSubject>& subjects) const;
    Index town_of(std::string_view table, Index row) const;
    /// Key columns of the row, or its name where it has no key; empty when it has neither.
    std::string key_of(const Table& table, Index row) const;

  private:
    struct Place {
        const Table* table = nullptr;
        std::size_t source = 0;  // in the table
        const Source* file = nullptr;
    };
    Index row_at(const Place& place, std::uint32_t line) const;
    Index town_named(std::string_view name) const;
    const Snapshot& snapshot_;
    std::map<std::string_view, Place> files_;
};

/// "N001|enterprises|91440606MA…|output": code, table, key, field; the same in every month and order of rows.
std::string identity_of(const base::Diagnostic& finding, const FindingSubject& subject);

}  // namespace qm::model
