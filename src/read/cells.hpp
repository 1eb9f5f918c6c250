// SPDX-License-Identifier: Apache-2.0
// One cell to one value. Nothing is guessed: what cannot be read exactly is missing, and a finding says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/schema.hpp"
#include "model/table.hpp"
#include "read/block_rows.hpp"
#include "read/csv_fields.hpp"
#include "read/quantity.hpp"

namespace qm::read {

/// Where the parser is, for findings. Places are worked out only when something is said.
class CellReporter {
  public:
    /// In a sheet a cell is found by its number among `fields`; elsewhere characters are counted.
    CellReporter(const TextOrigin& origin, const std::vector<Field>& fields, base::Diagnostics& findings)
        : origin_{origin}, fields_{fields}, findings_{findings} {}
    void start_record(const char* record, std::uint32_t line) {
        record_ = record;
        line_ = line;
    }
    std::uint32_t line() const { return line_; }
    /// `cell` points into the record, or is nullptr for the row as such.
    void say(std::string_view code, base::Severity severity, const char* cell, base::Facts facts) const;
    void warn(std::string_view code, const char* cell, const model::ColumnSchema& column, std::string_view value) const;

  private:
    const TextOrigin& origin_;
    const std::vector<Field>& fields_;
    base::Diagnostics& findings_;
    const char* record_ = nullptr;
    std::uint32_t line_ = 0;
};

/// `text` is trimmed; `cell` is where it stands in the record. Each appends exactly one value to the block column.
void put_number(BlockColumn& into, const model::ColumnSchema& column, const ColumnUnit& unit, std::string_view text,
                const char* cell, const CellReporter& reporter);
void put_day(BlockColumn& into, const model::ColumnSchema& column, std::string_view text, const char* cell,
             const CellReporter& reporter);
void put_month(BlockColumn& into, const model::ColumnSchema& column, std::string_view text, const char* cell,
               const CellReporter& reporter);
void put_credit_code(BlockColumn& into, const model::ColumnSchema& column, std::string_view text, const char* cell,
                     const CellReporter& reporter);
void put_word(BlockColumn& into, const model::ColumnSchema& column, std::string_view text, const char* cell,
              const CellReporter& reporter);
void put_text(BlockColumn& into, const model::ColumnSchema& column, std::string_view text, const char* cell,
              const CellReporter& reporter);

/// A decimal number of degrees or metres.
struct Decimal {
    enum class Kind : std::uint8_t { missing, value, unreadable } kind = Kind::missing;
    std::int64_t ten_millionths = 0;  // × 1e7, rounded half away from zero
};
Decimal parse_decimal(std::string_view text);

}  // namespace qm::read
