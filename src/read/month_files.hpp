// SPDX-License-Identifier: Apache-2.0
// Which files of a month folder belong to which source, and which town each one speaks for.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"

namespace qm::read {

/// Shell patterns: * any run of characters, ? one character, [abc] a choice; compared by code points.
bool matches_pattern(std::string_view name, std::string_view pattern);

/// ~$… of an open workbook, .DS_Store, Thumbs.db, desktop.ini, hidden and temporary files.
bool is_system_file(std::string_view name);
/// The name without "(1)", " - 副本", " - Copy", "_副本": what a copy was made of.
std::string without_copy_mark(std::string_view name);
/// A month that the file name speaks of: 2024-05, 2024年5月, 202405.
std::optional<base::Month> month_in_name(std::string_view name);
/// Position of the town whose name or short name stands in the file name (the longest wins), or model::none.
model::Index town_in_name(std::string_view name, const std::vector<model::Town>& towns);

struct MonthFile {
    std::filesystem::path path;
    std::string name;                 // relative to the project, for messages
    model::Index town = model::none;  // for sources that come one per town
};

/// Months under <project>/months, oldest first; folders with other names are told (F024).
std::vector<base::Month> list_months(const std::filesystem::path& project, base::Diagnostics& findings);

class MonthFolder {
  public:
    /// Failure F001 (exit 4) when there is no such folder.
    MonthFolder(const model::Config& config, base::Month month, base::Diagnostics& findings);

    /// Files of a source, sorted by name. Refusals: F005 a folder (a finding where the
    /// source is optional), F014 two files that look like one, F015 a name that speaks of
    /// another month; (exit 4) F007 a link out of the roots. Finding F023: a file in which no town was recognised.
    std::vector<MonthFile> files_of(const model::SourceConfig& source, const std::vector<model::Town>& towns);
    /// Tells of files that no source asked for (F025, info).
    void tell_unused() const;

  private:
    std::string shown_name(const std::string& name) const;
    void refuse_folder(const std::string& name, bool required) const;

    const model::Config& config_;
    base::Month month_;
    base::Diagnostics& findings_;
    std::filesystem::path folder_;
    std::vector<std::string> names_;  // below the folder, with '/'; folders end with one
    std::vector<bool> used_;
};

}  // namespace qm::read
