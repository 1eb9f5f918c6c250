// SPDX-License-Identifier: Apache-2.0
// What a release consists of. manifest.json lists each file with SHA-256 and size, one a line, sorted by path; the
// release id ends with the first 12 digits of the SHA-256 of manifest.json itself, so the id vouches for every byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace qm::publish {

struct File;

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view checksums_name = "SHA256SUMS";

struct ManifestEntry {
    std::string sha256;
    std::uint64_t size = 0;
    bool provenance = false;
};

struct Manifest {
    base::Month month;
    std::string entry;                           // page that index.html opens
    std::map<std::string, ManifestEntry> files;  // by path; without manifest.json and SHA256SUMS
};

Manifest make_manifest(const std::vector<File>& files, base::Month month, const std::string& entry, int jobs);
std::string manifest_text(const Manifest& manifest);
std::optional<Manifest> parse_manifest(std::string_view text);  // nullopt: damaged, or a path that leaves the release
/// For `sha256sum -c SHA256SUMS` within the release; covers manifest.json as well.
std::string checksums_text(const Manifest& manifest, std::string_view manifest_text);

std::string release_id(base::Month month, std::string_view manifest_text);
bool is_release_id(std::string_view text);  // 2024-06-0123456789ab

/// A path that every file system can hold and that stays inside the release: relative, '/' between parts, no part
/// empty,
/// "." or "..", none of the characters that Windows refuses, at most 255 bytes a part.
bool is_site_path(std::string_view path);

}  // namespace qm::publish
