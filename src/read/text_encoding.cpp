// SPDX-License-Identifier: Apache-2.0
#include "read/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/byte_census.hpp"
#include "read/han_shares.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

struct Magic {
    std::string_view bytes;
    std::string_view format;
};
constexpr std::array<Magic, 6> foreign{{{"PK\x03\x04", "XLSX (zip)"},
                                        {"\xD0\xCF\x11\xE0", "Excel 97-2003 (XLS)"},
                                        {"%PDF", "PDF"},
                                        {"SQLite format 3", "SQLite"},
                                        {"\x1F\x8B", "gzip"},
                                        {"<html", "HTML"}}};

// Two-byte text without a mark has its zero bytes on one side: separators, digits and line breaks all have one. A few
// stand on the other: 一 is 4E00.
bool looks_like_utf16(std::string_view head) {
    const auto sample = head.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
    const std::size_t most = std::max(zeros[0], zeros[1]), least = std::min(zeros[0], zeros[1]);
    return most >= 2 && most * 50 >= sample.size() && least * 2 <= most;
}

// Text has no zero bytes but by accident; two-byte text has been looked for before.
void refuse_binary(std::string_view head, const std::string& file) {
    const auto sample = head.substr(0, 64U << 10);
    const auto zeros = std::count(sample.begin(), sample.end(), '\0');
    if (zeros * 10 > static_cast<std::ptrdiff_t>(sample.size()))
        refuse("E010", {file, "", 0, 0}, {{"count", std::to_string(zeros)}, {"bytes", std::to_string(sample.size())}});
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A few bytes that are UTF-8 and GB18030 both: 学校 in GBK reads as "ѧУ" in UTF-8. True when only two-byte characters
// stand there, none within a Latin word (é) or behind a unit (m²), and all are common in GB18030.
bool rather_chinese(std::string_view text) {
    constexpr std::ptrdiff_t short_text = 64;
    const auto high = [](char c) { return (c & 0x80) != 0; };
    const auto count = std::count_if(text.begin(), text.end(), high);
    if (count == 0 || count >= short_text) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!high(text[i])) continue;
        if ((text[i] & 0xE0) == 0xE0) return false;
        if ((i > 0 && is_letter(text[i - 1])) || (i + 1 < text.size() && is_letter(text[i + 1]))) return false;
    }
    HanShares shares;
    shares.add(text);
    return shares.gb_han() > 0 && shares.gb_percent() == 100;
}

std::uint32_t line_of(std::string_view bytes, std::size_t at) {
    return 1 + static_cast<std::uint32_t>(std::count(
                   bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, bytes.size())), '\n'));
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "UTF-8";
        case Encoding::gb18030:
            return "GB18030";
        case Encoding::big5:
            return "Big5";
        case Encoding::utf16_little:
            return "UTF-16LE";
        case Encoding::utf16_big:
            return "UTF-16BE";
        case Encoding::per_line:
            break;
    }
    return "UTF-8 / GB18030";
}

std::string TextKind::name() const {
    return std::string{name_of(encoding)} + (encoding == Encoding::utf8 && mark > 0 ? " BOM" : "");
}

std::optional<Encoding> encoding_named(std::string_view name) {
    std::string plain;
    for (const char c : base::upper(name))
        if (c != '-' && c != '_' && c != ' ') plain += c;
    if (plain == "UTF8" || plain == "UTF8BOM") return Encoding::utf8;
    // GB18030 contains the two others: reading it instead of them loses nothing.
    if (plain == "GB18030" || plain == "GBK" || plain == "GB2312" || plain == "CP936") return Encoding::gb18030;
    if (plain == "BIG5" || plain == "CP950") return Encoding::big5;
    if (plain == "UTF16LE" || plain == "UTF16") return Encoding::utf16_little;
    if (plain == "UTF16BE") return Encoding::utf16_big;
    if (plain == "PERLINE") return Encoding::per_line;
    return std::nullopt;
}

std::optional<std::string> decoded(std::string_view bytes, Encoding encoding, std::size_t* bad_at) {
    switch (encoding) {
        case Encoding::gb18030:
            return base::from_gb18030(bytes, bad_at);
        case Encoding::big5:
            return base::from_big5(bytes, bad_at);
        case Encoding::per_line:
            break;
        default:
            if (const auto bad = take_census(bytes).bad_utf8; bad != std::string_view::npos) {
                if (bad_at != nullptr) *bad_at = bad;
                return std::nullopt;
            }
            return std::string{bytes};
    }
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (take_census(line).bad_utf8 == std::string_view::npos)
            text += line;
        else if (const auto other = base::from_gb18030(line))
            text += *other;
        else
            text += unreadable_line;
        if (end != std::string_view::npos) text += '\n';
    }
    return text;
}

