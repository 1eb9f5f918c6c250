// SPDX-License-Identifier: Apache-2.0
// A file of the user, open for reading in pieces: a regular file inside the allowed folders, of a known size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace qm::read {

/// Failures (exit 4): F001 missing, F005 folder, F006 not a regular file, F007 the link leaves the roots, F018 no
/// permission; (exit 5): F009 larger than `max_bytes`. `name` is how messages call the file.
class InputFile {
  public:
    InputFile(const std::filesystem::path& path, std::string name, std::uint64_t max_bytes);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    std::uint64_t size() const { return size_; }
    const std::string& name() const { return name_; }
    /// Reads up to `size` bytes at `offset`; fewer only at the end of the file.
    std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) const;
    std::string read_all() const;
    /// Failure F019 (exit 7) when the file was written to since it was opened: half old and half new is no month.
    void check_unchanged() const;

  private:
    std::string name_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::int64_t modified_ns_ = 0;
};

/// Failure F007 (exit 4) when the file, with every link resolved, lies outside all roots.
void require_inside(const std::filesystem::path& file, const std::string& name,
                    const std::vector<std::filesystem::path>& roots);
/// Is `path` (not resolved, must not exist) one of the folders or below one?
bool is_inside(const std::filesystem::path& path, const std::vector<std::filesystem::path>& folders);

/// Of the whole file, read in pieces.
std::string sha256_of(const InputFile& file, const std::stop_token& stop = {});

/// Checks, opens and reads a small file: configuration, catalogue, lookup table.
std::string read_small(const std::filesystem::path& file, const std::string& name,
                       std::uint64_t max_bytes = 64ULL << 20);

/// The path as messages show it: relative to the project when it lies there, with '/' between the parts.
std::string name_in(const std::filesystem::path& project, const std::filesystem::path& file);

}  // namespace qm::read
