// SPDX-License-Identifier: Apache-2.0
// Read, join and add up: a CSV file of enterprises against a layer of polygons, the whole of join/ included (words,
// industry codes, links).
//   bench_pipeline CSV LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE JOBS [TOTALS.csv]
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "bench/input.hpp"
#include "bench/measure.hpp"
#include "join/join.hpp"

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr, "usage: bench_pipeline CSV LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE JOBS [TOTALS.csv]\n");
        return 2;
    }
    const int jobs = std::atoi(argv[5]);
    bench::Stopwatch watch;
    const auto district = bench::read_areas(argv[2], argv[3], argv[4]);
    const auto layer = watch.lap();
    qm::model::Tables tables;
    tables["enterprises"] = bench::read_enterprises(argv[1], jobs);
    const auto read = watch.lap();
    const double read_peak_mb = bench::peak_mb();
    qm::base::Diagnostics findings;
    qm::base::Progress silent;
    qm::base::Feedback feedback{findings, silent};
    qm::join::Options options;
    options.jobs = jobs;
    const auto places = qm::join::join(district, tables, options, feedback);
    const auto join = watch.lap();
    const auto totals = bench::add_up(tables["enterprises"], places.located_town, district.towns.size());
    const auto sums = watch.lap();
    const auto all = layer + read + join + sums;
    const auto rows = tables["enterprises"].rows();
    const auto bytes = static_cast<double>(std::filesystem::file_size(argv[1]));
    bench::Report{}
        .say("program", "qualitymap")
        .count("jobs", static_cast<unsigned>(jobs))
        .count("rows", rows)
        .count("areas", district.towns.size())
        .lap("layer", layer)
        .lap("read", read)
        .lap("join", join)
        .lap("sums", sums)
        .whole(all, "rows_per_s", static_cast<double>(rows))
        .number("mb_per_s", bytes / 1e6 / all.seconds)
        .number("read_peak_mb", read_peak_mb)
        .number("peak_mb", bench::peak_mb())
        .print();
    if (argc > 6) bench::write_totals(argv[6], district, totals);
}
