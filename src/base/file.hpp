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

/// Whole file. Failures: F001 missing, F005 directory, F006 not a regular file, F007 a loop of links, F018 permission,
/// F026 any other reason (exit 4), F009 over max_bytes (exit 5).
std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes = 2ULL << 30);

/// Writes a new file (never over an existing one) with mode 0644 under any umask and closes it, checking each call;
/// what was written of a file that fails is removed. durable = fsync too. False: the file system knows no fsync.
/// Failures: V001 (no space), V003 (EIO), V005 (permission, read-only), V006 (any other reason), V007 (descriptors;
/// all exit 6), V016 (name too long, exit 3).
bool write_file(const std::filesystem::path& path, std::string_view bytes, bool durable);

/// Writes beside the target, fsyncs, renames over it and fsyncs the folder: a reader sees the old or the new file.
/// Also for a file that does not exist yet. False: the file system knows no fsync. Further failures: V014 (exit 7)
/// another program holds the target open (shares of Windows; tried again for two seconds), V015 (exit 6) the new file
/// is in place but its folder could not be flushed.
bool replace_file(const std::filesystem::path& path, std::string_view bytes);
/// Removes what killed runs left of replace_file in this folder; only while a Lock keeps other writers out.
void remove_leftovers(const std::filesystem::path& folder);

void make_folder(const std::filesystem::path& path);  // with parents, mode 0755
bool sync_folder(const std::filesystem::path& path);  // false: the file system knows no fsync
/// Fails as replace_file, V014 included.
void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);
/// Removes a tree that the program itself made; links in it are removed, never followed. No tree, nothing to do.
void remove_tree(const std::filesystem::path& path);

/// Names of the entries of a folder, sorted by bytes. Failures as read_file.
std::vector<std::string> list_folder(const std::filesystem::path& path);

/// One flush for many files (syncfs). Made before the first of them is written, so that an error of the kernel's
/// write-back in between is not missed.
class Volume {
  public:
    explicit Volume(const std::filesystem::path& folder);
    ~Volume();
    Volume(const Volume&) = delete;
    Volume& operator=(const Volume&) = delete;
    /// False on file systems where syncfs is known to promise less than fsync of each file (FUSE, network).
    bool can_flush() const { return can_flush_; }
    void flush();  // fails as write_file

  private:
    std::filesystem::path folder_;
    int descriptor_ = -1;
    bool can_flush_ = false;
};

/// An exclusive lock of the kernel on a file that is kept open; released at the end of life. The file records process,
/// host and start; it is emptied at the end and never removed. Failure V010 (exit 7) names the holder that the file
/// records. Where the kernel has no locks (some shares) the record itself is the lock: it counts as dead when its
/// process on this host is gone or when it is older than 30 minutes; failure S012 (exit 7) otherwise.
class Lock {
  public:
    /// `who` says what the holder does: "build".
    Lock(const std::filesystem::path& path, std::string_view who);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    /// The record of a killed run that was found in the file; empty after a clean end.
    const std::string& left_by() const { return left_by_; }

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool by_record_ = false;
    std::string left_by_;
};

/// Fault injection for tests: called before each system call on files that may fail, with its name (open read write
/// fchmod fsync syncfs close rename mkdir unlink rmdir flock) and path. A positive return is taken as the errno of the
/// call, -n lets a read or write move at most n bytes, 0 lets it pass. Empty = none. Calls come one at a time.
/// Also set from QUALITYMAP_FAULT="rename:3:ENOSPC" by tests of the command line, read at the first call: fails the
/// third call of that name ("any" = of all); "3+" = the third and all later ones; "…:short" moves one byte; "…:kill"
/// raises SIGKILL instead.
using Fault = std::function<int(std::string_view call, const std::filesystem::path& path)>;
void set_fault(Fault fault);

}  // namespace qm::base
