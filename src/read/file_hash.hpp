// SPDX-License-Identifier: Apache-2.0
// SHA-256 of a file as it lies on the disk, worked out beside the parsing.
#pragma once

#include <exception>
#include <string>
#include <thread>

#include "read/input_file.hpp"

namespace qm::read {

/// Leaves off when it is destroyed before it was asked: a file that was refused.
class FileHash {
  public:
    explicit FileHash(const InputFile& input);
    std::string hex();

  private:
    std::string hex_;
    std::exception_ptr failure_;
    std::jthread thread_;  // last: its work uses the members above
};

}  // namespace qm::read
