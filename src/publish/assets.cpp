// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "publish/publish.hpp"

namespace qm::publish {

std::vector<File> assets(const std::filesystem::path& templates_folder) {
    std::vector<File> files;
    const std::filesystem::path folder = templates_folder / "assets";
    for (const std::string& name : base::list_folder(folder)) {
        // Editors leave backups; folders and hidden files are none of ours.
        if (name.starts_with('.') || name.ends_with('~') || !std::filesystem::is_regular_file(folder / name)) continue;
        files.push_back({"assets/" + name, base::read_file(folder / name), false});
    }
    return files;
}

}  // namespace qm::publish
