// SPDX-License-Identifier: Apache-2.0
// Puts blocks together into one table, in their order: the table does not depend on how files were cut into blocks or
// which thread parsed them. Numbers of words follow their first occurrence.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/schema.hpp"
#include "model/table.hpp"
#include "read/block_rows.hpp"

namespace qm::read {

class TableBuilder {
  public:
    /// `expected_bytes`: of all files that will be added; lets memory be taken once instead of by doubling.
    TableBuilder(const model::TableSchema& schema, std::uint64_t expected_bytes);

    const model::TableSchema& schema() const { return *table_.schema; }
    std::size_t rows() const { return table_.rows(); }
    /// The next rows belong to source number `source`; its columns are those that `header` feeds.
    void begin_file(std::uint16_t source, const Header& header);
    void add(const BlockRows& block);
    /// Forgets rows from `rows` on: a file that turned out to be unreadable half way.
    void truncate(std::size_t rows);
    /// The rows from `from` on are called as `name` calls their lines.
    void rename_lines(std::size_t from, const std::function<std::uint32_t(std::uint32_t)>& name);
    model::Table take() { return std::move(table_); }

  private:
    void reserve(const BlockRows& block);
    model::Table table_;
    std::uint64_t expected_bytes_;
    bool reserved_ = false;
    std::uint16_t source_ = 0;
    std::vector<bool> fed_;
};

/// Appends `count` missing cells.
void append_missing(model::Column& column, model::Type type, std::size_t count);
/// Keeps the rows whose mark is set, in order.
void keep_rows(model::Table& table, const std::vector<bool>& kept);

}  // namespace qm::read
