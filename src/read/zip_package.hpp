// SPDX-License-Identifier: Apache-2.0
// The zip container of a workbook, behind a guard. Nothing is unpacked to the disk; what a part inflates to is counted
// while it inflates, because what the container says about itself may be a lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "read/input_file.hpp"

namespace qm::read {

struct PackageLimits {
    std::uint64_t part_bytes = 256ULL << 20;  // of one part, inflated
    std::uint64_t ratio = 200;                // inflated to stored, once over `ratio_from`
    std::uint64_t ratio_from = 1ULL << 20;
    std::uint64_t entries = 10'000;
};

class Package {
  public:
    /// Refusals (exit 5): X002 no whole zip container, X005 too many entries or two of one name. The input must outlive
    /// the package.
    explicit Package(const InputFile& input, PackageLimits limits = {});
    ~Package();
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    /// Names are compared without regard to the case of ASCII letters, as the format demands.
    bool has(std::string_view part) const;
    /// Entries whose names leave the package (../x, /x, C:\x): they are never looked at.
    std::uint64_t strange_names() const { return strange_names_; }

    /// One part, inflated piece by piece. One part of a package is read at a time.
    class Part {
      public:
        ~Part();
        Part(Part&&) noexcept;
        /// 0 at the end. Refusals (exit 5): X002 damaged or not the sum that was promised, X003 too large.
        std::size_t read(char* into, std::size_t size);
        const std::string& name() const;

      private:
        friend class Package;
        struct Open;
        explicit Part(std::unique_ptr<Open> open);
        std::unique_ptr<Open> open_;
    };
    /// Refusals (exit 5): X001 encrypted, X002 missing or packed in a way nobody uses, X006 a link to elsewhere.
    Part open(std::string_view part) const;

    struct Archive;  // what libzip knows

  private:
    const std::string& file_;
    PackageLimits limits_;
    std::unique_ptr<Archive> archive_;
    std::map<std::string, std::uint64_t, std::less<>> entries_;  // by name in lower case
    std::uint64_t strange_names_ = 0;
};

/// Where a relation of `from` (xl/workbook.xml) leads: "worksheets/a.xml" → xl/worksheets/a.xml. Empty when it leaves
/// the package.
std::string part_at(std::string_view from, std::string_view target);

}  // namespace qm::read
