// SPDX-License-Identifier: Apache-2.0
#include "read/block_words.hpp"

#include <algorithm>
#include <cstring>

namespace qm::read {

std::uint64_t BlockWords::hash_of(std::string_view text) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = text.size() * odd;
    const char* at = text.data();
    std::size_t left = text.size();
    const auto mix = [&](std::uint64_t value) {
        hash = (hash ^ value) * odd;
        hash ^= hash >> 29;
    };
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, 8);
        mix(value);
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i) rest = rest << 8 | static_cast<unsigned char>(at[i]);
    mix(rest);
    return hash * odd;
}

std::uint32_t* BlockWords::find(std::string_view text, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = (hash >> 32) & mask;; slot = (slot + 1) & mask) {
        if (slots_[slot] == 0) return &slots_[slot];
        const Entry& entry = entries_[slots_[slot] - 1];
        if (entry.hash == static_cast<std::uint32_t>(hash >> 32) && entry.length == text.size() &&
            std::memcmp(bytes_.data() + entry.start, text.data(), text.size()) == 0)
            return &slots_[slot];
    }
}

void BlockWords::clear() {
    bytes_.clear();
    entries_.clear();
    std::fill(slots_.begin(), slots_.end(), 0U);
}

void BlockWords::grow() {
    slots_.assign(slots_.size() * 4, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = entries_[i].hash & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

}  // namespace qm::read
