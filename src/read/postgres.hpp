// SPDX-License-Identifier: Apache-2.0
// Tables and views of a PostgreSQL database that the configuration declares, through libpq: the only connection this
// program ever opens. One read-only transaction with a limit of time; no SQL comes from the configuration, only names,
// which are looked up in the catalogue of the database first. Passwords come from where libpq finds them (PGPASSWORD,
// ~/.pgpass, a service file), never from the project, and are never shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "model/config.hpp"
#include "model/table.hpp"
#include "read/records.hpp"

namespace qm::read {

inline constexpr std::string_view database_prefix = "PG:";

/// What is wrong with "PG:host=… dbname=…" as a configuration has it, for K003; empty when nothing is.
std::string connection_fault(const std::string& connection);
/// The same with every value that could be a password replaced, for messages.
std::string shown_connection(const std::string& connection);

struct DatabaseQuery {
    std::string connection;    // "PG:…"
    std::string relation;      // "schema.table"; without a schema: public
    std::string month_column;  // only rows whose value here begins with `month`; empty = all rows
    base::Month month;
    std::uint32_t seconds = 60;  // that a statement may take
    std::uint64_t most_rows = model::Limits{}.database_rows;
};

/// Rows come in the order of the primary key when that is one whole number, else of all columns. Refusals: (exit 4)
/// F028 no connection, F030 no such table or view; (exit 5) F029 a statement was refused or took too long, F031 too
/// many rows, G009 no such column.
Records open_database(const DatabaseQuery& query);

/// Adds every row to `hash` as it passes by, so that the same data have the same sum.
Records hashed(Records records, base::Sha256& hash);

/// As read_table_file says, of a relation instead of a file. The sum is that of columns and rows in their order.
model::Source read_database_table(const DatabaseQuery& query, std::uint16_t source, TableBuilder& builder,
                                  const TableOptions& options, base::Diagnostics& findings);

}  // namespace qm::read
