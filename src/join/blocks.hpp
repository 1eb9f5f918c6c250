// SPDX-License-Identifier: Apache-2.0
// Rows in blocks of one size whatever the number of threads; findings are merged in block order, a few blocks at a
// time, so that they are the same for any number of threads and never all in memory twice.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/feedback.hpp"
#include "base/parallel.hpp"

namespace qm::join {

/// work(begin, end, findings) for each block of [0, rows).
template <class Work>
void for_each_block(std::size_t rows, int jobs, base::Feedback& feedback, Work work) {
    constexpr std::size_t block_rows = 8192;
    const std::size_t blocks = (rows + block_rows - 1) / block_rows;
    const std::size_t wave = 8 * std::size_t{base::thread_count(jobs)};
    for (std::size_t first = 0; first < blocks; first += wave) {
        const std::size_t count = std::min(wave, blocks - first);
        std::vector<base::Diagnostics> findings(count);
        base::for_each_index(count, jobs, [&](std::size_t i) {
            const std::size_t begin = (first + i) * block_rows;
            work(begin, std::min(rows, begin + block_rows), findings[i]);
        });
        for (const auto& part : findings) feedback.findings.merge(part);
    }
}

}  // namespace qm::join
