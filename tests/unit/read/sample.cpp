// SPDX-License-Identifier: Apache-2.0
// The sample district, read as a user's project: what its README says was planted is found, and nothing else.
#include "support/catch.hpp"
#include "unit/read/small_project.hpp"

TEST_CASE("the sample of June holds what its README says") {
    qm::base::Diagnostics standing, findings;
    qm::base::Progress progress;
    qm::base::Feedback feedback{standing, progress};
    const auto project = qm::read::read_project(
        qm::read::read_config(std::string{QM_SOURCE_DIR} + "/samples/shunde", QM_SOURCE_DIR), feedback);
    CHECK(standing.empty());
    CHECK(project.config.demo);
    CHECK(project.months.size() == 3);
    CHECK(project.district->towns.size() == 10);
    REQUIRE(project.district->parks.size() == 153);
    CHECK(std::count_if(project.district->parks.begin(), project.district->parks.end(),
                        [](const auto& park) { return park.nested; }) == 6);
    CHECK(std::count_if(project.district->parks.begin(), project.district->parks.end(),
                        [](const auto& park) { return park.shape.size() == 2; }) == 5);
    CHECK(project.district->chains.size() == 2);
    CHECK(project.district->towns_note.file == "geodata:shunde/towns.geojson");  // not where it is installed

    qm::base::Feedback monthly{findings, progress};
    const auto month = qm::read::read_month(project, project.months.back(), monthly);
    std::uint64_t enterprises = 0;
    for (const auto& source : month.sources) {
        CHECK(source.rows == source.used + source.quarantined + source.merged);
        CHECK(source.ignored_columns.empty());
        if (source.table == "enterprises") enterprises += source.rows;
    }
    CHECK(enterprises == 2938);
    CHECK(month.tables.at("enterprises").rows() == 2934);
    CHECK(std::all_of(month.expected.begin(), month.expected.end(),
                      [](const auto& expected) { return expected.reported; }));
    const std::map<std::string, std::size_t, std::less<>> planted{
        {"E001", 3}, {"I002", 4}, {"I003", 6}, {"N003", 9}, {"P002", 3}};
    CHECK(findings.counts() == planted);
}
