// SPDX-License-Identifier: Apache-2.0
// Tables of the month as views read them: a table that may be missing, the place of its rows, cells as words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/view/month_facts.hpp"

namespace qm::publish {

class Rows {
  public:
    Rows(const MonthFacts& m, std::string_view table);
    explicit operator bool() const { return table_ != nullptr; }
    const model::Table& table() const { return *table_; }
    std::size_t size() const { return table_ == nullptr ? 0 : table_->rows(); }

    std::string text(std::size_t row, std::string_view column) const;
    /// Whole part of a number; 0 where there is none.
    std::int64_t whole(std::size_t row, std::string_view column) const;
    base::Date date(std::size_t row, std::string_view column) const;
    std::string day(std::size_t row, std::string_view column) const;  // ISO, or "—"
    model::Index town(std::size_t row) const;
    model::Index park(std::size_t row) const;
    model::Index enterprise(std::size_t row) const;
    const std::vector<model::Index>& links(std::size_t row) const;
    /// The name that the register has, else the one in `column`; "—" without either.
    std::string owner(std::size_t row, std::string_view column) const;
    std::string owner_href(std::size_t row) const;  // in the list of firms; empty

  private:
    bool has(std::string_view column) const { return table_->schema->find(column) >= 0 && table_->column(column); }
    const MonthFacts& m_;
    const model::Table* table_ = nullptr;
    const model::RowPlaces* places_ = nullptr;
};

/// Of "standards", as their indicators have it: published and not withdrawn on that day.
bool in_force(const Rows& standards, std::size_t row, base::Date day);

}  // namespace qm::publish
