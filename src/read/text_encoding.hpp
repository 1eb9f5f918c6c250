// SPDX-License-Identifier: Apache-2.0
// Which characters the bytes of a file mean: a byte order mark decides, else strict UTF-8 over the whole file, else
// strict GB18030. A declared encoding wins. Nothing is decoded leniently, and Big5 is told, never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/feedback.hpp"

namespace qm::read {

/// per_line: each line is UTF-8 or, where it is not, GB18030; only by declaration.
enum class Encoding : std::uint8_t { utf8, gb18030, big5, utf16_little, utf16_big, per_line };

struct TextKind {
    Encoding encoding = Encoding::utf8;
    std::size_t mark = 0;                           // length of the byte order mark
    bool certain = false;                           // by mark or declaration: no second guess
    bool two_readings = false;                      // valid in two encodings, too short to tell; Chinese was preferred
    std::size_t bad_utf8 = std::string_view::npos;  // what ruled UTF-8 out
    std::string name() const;                       // "UTF-8 BOM", "GB18030" …
};

std::string_view name_of(Encoding encoding);
std::optional<Encoding> encoding_named(std::string_view name);
/// What `encoding` may be, for messages.
inline constexpr const char* known_encodings = "UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, per_line";

/// `head` are the first bytes of the file, `whole` = all of them. Refusals (exit 5): F003 empty, F010 not a text table
/// (XLSX, old Excel, …), E004 UTF-16 without a mark, E005 bytes that no encoding (or not the declared one) allows, E010
/// binary data, E014 likely Big5.
TextKind detect(std::string_view head, bool whole, std::optional<Encoding> declared, const std::string& file);

struct HanShares;
/// E014: implausible as GB18030, plausible as Big5.
[[noreturn]] void refuse_big5(const HanShares& shares, const std::string& file);

/// Bytes of a single-byte-separator encoding (all but UTF-16) as UTF-8; nullopt with the offset of what it does not
/// allow. per_line: lines that are neither UTF-8 nor GB18030 become `unreadable_line`.
std::optional<std::string> decoded(std::string_view bytes, Encoding encoding, std::size_t* bad_at = nullptr);
inline constexpr char unreadable_line = '\x1A';

/// Numbers of the lines at which the encoding changes, lines of ASCII apart; at most `most`.
class LineEncodings {
  public:
    /// `line` without its line break; in the order of the file.
    void add(std::string_view line, std::uint32_t number);
    std::uint64_t utf8 = 0, gb18030 = 0, neither = 0;
    std::string switches() const;  // "12, 57, 812 …"; empty = none

  private:
    static constexpr std::size_t most = 10;
    enum class Kind : std::uint8_t { ascii, utf8, gb18030, neither } last_ = Kind::ascii;
    std::string listed_;
    std::size_t count_ = 0;
};

/// A small file as UTF-8 without a mark. Refusal E005 where it is neither UTF-8 nor GB18030.
std::string to_utf8(std::string bytes, std::optional<Encoding> declared, const std::string& file,
                    std::string* name = nullptr);

}  // namespace qm::read
