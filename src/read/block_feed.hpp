// SPDX-License-Identifier: Apache-2.0
// The bytes of a file in blocks of whole records. Serial: one caller at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/feedback.hpp"
#include "model/config.hpp"

namespace qm::read {

using ReadAt = std::function<std::size_t(std::uint64_t offset, char* into, std::size_t size)>;

/// Memory that is not written before it is needed; capacity only grows.
class Buffer {
  public:
    char* data() { return bytes_.get(); }
    std::size_t capacity() const { return capacity_; }
    void grow(std::size_t capacity, std::size_t keep);

  private:
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0;
};

struct Block {
    std::size_t number = 0;
    std::uint64_t offset = 0;      // in the file
    std::size_t size = 0;          // bytes in the buffer; one more may be written behind
    std::uint32_t first_line = 1;  // physical
    bool last = false;
};

class BlockFeed {
  public:
    BlockFeed(ReadAt read_at, std::uint64_t begin, std::uint64_t end, std::uint32_t first_line, char separator,
              std::size_t block_bytes, const model::Limits& limits, base::Spot origin);
    /// False at the end. Refusals (exit 5): C003 a quote that is never closed, C011 a line that is too long.
    bool next(Block& block, Buffer& buffer);
    std::size_t issued() const { return number_; }

  private:
    std::size_t cut(const char* bytes, std::size_t size, bool at_end) const;
    ReadAt read_at_;
    std::uint64_t at_, end_;
    std::uint32_t line_;
    char separator_;
    std::size_t block_bytes_;
    model::Limits limits_;
    base::Spot origin_;  // file and sheet, for messages
    std::size_t number_ = 0;
};

}  // namespace qm::read
