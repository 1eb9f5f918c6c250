// SPDX-License-Identifier: Apache-2.0
// A release against its manifest.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace qm::publish {

enum class DamageKind { changed, missing, extra };

struct Damage {
    std::string file;  // path within the release
    DamageKind kind = DamageKind::changed;
    friend auto operator<=>(const Damage&, const Damage&) = default;
};

/// Reads every byte of releases/<id>; sorted by file, empty when all is as it was published. A link or a device is an
/// extra file, never followed.
std::vector<Damage> inspect(const std::filesystem::path& folder, const std::string& id, int jobs);

/// The cheap question: the manifest is the one that the id names, and each file is there with its size.
bool looks_whole(const std::filesystem::path& folder, const std::string& id);

}  // namespace qm::publish
