// SPDX-License-Identifier: Apache-2.0
// The stages in order: read → join → assess → compare → draw → paint → publish. The only file that knows every door.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "cli/options.hpp"
#include "model/facts.hpp"
#include "model/snapshot.hpp"
#include "publish/publish.hpp"
#include "read/read.hpp"

namespace qm::cli {

/// One month, judged, with what history keeps of it.
struct Judged {
    model::Snapshot snapshot;
    model::Facts facts;
};

/// The project of the options, read; months are those up to --month.
read::Project open_project(const Options& options, base::Feedback& feedback);

/// read → join → assess of one month.
Judged judge(const read::Project& project, base::Month month, const Options& options, base::Feedback& feedback,
             const model::Facts* before = nullptr);
/// What only the rows of the month before can tell (N004, V030); nothing when it cannot be read.
void tell_jumps(const read::Project& project, Judged& judged);

/// The same, told against the months that history keeps.
Judged judge_with_history(const read::Project& project, base::Month month, const Options& options,
                          base::Feedback& feedback);

bool has_warnings(const base::Diagnostics& findings);

struct Built {
    std::optional<publish::Published> published;         // none: withheld, because --strict had something to say
    std::map<base::Diagnostic, std::string> identities;  // of the findings of the newest month; only for --format sarif
};

/// Everything: publishes the site and stores the history; with --strict, only if there is no warning and no error.
Built build(const Options& options, base::Feedback& feedback);

/// The output folder of the options.
std::filesystem::path output_folder(const Options& options, const std::filesystem::path& project);

}  // namespace qm::cli
