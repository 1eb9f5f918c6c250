// SPDX-License-Identifier: Apache-2.0
// The same reading for every benchmark that joins: a layer of polygons and a CSV file of enterprises, both through
// read/.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/district.hpp"
#include "model/schema.hpp"
#include "model/table.hpp"

namespace bench {

/// The polygons of a layer in WGS84 as towns, sorted by code.
qm::model::District read_areas(const std::filesystem::path& file, const std::string& code, const std::string& name);

/// Table "enterprises" as shipped.
const qm::model::TableSchema& enterprise_schema();
qm::model::Table read_enterprises(const std::filesystem::path& file, int jobs);

/// Rows of each area and the exact sum of their output, in millionths.
struct Totals {
    std::vector<std::uint64_t> rows;
    std::vector<std::int64_t> output;
};
Totals add_up(const qm::model::Table& table, const std::vector<qm::model::Index>& area_of_row, std::size_t areas);

/// One line per area: code, rows, sum. What two programs must agree on byte for byte.
void write_totals(const std::filesystem::path& file, const qm::model::District& district, const Totals& totals);

}  // namespace bench
