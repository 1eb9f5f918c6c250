// SPDX-License-Identifier: Apache-2.0
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/system_call.hpp"

namespace qm::base {
namespace {

/// Types of fstatfs (linux/magic.h) where syncfs returns only when all data and folders are on the medium and reports
/// write-back errors. FUSE does not pass it on; SMB flushes on its server only with fsync.
constexpr long flushing_types[] = {
    0xEF53,      // ext2, ext3, ext4
    0x58465342,  // xfs
    0x9123683E,  // btrfs
    0x01021994,  // tmpfs
    0x794C7630,  // overlayfs
    0x2011BAB0,  // exfat
    0x4D44,      // vfat
    0xF2F52010,  // f2fs
    0x2FC12FC1,  // zfs
};

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// Names without "." and "..", sorted; the error of readdir, or 0.
int names_in(DIR* folder, std::vector<std::string>& names) {
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(folder);
        if (!entry) break;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) return errno;
    std::sort(names.begin(), names.end());
    return 0;
}

void remove_entry(int parent, const std::string& name, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) return;
        fail_output("unlink", path, errno);
    }
    const bool is_folder = S_ISDIR(status.st_mode);
    if (is_folder) {
        const int number = run_call("open", path, [&] {
            return ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        });
        if (number < 0) fail_output("open", path, errno);
        const Folder folder{::fdopendir(number)};
        if (!folder) {
            ::close(number);
            fail_output("open", path, ENOMEM);
        }
        std::vector<std::string> names;
        if (const int error = names_in(folder.get(), names); error != 0) fail_output("open", path, error);
        for (const auto& inner : names) remove_entry(number, inner, path / inner);
    }
    const std::string_view call = is_folder ? "rmdir" : "unlink";
    const int flags = is_folder ? AT_REMOVEDIR : 0;
    if (run_call(call, path, [&] { return ::unlinkat(parent, name.c_str(), flags); }) != 0 && errno != ENOENT)
        fail_output(call, path, errno);
}

}  // namespace

void make_folder(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        if (!S_ISDIR(status.st_mode)) fail_output("mkdir", path, ENOTDIR);
        return;
    }
    if (errno != ENOENT) fail_output("mkdir", path, errno);
    const auto parent = path.parent_path();
    if (!parent.empty() && parent != path) make_folder(parent);
    if (run_call("mkdir", path, [&] { return ::mkdir(path.c_str(), 0755); }) != 0) {
        const int error = errno;  // EEXIST is fine when another process was quicker, or the path ends with a slash
        if (error != EEXIST || ::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))
            fail_output("mkdir", path, error);
        return;
    }
    if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 07777U) == 0755U) return;
    if (run_call("fchmod", path, [&] { return ::chmod(path.c_str(), 0755); }) != 0 && errno != EPERM &&
        !is_unsupported(errno))
        fail_output("fchmod", path, errno);
}

bool sync_folder(const std::filesystem::path& path) {
    Descriptor folder = open_folder(path);
    const bool safe = sync(folder, path);
    folder.close(path);
    return safe;
}

void remove_tree(const std::filesystem::path& path) {
    const auto whole = path.has_filename() ? path : path.parent_path();
    struct stat status {};
    if (::lstat(whole.c_str(), &status) != 0) {
        if (errno == ENOENT) return;
        fail_output("rmdir", whole, errno);
    }
    if (S_ISLNK(status.st_mode)) fail_output("rmdir", whole, ELOOP);
    const auto parent = whole.parent_path();
    Descriptor folder = open_folder(parent.empty() ? std::filesystem::path{"."} : parent);
    remove_entry(folder.number(), whole.filename().string(), whole);
    folder.close(parent);
}

std::vector<std::string> list_folder(const std::filesystem::path& path) {
    Descriptor descriptor{
        run_call("open", path, [&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); })};
    if (descriptor.number() < 0) fail_input(path, errno);
    const Folder folder{::fdopendir(descriptor.number())};
    if (!folder) fail_input(path, errno);
    descriptor.release();
    std::vector<std::string> names;
    if (const int error = names_in(folder.get(), names); error != 0) fail_input(path, error);
    return names;
}

Volume::Volume(const std::filesystem::path& folder) : folder_{folder} {
    Descriptor descriptor = open_folder(folder);
    struct statfs status {};
    const auto type = ::fstatfs(descriptor.number(), &status) == 0 ? static_cast<long>(status.f_type) : 0L;
    can_flush_ = std::find(std::begin(flushing_types), std::end(flushing_types), type) != std::end(flushing_types);
    descriptor_ = descriptor.release();
}

Volume::~Volume() {
    ::close(descriptor_);
}

void Volume::flush() {
    if (run_call("syncfs", folder_, [&] { return ::syncfs(descriptor_); }) != 0) fail_output("syncfs", folder_, errno);
}

}  // namespace qm::base
