// SPDX-License-Identifier: Apache-2.0
// A site that says on every page which version it is, so that a mix is seen at once; ways to publish it, one right and
// some wrong on purpose (a harness that does not report those is worth nothing); and the question what a reader finds.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "publish/publish.hpp"

namespace qm::faults {

std::vector<publish::File> tiny_site(int version);

/// Publishes a version; throws base::Failure.
using Publisher = void (*)(const std::filesystem::path& output, int version);
void publish_rightly(const std::filesystem::path& output, int version);
void publish_pointer_first(const std::filesystem::path& output, int version);  // before the release is complete
void publish_ignoring_errors(const std::filesystem::path& output, int version);
void publish_in_place(const std::filesystem::path& output, int version);  // over the files that are being read
void publish_unflushed(const std::filesystem::path& output, int version);
void publish_unlocked(const std::filesystem::path& output, int version);

/// What a reader finds who opens index.html: the version whose bytes are all there, or what is wrong with it. Knows
/// nothing of manifests: every file is compared with what the version must hold.
struct Found {
    int version = 0;  // 0: torn, mixed or missing
    std::string wrong;
};
Found read_as_visitor(const std::filesystem::path& output);

/// Own harness folder: in memory where that is possible, since the faults are injected above the disk.
std::filesystem::path fresh_folder(const std::string& name);
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);
std::size_t open_descriptors();

/// Counts and prints what the harness found wrong (the first few in full).
class Report {
  public:
    void wrong(const std::string& text);
    int count() const { return count_; }
    bool enough() const { return count_ >= 20; }  // a broken publisher need not be taken through all points

  private:
    int count_ = 0;
};

}  // namespace qm::faults
