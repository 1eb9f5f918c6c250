// SPDX-License-Identifier: Apache-2.0
// Tables, views and layers of a real PostgreSQL server; with_server.sh starts it and says where it is.
#include "read/postgres.hpp"

#include <libpq-fe.h>
#include <stdlib.h>

#include <cstdlib>

#include "base/text.hpp"
#include "support/same_things.hpp"
#include "unit/read/small_project.hpp"

using namespace qm;

namespace {

std::string folder() {
    const char* at = std::getenv("QM_TEST_PG");
    REQUIRE(at != nullptr);
    ::setenv("PGPASSWORD", "geheim-4711", 1);
    return at;
}

read::DatabaseQuery query(const std::string& relation, const std::string& database = "city") {
    read::DatabaseQuery made;
    made.connection = "PG:host=" + folder() + " dbname=" + database + " user=tester";
    made.relation = relation;
    return made;
}

fixture::Reading reading(const read::DatabaseQuery& wanted, const read::TableOptions& options = {}) {
    fixture::Reading made;
    read::TableBuilder builder{fixture::things(), 0};
    made.sources.push_back(read::read_database_table(wanted, 0, builder, options, made.findings));
    made.table = builder.take();
    read::settle_repeats(made.table, made.sources, read::RepeatRule::doubt, made.findings);
    for (const auto& found : made.findings.sorted()) fixture::check_said(found);
    made.table.sources = std::make_shared<const std::vector<model::Source>>(made.sources);
    return made;
}

struct Refusal {
    std::string code, text;
};
Refusal refused(const read::DatabaseQuery& wanted, const read::TableOptions& options = {}) {
    try {
        reading(wanted, options);
    } catch (const base::Failure& failure) {
        fixture::check_said(failure.diagnostic());
        std::string text = base::to_string(failure.diagnostic().spot);
        for (const auto& [key, value] : failure.diagnostic().facts) text += " " + value;
        return {failure.diagnostic().code + " " + std::to_string(static_cast<int>(failure.exit())), text};
    }
    return {};
}

std::string in(const fixture::Reading& made, const char* column, std::size_t row) {
    return model::shown_cell(made.table, row, static_cast<std::size_t>(fixture::things().find(column)));
}

// As its owner would, past everything that is tested here.
void run(const std::string& sql) {
    PGconn* connection = PQconnectdb(("host=" + folder() + " dbname=city user=tester").c_str());
    PGresult* result = PQexec(connection, sql.c_str());
    INFO(PQerrorMessage(connection));
    CHECK(PQresultStatus(result) == PGRES_COMMAND_OK);
    PQclear(result);
    PQfinish(connection);
}

bool has_postgis() {
    const char* said = std::getenv("QM_TEST_POSTGIS");
    return said != nullptr && std::string{said} == "yes";
}

}  // namespace

TEST_CASE("values of a database are what a CSV export says; rows are called by their key") {
    const auto made = reading(query("quality.things"));
    CHECK(made.table.line == std::vector<std::uint32_t>{3, 7, 9});
    CHECK(in(made, "rate", 2).empty());
    CHECK(made.count("N001") == 2);  // 1e20 cannot be kept exactly, NaN is none
    CHECK(base::to_string(made.first("N001").spot) == "PG:city!quality.things!E3");
    CHECK(in(made, "id", 0) == "A1");
    CHECK(in(made, "name", 0) == "甲\n甲");
    CHECK(in(made, "name", 1) == "乙, \"乙\"");
    CHECK(in(made, "amount", 0) == "0.1");
    CHECK(in(made, "amount", 1) == "1234.5");
    CHECK(in(made, "rate", 1) == "98.5");
    CHECK(in(made, "day", 1) == "2024-03-02");
    CHECK(made.table.spot(1) == base::Spot{"PG:city", "quality.things", 7, 0});
    CHECK(made.sources[0].encoding == "PostgreSQL");
    CHECK(made.sources[0].rows == made.table.rows() + made.sources[0].quarantined);
}

TEST_CASE("the same rows out of a database") {
    // The other formats: unit/read/sources_alike.cpp.
    run(test::same_sql("quality.same"));
    const auto csv = fixture::read(test::same_csv());
    const auto made = reading(query("quality.same"));
    CHECK(test::cells_of(made.table) == test::cells_of(csv.table));
}

