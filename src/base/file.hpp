// SPDX-License-Identifier: Apache-2.0
// All file output of the program goes through here, so that faults can be injected in one place. Every write, fsync,
// close and rename is checked; a failure is base::Failure with exit 6 (or 4 for input), the path and the reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace qm::base {

/// Whole file. Failures: F001 missing, F005 directory, F006 not a regular file, F018 permission (exit 4), F009 over
/// max_bytes (exit 5).
std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes = 2ULL << 30);

/// Writes a new file with mode 0644 under any umask and closes it, checking each call. durable = fsync too.
/// Failures: V001 (no space), V003 (EIO), V005 (permission, read-only), V007 (descriptors), V016 (name too long).
void write_file(const std::filesystem::path& path, std::string_view bytes, bool durable);

/// Writes beside the target, fsyncs, renames over it and fsyncs the folder: a reader sees the old or the new file.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

void make_folder(const std::filesystem::path& path);    // with parents, mode 0755
void sync_folder(const std::filesystem::path& path);
void sync_file_system(const std::filesystem::path& path);  // syncfs: one flush for many files
void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);
/// Removes a tree that the program itself made; refuses to follow symlinks out of it.
void remove_tree(const std::filesystem::path& path);

/// Names of the entries of a folder, sorted by bytes.
std::vector<std::string> list_folder(const std::filesystem::path& path);

/// An exclusive lock of the kernel on a file that is kept open; released at the end of life. Failure V010 (exit 7)
/// names the holder that the file records.
class Lock {
  public:
    Lock(const std::filesystem::path& path, std::string_view who);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    int descriptor_ = -1;
};

/// Fault injection for tests: called before each system call that changes the disk with its name and path; a
/// non-zero return is taken as its errno. Empty = none. Also set from QUALITYMAP_FAULT="rename:3:ENOSPC" by tests of
/// the command line: fails the third call of that name ("any" = of all), "…:kill" raises SIGKILL instead.
using Fault = std::function<int(std::string_view call, const std::filesystem::path& path)>;
void set_fault(Fault fault);

}  // namespace qm::base
