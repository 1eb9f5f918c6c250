// SPDX-License-Identifier: Apache-2.0
// Work in blocks: results come in block order whatever the number of threads, so output never depends on it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace qm::base {

/// Threads to use for `jobs` (0 = as many as the machine has).
inline unsigned thread_count(int jobs) {
    if (jobs > 0) return static_cast<unsigned>(jobs);
    const unsigned found = std::thread::hardware_concurrency();
    return found == 0 ? 1 : found;
}

/// Calls work(i) for i in [0, count) on up to `jobs` threads. The exception of the lowest index is rethrown.
template <class Work>
void for_each_index(std::size_t count, int jobs, Work work) {
    const std::size_t threads = std::min<std::size_t>(thread_count(jobs), count);
    if (threads <= 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(count);
    {
        std::vector<std::jthread> pool;
        for (std::size_t t = 0; t < threads; ++t)
            pool.emplace_back([&] {
                for (std::size_t i = next++; i < count; i = next++) {
                    try {
                        work(i);
                    } catch (...) {
                        failures[i] = std::current_exception();
                    }
                }
            });
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

}  // namespace qm::base
