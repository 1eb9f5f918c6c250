// SPDX-License-Identifier: Apache-2.0
// SHA-256 as 64 hexadecimal digits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace qm::base {

std::string sha256(std::string_view bytes);

class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    std::string hex();  // ends the hash

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qm::base
