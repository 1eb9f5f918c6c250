// SPDX-License-Identifier: Apache-2.0
#include "publish/verify.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "publish/manifest.hpp"
#include "publish/publish.hpp"
#include "publish/release_folder.hpp"

namespace qm::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t manifest_limit = 1ULL << 30;

/// nullopt where the file cannot be read as a plain file: that is damage as well, not a reason to stop.
std::optional<std::string> bytes_of(const fs::path& path, std::uint64_t limit) {
    std::error_code error;
    if (fs::symlink_status(path, error).type() != fs::file_type::regular) return std::nullopt;
    try {
        return base::read_file(path, limit);
    } catch (const base::Failure& failure) {
        if (failure.exit() == base::Exit::input_missing || failure.exit() == base::Exit::input_refused)
            return std::nullopt;
        throw;
    }
}

std::optional<Manifest> manifest_of(const fs::path& folder, const std::string& id, std::string& text) {
    const auto bytes = bytes_of(folder / manifest_name, manifest_limit);
    if (!bytes) return std::nullopt;
    text = *bytes;
    auto manifest = parse_manifest(text);
    if (!manifest || release_id(manifest->month, text) != id) return std::nullopt;
    return manifest;
}

/// Files and folders below `folder` that nothing in the manifest accounts for.
void find_extra(const fs::path& folder, const std::string& prefix, const std::set<std::string>& known_files,
                const std::set<std::string>& known_folders, std::vector<Damage>& damage) {
    for (const auto& name : list_own(folder)) {
        const std::string path = prefix + name;
        std::error_code error;
        const auto type = fs::symlink_status(folder / name, error).type();
        if (type == fs::file_type::directory && known_folders.contains(path))
            find_extra(folder / name, path + "/", known_files, known_folders, damage);
        else if (!known_files.contains(path))
            damage.push_back({path, DamageKind::extra});
    }
}

void add_missing_or_changed(const fs::path& path, std::string file, std::vector<Damage>& damage) {
    std::error_code error;
    const bool missing = fs::symlink_status(path, error).type() == fs::file_type::not_found;
    damage.push_back({std::move(file), missing ? DamageKind::missing : DamageKind::changed});
}

constexpr std::string_view code_of(DamageKind kind) {
    constexpr std::string_view codes[] = {"S007", "S016", "S008"};
    return codes[static_cast<std::size_t>(kind)];
}

}  // namespace

std::vector<Damage> inspect(const fs::path& folder, const std::string& id, int jobs) {
    std::vector<Damage> damage;
    std::string text;
    const auto manifest = manifest_of(folder, id, text);
    if (!manifest) {
        add_missing_or_changed(folder / manifest_name, std::string{manifest_name}, damage);
        return damage;
    }
    if (bytes_of(folder / checksums_name, manifest_limit) != checksums_text(*manifest, text))
        add_missing_or_changed(folder / checksums_name, std::string{checksums_name}, damage);

    std::vector<std::string> paths;
    for (const auto& [path, file] : manifest->files) paths.push_back(path);
    std::vector<char> same(paths.size(), 0);
    base::for_each_index(paths.size(), jobs, [&](std::size_t i) {
        const auto& expected = manifest->files.at(paths[i]);
        const auto bytes = bytes_of(folder / paths[i], expected.size);
        same[i] = bytes && bytes->size() == expected.size && base::sha256(*bytes) == expected.sha256;
    });
    std::set<std::string> files{std::string{manifest_name}, std::string{checksums_name}}, folders;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (!same[i]) add_missing_or_changed(folder / paths[i], paths[i], damage);
        files.insert(paths[i]);
        for (auto at = paths[i].find('/'); at != std::string::npos; at = paths[i].find('/', at + 1))
            folders.insert(paths[i].substr(0, at));
    }
    find_extra(folder, "", files, folders, damage);
    std::sort(damage.begin(), damage.end());
    return damage;
}

bool looks_whole(const fs::path& folder, const std::string& id) {
    std::string text;
    const auto manifest = manifest_of(folder, id, text);
    if (!manifest) return false;
    return std::all_of(manifest->files.begin(), manifest->files.end(), [&](const auto& file) {
        std::error_code error;
        return fs::symlink_status(folder / file.first, error).type() == fs::file_type::regular &&
               fs::file_size(folder / file.first, error) == file.second.size && !error;
    });
}

std::size_t verify(const fs::path& output, const std::optional<std::string>& id, base::Feedback& feedback) {
    if (!is_ours(output))
        throw base::Failure{base::Exit::input_missing, "S015", {{"path", base::shown(output.string(), 400)}}};
    const std::string wanted = id ? *id : live_release(output);
    const auto folder = releases_path(output) / wanted;
    if (!is_release_id(wanted) || !fs::is_directory(folder)) {
        const auto whole = releases(output);
        feedback.findings.add(
            "S009", base::Severity::error, {pointer_path(output).string(), "", 0, 0},
            {{"release", wanted.empty() ? "-" : base::shown(wanted)}, {"newest", whole.empty() ? "" : whole.back()}});
        return 1;
    }
    const auto damage = inspect(folder, wanted, 0);
    for (const auto& [file, kind] : damage)
        feedback.findings.add(std::string{code_of(kind)}, base::Severity::error, {(folder / file).string(), "", 0, 0},
                              {{"file", base::shown(file)}, {"release", wanted}});
    return damage.size();
}

}  // namespace qm::publish
