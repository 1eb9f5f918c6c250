// SPDX-License-Identifier: Apache-2.0
#include "bench/input.hpp"

#include <fstream>

#include "base/failure.hpp"
#include "base/number.hpp"
#include "read/catalogues.hpp"
#include "read/layers.hpp"
#include "read/read.hpp"

namespace bench {
namespace {

using namespace qm;

model::Config config_for(const std::filesystem::path& file) {
    model::Config config;
    config.project = std::filesystem::absolute(file).parent_path();
    config.data = QM_SOURCE_DIR;
    config.roots = {config.project, config.data};
    return config;
}

}  // namespace

model::District read_areas(const std::filesystem::path& file, const std::string& code, const std::string& name) {
    auto config = config_for(file);
    config.towns.file = std::filesystem::absolute(file);
    config.towns.crs = "EPSG:4326";
    config.towns.code = code;
    config.towns.name = name;
    base::Diagnostics findings;
    model::District district;
    read::read_layers(config, district, findings);
    return district;
}

const model::TableSchema& enterprise_schema() {
    static const model::Schemas schemas = [] {
        base::Diagnostics findings;
        const std::filesystem::path file = std::filesystem::path{QM_SOURCE_DIR} / "templates/defaults/schemas.csv";
        return read::read_schemas({file}, config_for(file), findings);
    }();
    return schemas.at("enterprises");
}

model::Table read_enterprises(const std::filesystem::path& file, int jobs) {
    auto config = config_for(file);
    config.jobs = jobs;
    config.limits.csv_bytes = 1ULL << 40;
    base::Diagnostics findings;
    base::Progress silent;
    base::Feedback feedback{findings, silent};
    return read::read_table(std::filesystem::absolute(file), enterprise_schema(), config, feedback);
}

Totals add_up(const model::Table& table, const std::vector<model::Index>& area_of_row, std::size_t areas) {
    Totals totals{std::vector<std::uint64_t>(areas), std::vector<std::int64_t>(areas)};
    const auto* column = table.column("output");
    const auto* output = column == nullptr ? nullptr : std::get_if<model::Numbers>(&column->cells);
    for (std::size_t row = 0; row < area_of_row.size(); ++row) {
        const auto area = area_of_row[row];
        if (area == model::none) continue;
        ++totals.rows[area];
        if (output != nullptr && (*output)[row] != base::missing) totals.output[area] += (*output)[row];
    }
    return totals;
}

void write_totals(const std::filesystem::path& file, const model::District& district, const Totals& totals) {
    std::ofstream out{file};
    for (std::size_t i = 0; i < district.towns.size(); ++i)
        out << district.towns[i].code << ',' << totals.rows[i] << ',' << totals.output[i] << '\n';
}

}  // namespace bench
