// SPDX-License-Identifier: Apache-2.0
// The door of compare/: what a month said, kept for years, and one month against another. Figures are compared only
// as exact fractions; a figure whose definition changed is marked. The format of the files stands in FORMAT.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "compare/disappearances.hpp"
#include "compare/unit_jumps.hpp"
#include "model/crosswalk.hpp"
#include "model/facts.hpp"
#include "model/snapshot.hpp"
#include "model/stored_findings.hpp"

namespace qm::compare {

/// Everything of an indicator that decides its value, in one line: when it differs, so does the definition.
std::string definition_text(const model::Indicator& indicator);

/// What of a snapshot is kept: towns by code, parks, links and chains by id, enterprises by credit code. One without a
/// credit code is kept under "name:KEY@TOWN" (KEY = base::name_key of its name; "#2" … when several share it): row
/// places change every month and would make each such enterprise leave and enter; name and town seldom do.
model::Facts facts_of(const model::Snapshot& snapshot, const std::string& program, const std::string& definitions,
                      const std::string& boundaries);

/// The id of each row of table "enterprises", as kept.
std::vector<std::string> enterprise_ids(const model::Snapshot& snapshot);
/// Who came, went, returned or goes on under another id since the month before; fills snapshot.arrivals. Findings: I011
/// (info; {enterprise}, {id}, {other}, {month}, {rule}: entered, left, returned, changed, registered, code_lost,
/// code_gained, renamed); J014 an override whose enterprise goes on under another code ({value}, {other},
/// {enterprise}); J016 (info) a new enterprise on no link ({enterprise}, {rule}: no_code, outside).
void tell_enterprises(const model::Changes& changes, const std::vector<model::Facts>& history,
                      model::Snapshot& snapshot);

/// Deterministic, line-oriented JSON (one figure or problem a line, keys sorted), so that a text diff is readable.
std::string write_facts(const model::Facts& facts);
/// Throws base::Failure S001 (exit 9) when the text is damaged (its own checksum differs, or it cannot be parsed) and
/// K009 (exit 3) when it was written by a newer format.
model::Facts read_facts(const std::string& text, const std::string& file);

/// `before` against `after`; before.month < after.month is not required. Problems are listed when open in one of the
/// months or closed for the first time: open → open persisting, open → closed and none → closed (found and closed in
/// between: no `before`) closed, closed → open reopened, none → open new, open → none gone: not finished, only no
/// longer reported. An enterprise that moved and was renamed has one entry for each.
model::Changes compare(const model::Facts& before, const model::Facts& after);

/// Whether the division changed from one month to the next. Findings: B005 (warning) a code of a town that went or came
/// without a row of the crosswalk that takes effect between the two months; B013 (info) each such row: the series
/// breaks.
void check_divisions(const model::Facts& before, const model::Facts& after,
                     const std::vector<model::Crosswalk>& crosswalk, base::Diagnostics& findings);

/// history/<month>.json of a project, its newest revision; nullopt when the month was never stored.
std::optional<model::Facts> load(const std::filesystem::path& history, base::Month month);
std::vector<base::Month> stored_months(const std::filesystem::path& history);
/// Numbers of the revisions of a month, ascending: 1 is <month>.json, 2 is <month>.r2.json.
std::vector<int> revisions(const std::filesystem::path& history, base::Month month);
/// Stores atomically. The same content again changes nothing (S004 info): content is all but the program version and
/// the hashes of the input files, so neither an update nor shuffled rows make a revision. Different content for a
/// stored month is a revision beside the first (<month>.r2.json …; S005 warning), both listed, never overwritten.
/// Throws S001 (exit 9) when what is stored is damaged, V010 (7) when another run stores.
void store(const std::filesystem::path& history, const model::Facts& facts, base::Feedback& feedback);

/// Warnings and errors of the month (`of_project`: of configuration, layers and catalogues) by their identity.
model::StoredFindings findings_of(const model::Snapshot& snapshot, const base::Diagnostics& of_project,
                                  const std::string& program);
std::string write_findings(const model::StoredFindings& stored);
/// Failures as of read_facts.
model::StoredFindings read_findings(const std::string& text, const std::string& file);
model::FindingChanges compare_findings(const model::StoredFindings& before, const model::StoredFindings& after);
/// history/<month>.findings.json, with revisions (<month>.findings.r2.json …) as the facts have them: the newest one,
/// of the last build; nullopt when the month has none.
std::optional<model::StoredFindings> load_findings(const std::filesystem::path& history, base::Month month);
/// Stores atomically; the same findings again change nothing.
void store_findings(const std::filesystem::path& history, const model::StoredFindings& findings);

}  // namespace qm::compare
