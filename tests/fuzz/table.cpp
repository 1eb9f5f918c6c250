// SPDX-License-Identifier: Apache-2.0
// A whole delimited file: encoding, separator, header, quotes, cells.
#include <cstdint>

#include "fuzz/whole_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    qm::fuzz::read_whole_table({reinterpret_cast<const char*>(data), size}, ".csv");
    return 0;
}
