// SPDX-License-Identifier: Apache-2.0
// Which characters the bytes of a file mean: a byte order mark decides, else strict UTF-8 over the whole file, else
// strict GB18030. A declared encoding wins. Nothing is decoded leniently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/feedback.hpp"

namespace qm::read {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_little, utf16_big };

struct TextKind {
    Encoding encoding = Encoding::utf8;
    std::size_t mark = 0;      // length of the byte order mark
    bool certain = false;      // by mark or declaration: no second guess
    std::string name() const;  // "UTF-8 BOM", "GB18030" …
};

std::optional<Encoding> encoding_named(std::string_view name);

/// `head` are the first bytes of the file, `whole` = all of them. Refusals (exit 5): F003 empty, F010 not a text table
/// (XLSX, old Excel, …), E004 UTF-16 without a mark, E005 bytes that no encoding (or not the declared one) allows.
TextKind detect(std::string_view head, bool whole, std::optional<Encoding> declared, const std::string& file);

/// A small file as UTF-8 without a mark. Refusal E005 where it is neither UTF-8 nor GB18030.
std::string to_utf8(std::string bytes, std::optional<Encoding> declared, const std::string& file,
                    std::string* name = nullptr);

}  // namespace qm::read
