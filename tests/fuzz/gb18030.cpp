// SPDX-License-Identifier: Apache-2.0
// Code pages: strict decoding gives valid UTF-8 or nothing, and what was decoded encodes to text that decodes the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "base/unicode.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto text = base::from_gb18030(bytes)) {
        if (!base::is_utf8(*text)) std::abort();
        if (base::from_gb18030(base::to_gb18030(*text)) != text) std::abort();
    }
    if (const auto text = base::from_big5(bytes); text && !base::is_utf8(*text)) std::abort();
    for (const bool big : {false, true})
        if (const auto text = base::from_utf16(bytes, big); text && !base::is_utf8(*text)) std::abort();
    return 0;
}
