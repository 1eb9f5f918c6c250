// SPDX-License-Identifier: Apache-2.0
// Tables of a GeoPackage, and what a GeoPackage may hold that nobody should run.
#include "read/geopackage.hpp"

#include "base/text.hpp"
#include "support/geopackage_writer.hpp"
#include "unit/read/fixture.hpp"
#include "unit/read/small_project.hpp"

using namespace qm;
using namespace test;

namespace {

const std::string things_table =
    "CREATE TABLE things (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom BLOB, id TEXT, 企业名称 TEXT, amount "
    "REAL, "
    "rate TEXT, day DATE, flag BOOLEAN, links TEXT);" +
    gpkg_entry("things", "geom");

class Package {
  public:
    explicit Package(const std::string& sql, const std::string& base = gpkg_base) {
        SqliteFile{path()}.run(base + sql);
    }
    std::filesystem::path path() const { return folder_.path() / "a.gpkg"; }
    std::string bytes() const {
        std::ifstream in{path(), std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    const fixture::Folder& folder() const { return folder_; }

  private:
    fixture::Folder folder_;
};

fixture::Reading reading(const std::string& sql, const read::TableOptions& options = {}) {
    return fixture::read(Package{sql}.bytes(), options, fixture::things(), "a.gpkg");
}

std::string refused(const std::string& bytes, const read::TableOptions& options = {}) {
    return fixture::refusal(bytes, options, "a.gpkg");
}

}  // namespace

TEST_CASE("GeoPackage: a point layer is a table with lon and lat; rows are called by fid") {
    const auto made =
        reading(things_table + "INSERT INTO things VALUES (5, " + gpkg_point(113.25, 22.8000001) +
                ", 'A1', '甲', 1234.56, '98.5%', '2024-03-01', 1, 'a;b'), (9, NULL, 'A2', '乙', 'x', NULL, "
                "'2024-03-01T08:30:00Z', 0, NULL);");
    REQUIRE(made.table.rows() == 2);
    const auto csv = fixture::read(
        "编号,企业名称,工业总产值,合格率,日期,是否,环节,经度,纬度\nA1,甲,1234.56,98.5%,2024-03-01,TRUE,a;b,113.25,"
        "22.8000001\nA2,乙,x,,2024-03-01 08:30:00,FALSE,,,\n");
    const auto without_lines = [](std::string text) {
        for (const char* line : {"2|", "3|", "5|", "9|"}) text = base::replaced(text, std::string{"\n"} + line, "\n|");
        return text.substr(text.find('|'));
    };
    CHECK(without_lines(fixture::dump(made.table)) == without_lines(fixture::dump(csv.table)));
    CHECK(made.table.line[0] == 5);
    CHECK(made.table.spot(1) == base::Spot{"a.gpkg", "things", 9, 0});
    CHECK(made.sources[0].encoding == "GeoPackage");
    bool placed = false;  // findings of cells too are places by fid
    for (const auto& found : made.findings.sorted())
        placed = placed || (found.spot.line == 9 && found.facts.count("value") != 0 && found.facts.at("value") == "x");
    CHECK(placed);
}

TEST_CASE("GeoPackage: columns of coordinates come before the geometry") {
    // Would be refused (C007, two headers for one column) if the point were added all the same.
    const auto made = reading("CREATE TABLE things (geom BLOB, id TEXT, name TEXT, 经度 REAL, 纬度 REAL);" +
                              gpkg_entry("things", "geom") + "INSERT INTO things VALUES (" + gpkg_point(1, 2) +
                              ", 'A1', '甲', 113.5, 22.5);");
    REQUIRE(made.table.rows() == 1);
    CHECK(fixture::dump(made.table).find("113.5|22.5") != std::string::npos);
}

TEST_CASE("GeoPackage: attribute tables, chosen by name") {
    const std::string two = "CREATE TABLE one (id TEXT, name TEXT); INSERT INTO one VALUES ('A1', '甲');" +
                            gpkg_entry("one") + "CREATE TABLE two (id TEXT, name TEXT);" + gpkg_entry("two");
    read::TableOptions options;
    options.layer = "one";
    CHECK(reading(two, options).table.rows() == 1);
    CHECK(refused(Package{two}.bytes()) == "G009 5");
    options.layer = "three";
    CHECK(refused(Package{two}.bytes(), options) == "G009 5");
}

TEST_CASE("GeoPackage: the system of its points must be the one that is configured") {
    const std::string row =
        "INSERT INTO things (geom, id, 企业名称) VALUES (" + gpkg_point(113, 22, 4547) + ", 'A1', '甲');";
    const auto table = [&](int system) {
        return base::replaced(things_table, "4326", std::to_string(system)) +
               base::replaced(row, gpkg_head(4547), gpkg_head(system));
    };
    CHECK(reading(table(4490)).table.rows() == 1);  // within a metre
    CHECK(refused(Package{table(4547)}.bytes()) == "G010 5");
    CHECK(refused(Package{table(0)}.bytes()) == "G010 5");            // undefined
    CHECK(refused(Package{table(99999)}.bytes()) == "G010 5");        // not among its systems
    CHECK(refused(Package{things_table + row}.bytes()) == "G010 5");  // the row says another one than the layer
    read::TableOptions metres;
    metres.crs = "EPSG:4547";
    const auto real = base::replaced(table(4547), gpkg_point(113, 22, 4547), gpkg_point(500000, 2523000, 4547));
    CHECK(fixture::refusal(Package{real}.bytes(), metres, "a.gpkg").empty());
    CHECK(fixture::refusal(Package{table(4547)}.bytes(), metres, "a.gpkg") == "P010 5");  // degrees all the same
}

TEST_CASE("GeoPackage: text that is not UTF-8 costs its row") {
    const auto made = reading(things_table +
                              "INSERT INTO things (id, 企业名称) VALUES ('A1', CAST(X'BCD7' AS TEXT)), ('A2', '乙'), "
                              "('A3', CAST(X'2CBCD722' AS TEXT));");
    CHECK(made.table.rows() == 1);
    CHECK(made.sources[0].quarantined == 2);
    CHECK(made.first("E017").spot == base::Spot{"a.gpkg", "things", 1, 2});
}

TEST_CASE("GeoPackage: what is none, or damaged") {
    const Package good{things_table + "INSERT INTO things (id, 企业名称) VALUES ('A1', '甲');"};
    const std::string bytes = good.bytes();
    CHECK(refused(bytes).empty());
    CHECK(refused("SQLite format 3") == "G011 5");
    CHECK(refused("id,name\nA1,a\n") == "G011 5");  // by its name a GeoPackage
    CHECK(refused(bytes.substr(0, bytes.size() / 2)) == "G011 5");
    std::string other = bytes;
    other[68] = 'X';
    CHECK(refused(other) == "G011 5");
    CHECK(refused(Package{"CREATE TABLE t (id TEXT);", "PRAGMA application_id = 1196444487;"}.bytes()) == "G011 5");
    // Any page but the first spoilt: the check finds it before a row is believed.
    for (std::size_t page = 4096; page < bytes.size(); page += 4096) {
        std::string spoilt = bytes;
        for (std::size_t i = page; i < page + 200; ++i) spoilt[i] = static_cast<char>(0xA5);
        INFO(page);
        CHECK(refused(spoilt) == "G011 5");
    }
}

TEST_CASE("GeoPackage: views, triggers, virtual tables and computed columns are never run") {
    const std::string endless =
        "CREATE VIEW things AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "
        "SELECT i AS fid, 'A' || i AS id, 'x' AS 企业名称 FROM n;";
    CHECK(refused(Package{endless + gpkg_entry("things")}.bytes()) == "G014 5");
    CHECK(refused(Package{"CREATE VIRTUAL TABLE things USING fts4(id, 企业名称);" + gpkg_entry("things")}.bytes()) ==
          "G014 5");
    CHECK(refused(Package{"CREATE TABLE things (id TEXT, name TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))));" +
                          gpkg_entry("things")}
                      .bytes()) == "G014 5");
    const std::string contents = base::replaced(gpkg_base, "CREATE TABLE gpkg_contents", "CREATE TABLE contents") +
                                 "CREATE VIEW gpkg_contents AS SELECT * FROM contents;";
    CHECK(refused(Package{"", contents}.bytes()) == "G014 5");
}

TEST_CASE("GeoPackage: the work on one has a bound") {
    const Package package{things_table +
                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                          "INSERT INTO things (id, 企业名称) SELECT 'A' || i, '甲' FROM n;"};
    const read::InputFile input{package.path(), "a.gpkg", 1U << 30};
    read::DatabaseLimits limits;
    limits.steps_for_all = 5000;
    limits.steps_a_byte = 0;
    std::string code;
    try {
        const read::GuardedDatabase database{package.path(), input, limits};
        auto rows = database.query("SELECT id FROM things");
        while (rows.next()) {
        }
    } catch (const base::Failure& failure) {
        fixture::check_said(failure.diagnostic());
        code = failure.diagnostic().code;
    }
    CHECK(code == "G014");
}

TEST_CASE("GeoPackage: changes that are not in the file yet; nothing is left beside it") {
    const auto names = [](const Package& package) {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{package.folder().path()})
            found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
    };
    const Package package{things_table + "INSERT INTO things (id, 企业名称) VALUES ('A1', '甲');"};
    const auto read_it = [&]() -> std::string {
        read::TableBuilder builder{fixture::things(), 0};
        base::Diagnostics findings;
        try {
            read::read_table_file(package.path(), "a.gpkg", 0, builder, {}, findings);
        } catch (const base::Failure& failure) {
            fixture::check_said(failure.diagnostic());
            return failure.diagnostic().code + " " + std::to_string(static_cast<int>(failure.exit()));
        }
        return std::to_string(builder.rows());
    };
    {
        const SqliteFile editor{package.path()};
        editor.run("PRAGMA journal_mode = WAL; INSERT INTO things (id, 企业名称) VALUES ('A2', '乙');");
        const auto before = names(package);
        CHECK(before.size() == 3);
        CHECK(read_it() == "G012 7");
        CHECK(names(package) == before);
    }
    // Closed: the changes are in the file, which still says that it is one of the WAL kind.
    CHECK(names(package) == std::vector<std::string>{"a.gpkg"});
    CHECK(read_it() == "2");
    CHECK(names(package) == std::vector<std::string>{"a.gpkg"});
    package.folder().write("a.gpkg-journal", "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7");
    CHECK(read_it() == "G012 7");
    package.folder().write("a.gpkg-journal", std::string(28, '\0'));
    CHECK(read_it() == "2");
}

TEST_CASE("GeoPackage: towns and parks as layers") {
    const auto layer = [](const std::string& sql) {
        fixture::SmallProject project;
        project.write("towns.gpkg", Package{sql}.bytes());
        project.write("qualitymap.toml",
                      base::replaced(fixture::SmallProject::configuration, "towns.geojson", "towns.gpkg"));
        return project.failure();
    };
    const std::string table =
        "CREATE TABLE towns (fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, name TEXT);" + gpkg_entry("towns", "geom");
    const std::string rows = "INSERT INTO towns VALUES (1, " + gpkg_square(113.1, 22.8, 0.1) +
                             ", '440606102', '北滘镇'), (7, " + gpkg_square(113.2, 22.8, 0.1) +
                             ", '440606005', '大良街道');";
    CHECK(layer(table + rows).empty());
    CHECK(layer(table + base::replaced(rows, gpkg_head(4326), gpkg_head(4547))) == "G010 5");
    CHECK(layer(base::replaced(table, "4326", "4547") + rows) == "G010 5");
    CHECK(layer(base::replaced(table, "4326", "0") + rows) == "G010 5");
    CHECK(layer(base::replaced(table, "name TEXT", "nom TEXT") + rows) == "G009 5");
    CHECK(layer("CREATE TABLE towns (code TEXT, name TEXT);" + gpkg_entry("towns")) == "G009 5");  // no geometry
    CHECK(layer("CREATE VIEW towns AS SELECT 1 AS code;" + gpkg_entry("towns", "geom")) == "G014 5");
    // Geometries that are none are features without a polygon, the rest goes on.
    CHECK(layer(table + rows + "INSERT INTO towns VALUES (8, X'00', 'T3', '丙'), (9, X'" + gpkg_head(4326) +
                "010300000001000000FFFFFFFF', 'T4', '丁'), (10, NULL, 'T5', '戊');")
              .empty());
    CHECK(layer(table + rows + "INSERT INTO towns VALUES (8, " + gpkg_square(113.3, 22.8, 0.1) +
                ", 'T3', CAST(X'BCD7' AS TEXT));")
              .empty());
}