void LineEncodings::add(std::string_view line, std::uint32_t number) {
    if (std::none_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; })) return;
    Kind kind = Kind::neither;
    if (take_census(line).bad_utf8 == std::string_view::npos)
        kind = Kind::utf8;
    else if (base::from_gb18030(line))
        kind = Kind::gb18030;
    utf8 += kind == Kind::utf8;
    gb18030 += kind == Kind::gb18030;
    neither += kind == Kind::neither;
    if (last_ != Kind::ascii && kind != last_ && ++count_ <= most)
        listed_ += (listed_.empty() ? "" : ", ") + std::to_string(number);
    last_ = kind;
}

std::string LineEncodings::switches() const {
    return count_ > most ? listed_ + " …" : listed_;
}

namespace {

std::string switches_in(std::string_view text) {
    LineEncodings lines;
    for (std::uint32_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        lines.add(text.substr(0, end), number);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines.switches();
}

// First byte of the head that the encoding does not allow, or npos; at the end of a piece the last character may be
// cut.
std::size_t first_bad(std::string_view head, bool whole, Encoding encoding) {
    std::size_t bad = std::string_view::npos;
    if (encoding == Encoding::utf8)
        bad = take_census(head).bad_utf8;
    else if (encoding == Encoding::gb18030 || encoding == Encoding::big5)
        (void)decoded(head, encoding, &bad);
    return !whole && bad != std::string_view::npos && bad + 4 >= head.size() ? std::string_view::npos : bad;
}

TextKind checked(TextKind kind, std::string_view head, bool whole, const std::string& file) {
    const auto body = head.substr(kind.mark);
    const auto bad = first_bad(body, whole, kind.encoding);
    if (bad != std::string_view::npos)
        refuse("E005", {file, "", line_of(body, bad), 0},
               {{"encoding", std::string{name_of(kind.encoding)}}, {"switches", switches_in(body)}});
    return kind;
}

}  // namespace

TextKind detect(std::string_view head, bool whole, std::optional<Encoding> declared, const std::string& file) {
    if (head.empty()) refuse("F003", {file, "", 0, 0});
    for (const auto& magic : foreign)
        if (head.starts_with(magic.bytes)) refuse("F010", {file, "", 0, 0}, {{"format", std::string{magic.format}}});
    if (head.starts_with("\xEF\xBB\xBF") && declared != Encoding::per_line)
        return checked({Encoding::utf8, 3, true}, head, whole, file);
    if (head.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2, true};
    if (head.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2, true};
    const bool two_bytes = declared == Encoding::utf16_little || declared == Encoding::utf16_big;
    if (!two_bytes && !(declared == std::nullopt && looks_like_utf16(head))) refuse_binary(head, file);
    if (declared) return checked({*declared, 0, true}, head, whole, file);
    if (looks_like_utf16(head)) refuse("E004", {file, "", 0, 0});
    const auto bad = first_bad(head, whole, Encoding::utf8);
    if (bad == std::string_view::npos) {
        if (whole && rather_chinese(head) && base::from_gb18030(head)) return {Encoding::gb18030, 0, false, true};
        return {Encoding::utf8, 0, false};
    }
    HanShares shares;
    shares.add(head);
    if (shares.looks_big5() && first_bad(head, whole, Encoding::big5) == std::string_view::npos)
        refuse_big5(shares, file);
    const auto bad_too = first_bad(head, whole, Encoding::gb18030);
    // Where the encoding changes, the one that held so far ends: the later of the two places.
    if (bad_too != std::string_view::npos)
        refuse("E005", {file, "", line_of(head, std::max(bad, bad_too)), 0},
               {{"encoding", bad > bad_too ? "UTF-8" : "GB18030"}, {"switches", switches_in(head)}});
    return {Encoding::gb18030, 0, false, false, bad};
}

void refuse_big5(const HanShares& shares, const std::string& file) {
    refuse("E014", {file, "", 0, 0},
           {{"big5", std::to_string(shares.big5_percent())}, {"gb18030", std::to_string(shares.gb_percent())}});
}

std::string to_utf8(std::string bytes, std::optional<Encoding> declared, const std::string& file, std::string* name) {
    const TextKind kind = detect(bytes, true, declared, file);
    if (name) *name = kind.name();
    const auto body = std::string_view{bytes}.substr(kind.mark);
    if (kind.encoding == Encoding::utf8 && kind.mark == 0) return bytes;  // detect has looked at every byte
    std::optional<std::string> text;
    std::size_t bad = 0;
    if (kind.encoding == Encoding::utf16_little || kind.encoding == Encoding::utf16_big)
        text = base::from_utf16(body, kind.encoding == Encoding::utf16_big);
    else
        text = decoded(body, kind.encoding, &bad);
    if (!text)
        refuse("E005", {file, "", line_of(body, bad), 0}, {{"encoding", kind.name()}, {"switches", switches_in(body)}});
    return std::move(*text);
}

}  // namespace qm::read
