// SPDX-License-Identifier: Apache-2.0
#include "model/schema.hpp"

#include <array>
#include <utility>

namespace qm::model {
namespace {

constexpr std::array<std::pair<std::string_view, Type>, 15> types{{
    {"text", Type::text},
    {"code", Type::code},
    {"uscc", Type::uscc},
    {"uscc_ref", Type::uscc_ref},
    {"number", Type::number},
    {"date", Type::date},
    {"month", Type::month},
    {"lon", Type::lon},
    {"lat", Type::lat},
    {"town", Type::town},
    {"park", Type::park},
    {"industry", Type::industry},
    {"links", Type::links},
    {"list", Type::list},
    {"flag", Type::flag},
}};

}  // namespace

std::optional<Type> type_named(std::string_view name) {
    for (const auto& [word, type] : types)
        if (word == name) return type;
    return std::nullopt;
}

std::string_view name_of(Type type) {
    for (const auto& [word, candidate] : types)
        if (candidate == type) return word;
    return {};
}

int TableSchema::find(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == column) return static_cast<int>(i);
    return -1;
}

}  // namespace qm::model
