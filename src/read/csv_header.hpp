// SPDX-License-Identifier: Apache-2.0
// The head of a CSV file: separator, title rows, header, and which field feeds which column of the schema.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/schema.hpp"
#include "read/text_encoding.hpp"

namespace qm::read {

inline constexpr int unused = -1;

struct Header {
    char separator = ',';
    std::size_t data_at = 0;      // byte where the first data record begins, from the start of the text
    std::uint32_t data_line = 1;  // and its physical line
    std::uint32_t line = 1;       // of the header itself
    std::size_t above = 0;        // rows of title
    int rows = 1;                 // of the header: 1 or 2
    std::vector<int> column_of_field;
    std::vector<std::string> ignored;  // headers that feed nothing
    std::map<int, std::string> units;  // of schema columns, where the header names one
    bool feeds(int column) const;
};

/// Which text it is, and how to read it.
struct TextOrigin {
    std::string file, sheet;  // for messages; no sheet = a text file
    Encoding encoding = Encoding::utf8;
    base::Spot spot(std::uint32_t line, std::uint32_t column = 0) const { return {file, sheet, line, column}; }
};

/// `head` begins at the first byte of the text (after a byte order mark) and holds whole records, or the whole file.
/// Refusals (exit 5): C002 full-width commas, C007 two headers for one column, C008 required column missing, C012 too
/// many columns, E006 text decoded twice, N004 unit in a header that is not the column's. Findings: C009 ignored
/// columns, C015 rows above the header.
Header read_header(std::string_view head, const TextOrigin& origin, const model::TableSchema& schema,
                   const model::Limits& limits, base::Diagnostics& findings);

}  // namespace qm::read
