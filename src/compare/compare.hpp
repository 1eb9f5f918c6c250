// SPDX-License-Identifier: Apache-2.0
// The door of compare/: what a month said, kept for years, and one month against another. Figures are compared only
// as exact fractions; a figure whose definition changed is marked.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/facts.hpp"
#include "model/snapshot.hpp"

namespace qm::compare {

/// What of a snapshot is kept.
model::Facts facts_of(const model::Snapshot& snapshot, const std::string& program, const std::string& definitions, const std::string& boundaries);

/// Deterministic, line-oriented JSON (one figure or problem a line, keys sorted), so that a text diff is readable.
std::string write_facts(const model::Facts& facts);
/// Throws base::Failure S001 (exit 9) when the text is damaged (its own checksum differs, or it cannot be parsed) and
/// K009 when it was written by a newer format.
model::Facts read_facts(const std::string& text, const std::string& file);

/// `before` against `after`; before.month < after.month is not required.
model::Changes compare(const model::Facts& before, const model::Facts& after);

/// history/<month>.json of a project; nullopt when the month was never stored.
std::optional<model::Facts> load(const std::filesystem::path& history, base::Month month);
std::vector<base::Month> stored_months(const std::filesystem::path& history);
/// Stores atomically. The same content again changes nothing (S004 info). Different content for a stored month is a
/// revision beside the first (<month>.r2.json …), both listed, never overwritten; load() gives the newest revision.
void store(const std::filesystem::path& history, const model::Facts& facts, base::Feedback& feedback);

}  // namespace qm::compare
