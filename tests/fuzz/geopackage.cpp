// SPDX-License-Identifier: Apache-2.0
// A GeoPackage: a small one that is whole, with the bytes of the input written over it (two bytes where, one byte
// what), or the input as it comes.
#include <cstdint>
#include <string>

#include "fuzz/whole_table.hpp"
#include "support/geopackage_writer.hpp"

using namespace qm;

namespace {

const std::string& whole() {
    static const std::string bytes = [] {
        const auto file = std::filesystem::temp_directory_path() / ("fuzz_gpkg_" + std::to_string(getpid()) + ".gpkg");
        std::filesystem::remove(file);
        // Small pages, so that changes meet something.
        test::SqliteFile{file}.run(
            std::string{"PRAGMA page_size = 512;"} + test::gpkg_base +
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, uscc TEXT, text TEXT, number REAL, date DATE);" +
            test::gpkg_entry("t", "geom") + "INSERT INTO t VALUES (1, " + test::gpkg_point(113, 22) +
            ", '91440699MA50000060', 'a', 1.5, '2024-01-01'), (2, NULL, NULL, 'b', 2, NULL);");
        std::string read(static_cast<std::size_t>(std::filesystem::file_size(file)), '\0');
        if (std::FILE* in = std::fopen(file.c_str(), "rb"); in != nullptr) {
            read.resize(std::fread(read.data(), 1, read.size(), in));
            std::fclose(in);
        }
        std::filesystem::remove(file);
        return read;
    }();
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    if (!bytes.starts_with("SQLite format 3")) {
        bytes = whole();
        for (std::size_t i = 0; i + 2 < size; i += 3)
            bytes[(data[i] * 256U + data[i + 1]) % bytes.size()] = static_cast<char>(data[i + 2]);
    }
    fuzz::read_whole_table(bytes, ".gpkg");
    return 0;
}
