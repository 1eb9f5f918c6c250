// SPDX-License-Identifier: Apache-2.0
#include "read/quoting.hpp"

#include <algorithm>
#include <cstring>

namespace qm::read {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool separates(char c, char separator) {
    return separator != 0 ? c == separator : c == ',' || c == ';' || c == '\t';
}

bool at_field_start(std::string_view bytes, std::size_t at, char separator) {
    return at == 0 || bytes[at - 1] == '\n' || separates(bytes[at - 1], separator);
}

// Position of the quote that closes the field opened at `open`, or npos. A quote at the very end of the bytes closes.
std::size_t closing_quote(std::string_view bytes, std::size_t open) {
    for (std::size_t at = bytes.find('"', open + 1); at != npos; at = bytes.find('"', at + 2))
        if (at + 1 >= bytes.size() || bytes[at + 1] != '"') return at;
    return npos;
}

}  // namespace

Cut last_record_end(std::string_view bytes, char separator) {
    Cut cut;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t quote = bytes.find('"', at);
        const std::size_t plain_end = quote == npos ? bytes.size() : quote;
        const std::size_t line_end = bytes.substr(at, plain_end - at).rfind('\n');
        if (line_end != npos) cut.end = at + line_end + 1;
        if (quote == npos) break;
        at = quote + 1;
        if (!at_field_start(bytes, quote, separator)) continue;
        const std::size_t close = closing_quote(bytes, quote);
        if (close == npos) {
            cut.open_quote = quote;
            break;
        }
        at = close + 1;
    }
    return cut;
}

std::size_t first_record_end(std::string_view bytes, char separator) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t quote = bytes.find('"', at);
        const std::size_t line_end = bytes.find('\n', at);
        if (line_end == npos) return npos;
        if (quote == npos || line_end < quote) return line_end + 1;
        at = quote + 1;
        if (!at_field_start(bytes, quote, separator)) continue;
        const std::size_t close = closing_quote(bytes, quote);
        if (close == npos) return npos;
        at = close + 1;
    }
    return npos;
}

std::vector<Stray> prepare_quotes(char* data, std::size_t size, char separator, bool& any_break) {
    std::vector<Stray> strays;
    const std::string_view bytes{data, size};
    std::size_t at = 0;
    while (at < size) {
        const std::size_t quote = bytes.find('"', at);
        if (quote == npos) break;
        at = quote + 1;
        if (!at_field_start(bytes, quote, separator)) {
            strays.push_back({quote, "C004"});
            continue;
        }
        const std::size_t close = closing_quote(bytes, quote);
        if (close == npos) {
            strays.push_back({quote, "C004"});
            break;
        }
        at = close + 1;
        const std::size_t next =
            at < size && bytes[at] == '\r' && (at + 1 == size || bytes[at + 1] == '\n') ? at + 1 : at;
        const bool closed_well = next >= size || bytes[next] == '\n' || separates(bytes[next], separator);
        if (!closed_well) strays.push_back({at, "C004"});
        for (char* c = data + quote;
             (c = static_cast<char*>(std::memchr(c, '\n', static_cast<std::size_t>(data + close - c)))) != nullptr;) {
            *c = quoted_break;
            any_break = true;
        }
    }
    return strays;
}

}  // namespace qm::read
