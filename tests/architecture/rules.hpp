// SPDX-License-Identifier: Apache-2.0
// The rules of src/README.md as a program: reads stages.cmake and every source below a folder, and says each breach.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace qm::architecture {

/// stages.cmake: the arrows and the doors.
struct Stages {
    std::map<std::string, std::set<std::string>> uses;  // of every stage
    std::set<std::string> doors;                        // stages that are entered by <stage>/<stage>.hpp only
};
/// Throws std::runtime_error when a line is not understood: a list that is read wrongly would check nothing.
Stages read_stages(const std::filesystem::path& file);

/// "path:line: what", sorted by path; empty when the tree keeps to its rules. Throws when there is nothing to check.
std::vector<std::string> breaches(const std::filesystem::path& source_folder);

/// The text with comments and the insides of string and character literals blanked; line breaks stay.
std::string code_only(const std::string& text);

}  // namespace qm::architecture
