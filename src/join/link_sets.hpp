// SPDX-License-Identifier: Apache-2.0
// Sets of chain links, each stored once and named by a number. Numbers follow the order of the sets themselves, so
// they depend neither on the order of the rows nor on the number of threads; set 0 is empty.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/table.hpp"

namespace qm::join {

class LinkSets {
  public:
    LinkSets() { add({}); }
    /// A number that holds until finish(). Sorts and drops repeats.
    std::uint32_t add(std::vector<model::Index> links);
    const std::vector<model::Index>& operator[](std::uint32_t number) const { return *by_number_[number]; }
    /// The sets in their own order, and in `renumbered` the final number of each number that add() gave.
    std::vector<std::vector<model::Index>> finish(std::vector<std::uint32_t>& renumbered) const;

  private:
    std::map<std::vector<model::Index>, std::uint32_t> numbers_;
    std::vector<const std::vector<model::Index>*> by_number_;  // keys of numbers_: stable addresses
};

}  // namespace qm::join
