// SPDX-License-Identifier: Apache-2.0
#include "read/csv_fields.hpp"

#include <limits>

// The header is a system header, but this warning still reaches us when its functions are inlined here.
#pragma GCC diagnostic ignored "-Wstringop-truncation"
#include <libfccp/csv.h>

namespace qm::read {
namespace {

template <class QuotePolicy>
std::size_t split(char* line, Field* fields, std::size_t limit) {
    std::size_t count = 0;
    while (line != nullptr) {
        Field field{};
        io::detail::chop_next_column<QuotePolicy>(line, field.begin, field.end);
        QuotePolicy::unescape(field.begin, field.end);
        if (count < limit) fields[count] = field;
        ++count;
    }
    return count;
}

}  // namespace

std::size_t split_record(char* line, char separator, bool quotes, Field* fields, std::size_t limit) {
    switch (separator) {
        case ';':
            return quotes ? split<io::double_quote_escape<';', '"'>>(line, fields, limit)
                          : split<io::no_quote_escape<';'>>(line, fields, limit);
        case '\t':
            return quotes ? split<io::double_quote_escape<'\t', '"'>>(line, fields, limit)
                          : split<io::no_quote_escape<'\t'>>(line, fields, limit);
        default:
            return quotes ? split<io::double_quote_escape<',', '"'>>(line, fields, limit)
                          : split<io::no_quote_escape<','>>(line, fields, limit);
    }
}

struct Lines::Reader {
    io::LineReader lines;
};

Lines::Lines(const char* begin, const char* end) : reader_{new Reader{io::LineReader{"", begin, end}}} {}
Lines::~Lines() = default;
char* Lines::next() {
    return reader_->lines.next_line();
}

}  // namespace qm::read
