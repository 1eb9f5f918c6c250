// SPDX-License-Identifier: Apache-2.0
#include "publish/view/rows.hpp"

namespace qm::publish {

using model::Index;

Rows::Rows(const MonthFacts& m, std::string_view name) : m_{m} {
    const auto table = m.now.tables.find(name);
    if (table == m.now.tables.end()) return;
    table_ = &table->second;
    const auto places = m.now.places.tables.find(name);
    if (places != m.now.places.tables.end()) places_ = &places->second;
}

std::string Rows::text(std::size_t row, std::string_view column) const {
    return has(column) ? std::string{table_->text(row, column)} : std::string{};
}

std::int64_t Rows::whole(std::size_t row, std::string_view column) const {
    return has(column) ? table_->number(row, column).value_or(0) / base::micro : 0;
}

base::Date Rows::date(std::size_t row, std::string_view column) const {
    return has(column) ? table_->date(row, column) : base::Date{};
}

std::string Rows::day(std::size_t row, std::string_view column) const {
    const base::Date day = date(row, column);
    return day.known() ? base::to_string(day) : std::string{no_value};
}

Index Rows::town(std::size_t row) const {
    return places_ != nullptr && row < places_->town.size() ? places_->town[row] : model::none;
}

Index Rows::park(std::size_t row) const {
    return places_ != nullptr && row < places_->park.size() ? places_->park[row] : model::none;
}

Index Rows::enterprise(std::size_t row) const {
    return places_ != nullptr && row < places_->enterprise.size() ? places_->enterprise[row] : model::none;
}

const std::vector<Index>& Rows::links(std::size_t row) const {
    const std::uint32_t set = places_ != nullptr && row < places_->links.size() ? places_->links[row] : 0;
    return m_.now.places.link_sets[set];
}

std::string Rows::owner(std::size_t row, std::string_view column) const {
    if (const Index firm = enterprise(row); firm != model::none) return std::string{m_.enterprises->text(firm, "name")};
    std::string name = text(row, column);
    return name.empty() ? std::string{no_value} : name;
}

std::string Rows::owner_href(std::size_t row) const {
    const Index firm = enterprise(row);
    return firm == model::none ? std::string{} : m_.firm_address(firm);
}

bool in_force(const Rows& standards, std::size_t row, base::Date day) {
    const base::Date from = standards.date(row, "published_on"), to = standards.date(row, "withdrawn_on");
    return !(from.known() && from > day) && !(to.known() && to <= day);
}

}  // namespace qm::publish
