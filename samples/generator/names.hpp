// SPDX-License-Identifier: Apache-2.0
// Invented proper names: two literary characters that together name nothing else in the sample.
#pragma once

#include <string>
#include <vector>

#include "random.hpp"

namespace sample {

class NamePool {
  public:
    /// The same seed gives the same order; a second pool that passes over the names used before shares none with them.
    explicit NamePool(Random random, int passed_over = 0);
    std::string take();  // never the same twice

  private:
    std::vector<std::string> pairs_;
};

}  // namespace sample
