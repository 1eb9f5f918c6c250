// SPDX-License-Identifier: Apache-2.0
// Order of writing: files, flush, folder name, flush, pointer. Each step only refers to what is already safe, so a run
// may end anywhere: readers keep the old release, and the next run removes what was left.
#include <algorithm>
#include <atomic>
#include <set>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "publish/manifest.hpp"
#include "publish/publish.hpp"
#include "publish/release_folder.hpp"
#include "publish/release_pointer.hpp"
#include "publish/verify.hpp"

namespace qm::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_path = 4095;

/// Bad paths are mistakes of the program: no part of a path comes from data unchanged.
void check_paths(const fs::path& output, const std::vector<File>& files, const std::string& redirect) {
    const auto refuse = [](const std::string& path) {
        throw base::Failure{base::Exit::internal, "V021", {{"path", base::shown(path)}}};
    };
    const std::size_t stem = staging_path(fs::absolute(output), std::string(20, '0')).string().size();
    std::set<std::string> seen{base::upper(manifest_name), base::upper(checksums_name)};
    bool found = false;
    for (const auto& file : files) {
        // Upper case: on exFAT and on Windows A.txt and a.txt are one file.
        if (!is_site_path(file.path) || !seen.insert(base::upper(file.path)).second) refuse(file.path);
        if (stem + 1 + file.path.size() > longest_path)
            throw base::Failure{base::Exit::configuration,
                                "V016",
                                {{"path", base::shown((output / file.path).string())},
                                 {"reason", "File name too long"},
                                 {"call", "open"}}};
        found = found || file.path == redirect;
    }
    if (!found || !is_plain_path(redirect)) refuse(redirect);
}

/// Folders of the release, parents before children.
std::set<std::string> folders_of(const std::vector<File>& files) {
    std::set<std::string> folders;
    for (const auto& file : files)
        for (auto at = file.path.find('/'); at != std::string::npos; at = file.path.find('/', at + 1))
            folders.insert(file.path.substr(0, at));
    return folders;
}

/// True: all of it survives a power cut from here on.
bool write_whole(const fs::path& staging, const std::vector<File>& files, int jobs) {
    base::make_folder(staging);
    base::Volume volume{staging};
    const bool each = !volume.can_flush();
    const auto folders = folders_of(files);
    for (const auto& folder : folders) base::make_folder(staging / folder);
    std::atomic<bool> safe{true}, failed{false};
    base::for_each_index(files.size(), jobs, [&](std::size_t i) {
        if (failed) return;
        try {
            if (!base::write_file(staging / files[i].path, files[i].bytes, each)) safe = false;
        } catch (...) {
            failed = true;  // a full disk fails each of a thousand files: the first will do
            throw;
        }
    });
    if (!each) {
        volume.flush();
        return true;
    }
    for (const auto& folder : folders) safe = base::sync_folder(staging / folder) && safe;
    return base::sync_folder(staging) && safe;
}

void discard(const fs::path& staging) {
    try {
        base::remove_tree(staging);
    } catch (const base::Failure&) {
        // The failure that led here is the one to report; the next run removes the rest.
    }
}

/// Writes releases/<id>; it is not live yet.
bool store(const Claim& claim, const std::string& id, const std::vector<File>& files, int jobs) {
    const auto releases = releases_path(claim.output());
    const auto staging = staging_path(claim.output(), id);
    const bool fresh = !fs::exists(releases);
    base::make_folder(releases);
    try {
        bool safe = write_whole(staging, files, jobs);
        base::rename_path(staging, releases / id);
        safe = base::sync_folder(releases) && safe;
        return (!fresh || base::sync_folder(claim.output())) && safe;
    } catch (...) {
        discard(staging);
        throw;
    }
}

}  // namespace

Published release(const Claim& claim, std::vector<File> files, base::Month newest, const std::string& redirect,
                  base::Feedback& feedback, int jobs) {
    check_paths(claim.output(), files, redirect);
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    const Manifest manifest = make_manifest(files, newest, redirect, jobs);
    const std::string text = manifest_text(manifest);
    const std::string id = release_id(newest, text);
    const auto folder = releases_path(claim.output()) / id;
    Published published{id, folder, pointer_path(claim.output()), true};
    const Pointer pointer{id, redirect};

    bool safe = true;
    if (fs::exists(fs::symlink_status(folder))) {
        if (const auto damage = inspect(folder, id, jobs); !damage.empty())
            throw base::Failure{base::Exit::own_state,
                                "S007",
                                {{"release", id}, {"file", base::shown(damage.front().file)}},
                                {(folder / damage.front().file).string(), "", 0, 0}};
        if (claim.pointer() == pointer_text(pointer) && read_pointer(claim.output()) == claim.pointer()) {
            published.changed = false;
            return published;
        }
    } else {
        files.push_back({std::string{manifest_name}, text, false});
        files.push_back({std::string{checksums_name}, checksums_text(manifest, text), false});
        safe = store(claim, id, files, jobs);
    }
    safe = go_live(claim, pointer, feedback) && safe;
    if (!safe) feedback.findings.add("V004", base::Severity::warning, {claim.output().string(), "", 0, 0}, {});
    return published;
}

Published release(const fs::path& output, std::vector<File> files, base::Month newest, const std::string& redirect,
                  base::Feedback& feedback, int jobs) {
    const Claim claim{output, feedback};
    return release(claim, std::move(files), newest, redirect, feedback, jobs);
}

}  // namespace qm::publish
