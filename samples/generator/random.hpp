// SPDX-License-Identifier: Apache-2.0
// Seeded numbers that are the same on every machine (xoshiro256** filled by splitmix64). Every topic draws from its own
// stream, so a change in one table leaves all others as they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace sample {

class Random {
  public:
    Random(std::uint64_t seed, std::string_view stream) {
        std::uint64_t state = seed;
        for (char c : stream) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        for (std::uint64_t& word : words_) {
            state += 0x9e3779b97f4a7c15ULL;
            std::uint64_t z = state;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = rotate(words_[1] * 5, 7) * 9, shifted = words_[1] << 17;
        words_[2] ^= words_[0];
        words_[3] ^= words_[1];
        words_[1] ^= words_[2];
        words_[0] ^= words_[3];
        words_[2] ^= shifted;
        words_[3] = rotate(words_[3], 45);
        return result;
    }

    /// low..high, both included.
    int between(int low, int high) {
        const std::uint64_t span = static_cast<std::uint64_t>(high - low) + 1;
        return low + static_cast<int>((next() >> 32) * span >> 32);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
    double real(double low, double high) { return low + (high - low) * unit(); }
    bool percent(int chance) { return between(0, 99) < chance; }

    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(between(0, static_cast<int>(from.size()) - 1))];
    }
    std::size_t weighted(const std::vector<int>& weights) {
        int total = 0;
        for (int w : weights) total += w;
        int place = between(0, total - 1);
        std::size_t i = 0;
        while (place >= weights[i]) place -= weights[i++];
        return i;
    }
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[static_cast<std::size_t>(between(0, static_cast<int>(i) - 1))]);
    }

  private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::uint64_t words_[4] = {};
};

}  // namespace sample
