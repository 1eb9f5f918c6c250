// SPDX-License-Identifier: Apache-2.0
// The output folder: index.html, releases/<id>/, .lock, and .qualitymap, which marks the folder as ours and lists the
// releases in the order in which they last went live. All else in it is the user's and is never touched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "publish/publish.hpp"
#include "publish/release_pointer.hpp"

namespace qm::publish {

std::filesystem::path pointer_path(const std::filesystem::path& output);
std::filesystem::path releases_path(const std::filesystem::path& output);
std::filesystem::path staging_path(const std::filesystem::path& output, const std::string& id);

/// As base::read_file and base::list_folder, but what cannot be read is failure V020 (exit 6).
std::string read_own(const std::filesystem::path& path, std::uint64_t max_bytes);
std::vector<std::string> list_own(const std::filesystem::path& folder);

bool is_ours(const std::filesystem::path& output);  // the marker stands in it
/// Bytes of index.html; empty when there is none.
std::string read_pointer(const std::filesystem::path& output);
/// Ids of the list in .qualitymap, oldest first; empty when it was lost.
std::vector<std::string> read_order(const std::filesystem::path& output);

/// Makes the release the last of the order, then the live one. False: the file system knows no fsync.
bool go_live(const Claim& claim, const Pointer& pointer, base::Feedback& feedback);
/// Only replaces index.html: the order stays as it is.
bool point_at(const Claim& claim, const Pointer& pointer, base::Feedback& feedback);

}  // namespace qm::publish
