// SPDX-License-Identifier: Apache-2.0
// What tables look like: one ColumnSchema per row of schemas.csv (templates/defaults, a project may override).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qm::model {

/// How a cell is read and stored.
enum class Type : std::uint8_t {
    text,      // cold: kept as bytes, never compared
    code,      // a word of a small vocabulary or an id: dictionary
    uscc,      // unified social credit code of the row's own enterprise (GB 32100-2015)
    uscc_ref,  // the same, naming an enterprise of another table
    number,    // millionths, see base/number
    date,      // day
    month,     // month
    lon,       // degrees, stored as 1e-7 degree
    lat,
    town,      // code or name of a town, resolved by join
    park,      // code or name of a park, resolved by join
    industry,  // GB/T 4754 class
    links,     // one or more link ids, separated by ;
    list,      // several ids, separated by ;
    flag,      // 是/否
};
std::optional<Type> type_named(std::string_view name);
std::string_view name_of(Type type);

/// What a value must keep to: at most / at least another column of the row, a number, or the last day of the month.
struct Rule {
    bool at_most = true;
    std::string than;  // column, decimal number or "today"
};

struct ColumnSchema {
    std::string name;                  // machine name, ASCII
    std::string zh, en;                // shown headings
    std::vector<std::string> aliases;  // further accepted headers
    Type type = Type::text;
    std::string unit;
    bool required = false;  // a file without it is refused
    bool key = false;       // identifies the row: repeats are findings
    bool is_public = false;
    std::vector<std::string> values;  // allowed words; empty = any
    /// Other spellings by base::name_key, with the word of `values` that is kept: "2017=GB/T 4754-2017" in the schema.
    std::vector<std::pair<std::string, std::string>> spellings;
    /// Words for "no value" besides the usual ones, in upper case and half width; true = they mean zero.
    std::vector<std::pair<std::string, bool>> null_words;
    std::vector<Rule> rules;
    bool expected = false;  // should be filled in every row: figures rest on it; required ones are expected too
};

struct TableSchema {
    std::string name;
    std::vector<ColumnSchema> columns;
    /// Position of a column by machine name, or -1.
    int find(std::string_view column) const;
};

using Schemas = std::map<std::string, TableSchema, std::less<>>;

}  // namespace qm::model
