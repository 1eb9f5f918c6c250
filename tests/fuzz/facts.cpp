// SPDX-License-Identifier: Apache-2.0
// History files: whatever their bytes, they are read or refused as damaged; what is read is written the same again.
// The input is what stands before the checksum, which is put behind it: otherwise nothing but the checksum is tested.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "compare/compare.hpp"
#include "compare/format.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        std::string sealed{reinterpret_cast<const char*>(data), size};
        sealed += std::string{compare::checksum_mark} + base::sha256(sealed) + std::string{compare::checksum_end};
        const auto facts = compare::read_facts(sealed, "history.json");
        const auto text = compare::write_facts(facts);
        if (compare::write_facts(compare::read_facts(text, "again.json")) != text) std::abort();
    } catch (const base::Failure&) {
    }
    return 0;
}
