// SPDX-License-Identifier: Apache-2.0
// Folders as values: every file below one, with its bytes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace qm::cases {

std::string bytes_of(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);

/// Path with '/' below the folder -> bytes; links as "-> target". A path to a file is a tree of one; none is empty.
using Tree = std::map<std::string, std::string>;
Tree tree_of(const std::filesystem::path& folder);

/// What of `before` is gone or has other bytes in `after`; with `both`, also what is new. One sentence each.
std::vector<std::string> differences(const Tree& before, const Tree& after, bool both);

/// Copies over what is there.
void overlay(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace qm::cases
