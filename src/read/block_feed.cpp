// SPDX-License-Identifier: Apache-2.0
#include "read/block_feed.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "read/quoting.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

std::uint32_t line_breaks(const char* bytes, std::size_t size) {
    return static_cast<std::uint32_t>(std::count(bytes, bytes + size, '\n'));
}

}  // namespace

void Buffer::grow(std::size_t capacity, std::size_t keep) {
    if (capacity <= capacity_) return;
    std::unique_ptr<char[]> larger{new char[capacity]};  // not make_unique: it would write zeros
    if (keep > 0) std::memcpy(larger.get(), bytes_.get(), keep);
    bytes_ = std::move(larger);
    capacity_ = capacity;
}

BlockFeed::BlockFeed(ReadAt read_at, std::uint64_t begin, std::uint64_t end, std::uint32_t first_line, char separator,
                     std::size_t block_bytes, const model::Limits& limits, base::Spot origin)
    : read_at_{std::move(read_at)},
      at_{begin},
      end_{end},
      line_{first_line},
      separator_{separator},
      block_bytes_{std::max<std::size_t>(block_bytes, 1)},
      limits_{limits},
      origin_{std::move(origin)} {}

// Bytes up to the end of the last whole record; 0 when none ends here.
std::size_t BlockFeed::cut(const char* bytes, std::size_t size, bool at_end) const {
    const Cut found = last_record_end({bytes, size}, separator_);
    if (found.open_quote != std::string_view::npos && (at_end || size - found.open_quote > limits_.field_bytes))
        refuse("C003", {origin_.file, origin_.sheet, line_ + line_breaks(bytes, found.open_quote), 0}, {});
    if (at_end) return size;
    if (found.end == 0 && size > limits_.line_bytes)
        refuse("C011", {origin_.file, origin_.sheet, line_, 0}, {{"limit", std::to_string(limits_.line_bytes)}});
    return found.end;
}

bool BlockFeed::next(Block& block, Buffer& buffer) {
    if (at_ >= end_) return false;
    std::size_t wanted = block_bytes_;
    std::size_t have = 0, size = 0;
    bool at_end = false;
    while (size == 0) {
        buffer.grow(wanted + 1, have);
        const auto left = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, end_ - at_)) - have;
        const std::size_t got = read_at_(at_ + have, buffer.data() + have, left);
        have += got;
        at_end = got < left || at_ + have >= end_;
        if (have == 0) return false;
        size = cut(buffer.data(), have, at_end);
        wanted *= 2;
    }
    block = {number_++, at_, size, line_, at_end && size == have};
    line_ += line_breaks(buffer.data(), size);
    at_ += size;
    return true;
}

}  // namespace qm::read
