// SPDX-License-Identifier: Apache-2.0
// Chain leaders and their suppliers: who stands behind each row of "suppliers", and what is wrong there.
#pragma once

#include <cstdint>
#include <vector>

#include "model/table.hpp"

namespace qm::model {

/// A row of "suppliers". Suppliers from elsewhere are in no register of ours and have no enterprise.
struct Supply {
    Index leader = none;              // row of "enterprises"
    Index supplier = none;            // row of "enterprises"; none: from elsewhere
    std::uint32_t open = 0;           // open supervision problems of the supplier
    std::uint32_t serious = 0;        // of these: serious ones
    std::uint32_t overdue = 0;        // of these: overdue, of whatever kind
    std::int64_t failed_batches = 0;  // of spot checks this year, in millionths
    bool local() const { return supplier != none; }
    bool troubled() const { return serious > 0 || overdue > 0 || failed_batches > 0; }
};

}  // namespace qm::model
