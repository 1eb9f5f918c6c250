// SPDX-License-Identifier: Apache-2.0
// Findings for other programs: JSON lines, SARIF 2.1.0, workflow commands of GitHub.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "base/phrases.hpp"

namespace qm::cli {

/// Stable identity of a finding (model/finding_subject); never the line number.
using Identity = std::function<std::string(const base::Diagnostic&)>;
/// Of findings that speak of no row: a failure, or a command without data.
std::string identity_of_place(const base::Diagnostic& finding);

std::string as_json(const base::Diagnostic& finding, const base::Phrases& phrases);

/// One document: a rule for each code that occurs, a result for each finding, with partialFingerprints
/// "qualitymapFinding/v1" (equal identities are numbered in their order). Paths are relative to the project.
std::string as_sarif(const std::vector<base::Diagnostic>& findings, const base::Phrases& phrases,
                     const std::string& version, const Identity& identity);

/// "::warning file=…,line=…,col=…,title=CODE::…": at most ten of each type (more are dropped by GitHub), worst first
/// of all the types, and a last line with the exact counts. `project` is put before the paths of findings.
std::vector<std::string> as_github(const base::Diagnostics& findings, const std::string& project,
                                   const base::Phrases& phrases);

}  // namespace qm::cli
