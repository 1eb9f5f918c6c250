// SPDX-License-Identifier: Apache-2.0
// The rows of a database table, whether it lies in a GeoPackage or on a server: texts and at most one geometry.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/table.hpp"
#include "read/table_text.hpp"

namespace qm::read {

struct Record {
    std::uint32_t number = 0;         // how messages call it: its whole-number key, else its position, from 1
    std::vector<std::string> values;  // one per column, as they are stored; empty = nothing
    std::string geometry;             // well-known binary; empty = none
};

struct Records {
    std::string file, relation;        // for messages: "parks.gpkg", "parks"; "PG:city", "quality.parks"
    std::vector<std::string> columns;  // without the geometry
    bool has_geometry = false;
    std::string system;                 // of the geometry, "EPSG:4490" or WKT
    std::string system_name;            // as messages call it
    std::function<bool(Record&)> next;  // false at the end; refuses as its maker says
    base::Spot spot() const { return {file, relation, 0, 0}; }
};

/// "a""b": a name as SQL writes it.
std::string sql_name(std::string_view name);

struct Point {
    std::string x, y;  // shortest decimal numbers that are exactly these
};
/// Of a geometry that is one point; nullopt for every other, and for an empty one.
std::optional<Point> point_of(std::string_view well_known_binary);

/// Refusal (exit 5): G010 when the geometry is not in the system that is configured, or says none.
void check_system(const Records& records, const std::string& crs);

/// Appends the rows to `builder`; the columns lon and lat come from the geometry when it is a point and no column has
/// their name. Fills in rows and counts of `source`. Refusals: those of parse_text and G010. After one the builder is
/// as it was.
void parse_records(Records& records, const TableOptions& options, std::uint16_t number, TableBuilder& builder,
                   model::Source& source, base::Diagnostics& findings);

}  // namespace qm::read
