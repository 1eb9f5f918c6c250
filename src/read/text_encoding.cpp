// SPDX-License-Identifier: Apache-2.0
#include "read/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "read/byte_census.hpp"
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

// Two-byte text without a mark has its zero bytes on one side: separators, digits and line breaks all have one.
bool looks_like_utf16(std::string_view head) {
    const auto sample = head.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
    const std::size_t most = std::max(zeros[0], zeros[1]), least = std::min(zeros[0], zeros[1]);
    return most >= 2 && most * 50 >= sample.size() && least * 10 <= most;
}

std::uint32_t line_of(std::string_view bytes, std::size_t at) {
    return 1 + static_cast<std::uint32_t>(std::count(
                   bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, bytes.size())), '\n'));
}

}  // namespace

std::string TextKind::name() const {
    switch (encoding) {
        case Encoding::utf8:
            return mark > 0 ? "UTF-8 BOM" : "UTF-8";
        case Encoding::gb18030:
            return "GB18030";
        case Encoding::utf16_little:
            return "UTF-16LE";
        case Encoding::utf16_big:
            break;
    }
    return "UTF-16BE";
}

std::optional<Encoding> encoding_named(std::string_view name) {
    std::string plain;
    for (const char c : base::upper(name))
        if (c != '-' && c != '_' && c != ' ') plain += c;
    if (plain == "UTF8") return Encoding::utf8;
    // GB18030 contains the two others: reading it instead of them loses nothing.
    if (plain == "GB18030" || plain == "GBK" || plain == "GB2312" || plain == "CP936") return Encoding::gb18030;
    if (plain == "UTF16LE" || plain == "UTF16") return Encoding::utf16_little;
    if (plain == "UTF16BE") return Encoding::utf16_big;
    return std::nullopt;
}

namespace {

// First byte of the head that the encoding does not allow, or npos; at the end of a piece the last character may be
// cut.
std::size_t first_bad(std::string_view head, bool whole, Encoding encoding) {
    std::size_t bad = std::string_view::npos;
    if (encoding == Encoding::utf8)
        bad = take_census(head).bad_utf8;
    else if (encoding == Encoding::gb18030 && base::from_gb18030(head, &bad))
        bad = std::string_view::npos;
    return !whole && bad != std::string_view::npos && bad + 4 >= head.size() ? std::string_view::npos : bad;
}

TextKind checked(TextKind kind, std::string_view head, bool whole, const std::string& file) {
    const auto body = head.substr(kind.mark);
    const auto bad = first_bad(body, whole, kind.encoding);
    if (bad != std::string_view::npos) refuse("E005", {file, "", line_of(body, bad), 0}, {{"encoding", kind.name()}});
    return kind;
}

}  // namespace

TextKind detect(std::string_view head, bool whole, std::optional<Encoding> declared, const std::string& file) {
    if (head.empty()) refuse("F003", {file, "", 0, 0});
    for (const auto& magic : foreign)
        if (head.starts_with(magic.bytes)) refuse("F010", {file, "", 0, 0}, {{"format", std::string{magic.format}}});
    if (head.starts_with("\xEF\xBB\xBF")) return checked({Encoding::utf8, 3, true}, head, whole, file);
    if (head.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2, true};
    if (head.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2, true};
    if (declared) return checked({*declared, 0, true}, head, whole, file);
    if (looks_like_utf16(head)) refuse("E004", {file, "", 0, 0});
    const auto bad = first_bad(head, whole, Encoding::utf8);
    if (bad == std::string_view::npos) return {Encoding::utf8, 0, false};
    const auto bad_too = first_bad(head, whole, Encoding::gb18030);
    // Where the encoding changes, the one that held so far ends: the later of the two places.
    if (bad_too != std::string_view::npos)
        refuse("E005", {file, "", line_of(head, std::max(bad, bad_too)), 0},
               {{"encoding", bad > bad_too ? "UTF-8" : "GB18030"}});
    return {Encoding::gb18030, 0, false};
}

std::string to_utf8(std::string bytes, std::optional<Encoding> declared, const std::string& file, std::string* name) {
    const TextKind kind = detect(bytes, true, declared, file);
    if (name) *name = kind.name();
    const auto body = std::string_view{bytes}.substr(kind.mark);
    std::optional<std::string> text;
    std::size_t bad = 0;
    switch (kind.encoding) {
        case Encoding::utf8:
            bad = take_census(body).bad_utf8;
            if (bad == std::string_view::npos) return kind.mark == 0 ? std::move(bytes) : std::string{body};
            break;
        case Encoding::gb18030:
            text = base::from_gb18030(body, &bad);
            break;
        case Encoding::utf16_little:
            text = base::from_utf16(body, false);
            break;
        case Encoding::utf16_big:
            text = base::from_utf16(body, true);
            break;
    }
    if (!text) refuse("E005", {file, "", line_of(body, bad), 0}, {{"encoding", kind.name()}});
    return std::move(*text);
}

}  // namespace qm::read
