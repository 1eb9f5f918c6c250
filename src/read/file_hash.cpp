// SPDX-License-Identifier: Apache-2.0
#include "read/file_hash.hpp"

#include <cstdint>

namespace qm::read {

FileHash::FileHash(const InputFile& input) {
    constexpr std::uint64_t worth_a_thread = 1U << 20;
    if (input.size() <= worth_a_thread)
        hex_ = sha256_of(input);
    else
        thread_ = std::jthread{[this, &input](const std::stop_token& stop) {
            try {
                hex_ = sha256_of(input, stop);
            } catch (...) {
                failure_ = std::current_exception();
            }
        }};
}

std::string FileHash::hex() {
    if (thread_.joinable()) thread_.join();
    if (failure_) std::rethrow_exception(failure_);
    return hex_;
}

}  // namespace qm::read
