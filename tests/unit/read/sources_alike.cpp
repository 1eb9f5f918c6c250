// SPDX-License-Identifier: Apache-2.0
// A source is a line of the configuration: all formats give the same table, cell by cell. (Of a database:
// tests/postgres.)
#include "support/same_things.hpp"

using namespace qm;

TEST_CASE("the same rows in every format give the same table") {
    const auto read_as = [](const std::string& bytes, const std::string& name, const char* format = "") {
        read::TableOptions options;
        options.format = format;
        INFO(name);
        const auto made = fixture::read(bytes, options, fixture::things(), name);
        for (const auto& found : made.findings.sorted()) UNSCOPED_INFO(found.code + " " + base::to_string(found.spot));
        CHECK(made.findings.count(base::Severity::warning) == 1);  // 0.0000001° west: a point nearly at zero
        CHECK(made.sources[0].rows == 4);
        return test::cells_of(made.table);
    };
    const std::string csv = read_as(test::same_csv(), "a.csv");
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 5);  // four rows, one name of two lines
    CHECK(read_as(base::to_gb18030(test::same_csv()), "a.csv") == csv);
    CHECK(read_as(test::same_xlsx(), "a.xlsx") == csv);
    CHECK(read_as(test::same_ods(), "a.ods", "ods") == csv);
    CHECK(read_as(test::same_gpkg(false), "a.gpkg") == csv);
    CHECK(read_as(test::same_gpkg(true), "points.gpkg", "gpkg") == csv);
}
