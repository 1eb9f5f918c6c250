// SPDX-License-Identifier: Apache-2.0
// Catalogues and lookup tables: small CSV files with a fixed header, read as a whole. Same encodings, quotes and line
// numbers as the monthly tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"

namespace qm::read {

class SmallCsv {
  public:
    struct Row {
        std::uint32_t line;
        std::vector<std::string> cells;  // trimmed; as many as the header has
    };

    /// `known` are the machine names of the columns; the first `required` of them must be there. Failures: as in
    /// input_file.hpp and text_encoding.hpp; exit 3: C003, C004, C006, C007, C008 with the place. Unknown columns are
    /// C009.
    SmallCsv(const std::filesystem::path& file, std::string name, const std::vector<std::string>& known,
             std::size_t required, base::Diagnostics& findings);

    const std::vector<Row>& rows() const { return rows_; }
    const std::vector<std::string>& header() const { return header_; }
    /// The cell, or empty when the file has no such column.
    const std::string& cell(const Row& row, std::string_view column) const;
    base::Spot spot(const Row& row) const { return {name_, "", row.line, 0}; }
    const std::string& bytes_hash() const { return hash_; }

  private:
    int find(std::string_view column) const;
    std::string name_, hash_;
    std::vector<std::string> header_;
    std::vector<Row> rows_;
};

}  // namespace qm::read
