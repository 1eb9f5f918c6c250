// SPDX-License-Identifier: Apache-2.0
// History files: whatever their bytes, they are read or refused as damaged; what is read is written the same again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/failure.hpp"
#include "compare/compare.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto facts = compare::read_facts({reinterpret_cast<const char*>(data), size}, "history.json");
        const auto text = compare::write_facts(facts);
        if (compare::write_facts(compare::read_facts(text, "again.json")) != text) std::abort();
    } catch (const base::Failure&) {
    }
    return 0;
}
