// SPDX-License-Identifier: Apache-2.0
// Reading a CSV file of 20 columns to the end by one of three readers: "qualitymap" makes a table of typed columns,
// "fccp" (fast-cpp-csv-parser) hands out all fields, "gdal" makes features.
//   bench_csv READER CSV JOBS
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <libfccp/csv.h>

#include "bench/input.hpp"
#include "bench/measure.hpp"

namespace {

struct Counted {
    unsigned long long rows = 0, bytes = 0;
};

Counted by_qualitymap(const char* file, int jobs) {
    return {bench::read_enterprises(file, jobs).rows(), 0};
}

Counted by_fccp(const char* file) {
    io::CSVReader<20, io::trim_chars<>, io::double_quote_escape<',', '"'>> reader{file};
    reader.next_line();
    Counted counted;
    const char* f[20] = {};
    while (reader.read_row(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12], f[13],
                           f[14], f[15], f[16], f[17], f[18], f[19])) {
        ++counted.rows;
        for (const char* field : f) counted.bytes += std::string_view{field}.size();
    }
    return counted;
}

Counted by_gdal(const char* file) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> data{GDALDataset::Open(file, GDAL_OF_VECTOR | GDAL_OF_READONLY)};
    Counted counted;
    if (!data) return counted;
    for (const auto& feature : data->GetLayer(0)) {
        ++counted.rows;
        for (int i = 0; i < feature->GetFieldCount(); ++i)
            counted.bytes += std::string_view{feature->GetFieldAsString(i)}.size();
    }
    return counted;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string reader = argc == 4 ? argv[1] : "";
    bench::Stopwatch watch;
    Counted counted;
    if (reader == "qualitymap")
        counted = by_qualitymap(argv[2], std::atoi(argv[3]));
    else if (reader == "fccp")
        counted = by_fccp(argv[2]);
    else if (reader == "gdal")
        counted = by_gdal(argv[2]);
    else {
        std::fprintf(stderr, "usage: bench_csv qualitymap|fccp|gdal CSV JOBS\n");
        return 2;
    }
    const auto seconds = watch.lap();
    const auto bytes = static_cast<double>(std::filesystem::file_size(argv[2]));
    bench::Report{}
        .say("program", reader)
        .count("rows", counted.rows)
        .whole(seconds, "rows_per_s", static_cast<double>(counted.rows))
        .number("mb_per_s", bytes / 1e6 / seconds.seconds)
        .number("peak_mb", bench::peak_mb())
        .print();
}
