// SPDX-License-Identifier: Apache-2.0
// Values that are about 10,000 times (or a ten-thousandth of) what the same row said a month ago: 元 was entered where
// 万元 belongs. They are told, never converted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/feedback.hpp"
#include "model/table.hpp"

namespace qm::compare {

/// The number columns with a unit of a month, by the ids of their rows.
class Amounts {
  public:
    Amounts() = default;
    explicit Amounts(const model::Tables& tables);
    /// Finding N004 for each file and column, at its first such row, with all the lines.
    void tell_jumps(const model::Tables& now, base::Diagnostics& findings) const;

  private:
    struct Rows {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> ids;  // hash of the id, row; sorted
        std::map<std::string, model::Numbers> columns;
    };
    std::map<std::string, Rows> tables_;
};

}  // namespace qm::compare