TEST_CASE("the sum follows the data, not the order in which they came") {
    const auto one = reading(query("quality.one")), two = reading(query("quality.two"));
    CHECK(one.sources[0].sha256.size() == 64);
    CHECK(one.sources[0].sha256 == two.sources[0].sha256);
    CHECK(fixture::dump(one.table) == fixture::dump(two.table));
    CHECK(one.sources[0].sha256 != reading(query("quality.months")).sources[0].sha256);
}

TEST_CASE("only the rows of the month, when a column says so") {
    auto wanted = query("quality.months");
    CHECK(reading(wanted).table.rows() == 3);
    wanted.month_column = "月份";
    wanted.month = *base::parse_month("2024-06");
    const auto made = reading(wanted);  // public.left() of the database would have let all of them pass
    REQUIRE(made.table.rows() == 2);
    CHECK(in(made, "id", 0) == "A2");
    wanted.month_column = "month";
    CHECK(refused(wanted).code == "G009 5");
}

TEST_CASE("names are names, whatever stands in them") {
    CHECK(reading(query("质 量.企业\"表")).table.rows() == 1);
    CHECK(refused(query("quality.one; DROP TABLE quality.one")).code == "F030 4");
    CHECK(refused(query("quality.one WHERE true --")).code == "F030 4");
    CHECK(refused(query("quality.Things")).code == "F030 4");
    CHECK(refused(query("")).code == "F030 4");
    CHECK(reading(query("quality.one")).table.rows() == 3);
}

TEST_CASE("nothing is written, nothing runs for ever") {
    const auto writes = refused(query("quality.writes"));
    CHECK(writes.code == "F029 5");
    CHECK(writes.text.find("read-only transaction") != std::string::npos);
    auto slow = query("quality.sleeps");
    slow.seconds = 1;
    CHECK(refused(slow).code == "F029 5");
    slow = query("quality.endless");
    slow.seconds = 1;
    CHECK(refused(slow).code == "F029 5");
}

TEST_CASE("a password is never shown") {
    auto wanted = query("quality.one");
    ::setenv("PGPASSWORD", "falsch-0815", 1);
    const auto wrong = refused(wanted);
    CHECK(wrong.code == "F028 4");
    CHECK(wrong.text.find("falsch-0815") == std::string::npos);
    CHECK(wrong.text.find("password authentication failed") != std::string::npos);
    ::unsetenv("PGPASSWORD");
    CHECK(refused(wanted).code == "F028 4");
    wanted.connection = "PG:host=/nowhere dbname=city";
    CHECK(refused(wanted).code == "F028 4");
    ::setenv("PGPASSWORD", "geheim-4711", 1);
}

TEST_CASE("bytes of a database that promises no encoding") {
    const auto made = reading(query("public.things", "raw"));
    CHECK(made.table.rows() == 1);
    CHECK(made.first("E017").spot.file == "PG:raw");
    CHECK(reading(query("things", "raw")).table.rows() == 1);  // public when no schema is named
}

TEST_CASE("points of PostGIS are lon and lat, in the system that is configured") {
    if (!has_postgis()) return;
    const auto made = reading(query("quality.points"));
    REQUIRE(made.table.rows() == 2);
    CHECK(in(made, "lon", 0) == "113.25");
    CHECK(in(made, "lat", 0) == "22.8000001");
    CHECK(in(made, "lon", 1).empty());
    CHECK(refused(query("quality.metres")).code == "G010 5");
    CHECK(refused(query("quality.mixed")).code == "G010 5");
    read::TableOptions metres;
    metres.crs = "EPSG:4547";
    CHECK(reading(query("quality.metres"), metres).table.rows() == 1);
}

TEST_CASE("towns out of a database") {
    if (!has_postgis()) return;
    fixture::SmallProject project;
    const auto configured = [&](const std::string& relation, const std::string& crs) {
        project.write(
            "qualitymap.toml",
            base::replaced(fixture::SmallProject::configuration, "file = \"towns.geojson\"\ncrs = \"EPSG:4326\"",
                           "file = \"PG:host=" + folder() + " dbname=city user=tester\"\nrelation = \"" + relation +
                               "\"\ncrs = \"" + crs + "\""));
        return project.failure();
    };
    CHECK(configured("quality.towns", "EPSG:4326").empty());
    CHECK(project.project().district->towns.size() == 2);
    CHECK(project.project().district->towns_note.file == "PG:city!quality.towns");
    CHECK(configured("quality.towns", "EPSG:4547") == "G010 5");
    CHECK(configured("quality.one", "EPSG:4326") == "G009 5");
    CHECK(configured("quality.none", "EPSG:4326") == "F030 4");
}
