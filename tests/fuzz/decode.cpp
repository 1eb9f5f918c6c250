// SPDX-License-Identifier: Apache-2.0
// Which encoding bytes are in: whatever is decided, the text is valid UTF-8 or the file is refused; declared encodings
// and the reading by lines as well. Two runs decide alike.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/han_shares.hpp"
#include "read/misread.hpp"
#include "read/text_encoding.hpp"

using namespace qm;

namespace {

std::optional<std::string> whole_text(const std::string& bytes, std::optional<read::Encoding> declared) {
    try {
        auto text = read::to_utf8(bytes, declared, "input");
        if (!base::is_utf8(text)) std::abort();
        return text;
    } catch (const base::Failure&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    const auto text = whole_text(bytes, std::nullopt);
    if (text != whole_text(bytes, std::nullopt)) std::abort();
    if (text) {
        (void)read::misread_as_gbk(*text);
        (void)read::misread_as_latin(*text);
    }
    for (const auto encoding : {read::Encoding::utf8, read::Encoding::gb18030, read::Encoding::big5,
                                read::Encoding::utf16_little, read::Encoding::utf16_big, read::Encoding::per_line})
        (void)whole_text(bytes, encoding);
    read::HanShares whole, parts;
    whole.add(bytes);
    if (whole.gb_common + whole.gb_signs > whole.pairs || whole.big5_common + whole.big5_signs > whole.pairs)
        std::abort();
    if (whole.gb_percent() < 0 || whole.gb_percent() > 100 || whole.big5_percent() > 100) std::abort();
    parts.add(bytes);
    parts.merge({});
    if (parts.pairs != whole.pairs) std::abort();
    return 0;
}
