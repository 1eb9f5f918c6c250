// SPDX-License-Identifier: Apache-2.0
// qualitymap.toml: what may stand there, and how slips are told (bad-inputs.md group J).
#include "read/read.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

namespace {

const std::string smallest = R"([project]
title = "示例"
[layers.towns]
file = "towns.geojson"
crs = "EPSG:4326"
[[sources]]
table = "enterprises"
files = ["企业*.csv"]
)";

qm::model::Config parse(const std::string& text) {
    const fixture::Folder folder;
    folder.write("qualitymap.toml", text);
    return qm::read::read_config(folder.path(), QM_SOURCE_DIR);
}

qm::base::Diagnostic failure_of(const std::string& text) {
    try {
        parse(text);
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.exit() == qm::base::Exit::configuration);
        fixture::check_said(failure.diagnostic());
        return failure.diagnostic();
    }
    return {};
}

std::string with(const std::string& before, const std::string& after) {
    std::string text = smallest;
    return text.replace(text.find(before), before.size(), after);
}

}  // namespace

TEST_CASE("the smallest configuration, and its defaults") {
    const auto config = parse(smallest);
    CHECK(config.title == "示例");
    CHECK(!config.demo);
    CHECK(config.languages == std::vector<std::string>{"zh", "en"});
    REQUIRE(config.sources.size() == 1);
    CHECK(config.sources[0].required);
    CHECK(config.sources[0].mode == "full");
    CHECK(config.sources[0].line == 6);
    CHECK(config.clocks.rectify == 60);
    CHECK(config.park_tolerance_m == 50);
    CHECK(config.published.empty());
    CHECK(config.towns.file == config.project / "towns.geojson");
    CHECK(config.indicators.size() == 1);
}

TEST_CASE("every option reaches its place") {
    const auto config = parse(R"([project]
format = 1
title = "题"
title_en = "Title"
office = "局"
demo = true
languages = ["en"]
fonts = ["F"]
[district]
code = "440606"
name = "顺德区"
name_en = "Shunde"
[files]
roots = ["../other"]
schemas = ["s.csv"]
indicators = ["i.csv", "../other/j.csv"]
published = "p.csv"
aliases = "a.csv"
overrides = "o.csv"
chains = "链"
[layers.towns]
file = "geodata:shunde/towns.geojson"
crs = "EPSG:4490"
encoding = "GBK"
layer = "L"
code = "c"
name = "n"
name_en = "ne"
source = "s"
review_no = "粤S(2024)001号"
schematic = true
[layers.parks]
file = "parks.gpkg"
crs = "EPSG:4547"
town = "t"
[[sources]]
table = "enterprises"
files = ["a.csv", "b-*.csv"]
one_per = "town"
mode = "changes"
crs = "EPSG:4547"
encoding = "GB18030"
required = false
[join]
park_tolerance_m = 12.5
[clocks]
rectify = 1
recheck = 2
second_recheck_from = 3
second_recheck_to = 4
file_case = 5
lead_feedback = 6
due_soon = 8
[map]
home_indicator = "X"
method = "jenks"
breaks = [0.1, 1, "2.50"]
classes = 4
[limits]
csv_bytes = 10
field_bytes = 11
line_bytes = 12
columns = 13
vertices = 14
[gates]
max_quarantined_percent = 6
min_rows_percent = 7
[thresholds]
small = 3
)");
    CHECK(config.demo);
    CHECK(config.district_code == "440606");
    CHECK(config.towns.file == std::filesystem::path{QM_SOURCE_DIR} / "geodata/shunde/towns.geojson");
    CHECK(config.towns.review_no == "粤S(2024)001号");
    CHECK(config.towns.code == "c");
    CHECK(config.parks.code == "park_id");
    CHECK(config.parks.town == "t");
    CHECK(config.chains == config.project / "链");
    CHECK(config.indicators.size() == 3);
    CHECK(config.schemas.size() == 2);
    CHECK(config.published == config.project / "p.csv");
    CHECK(config.sources[0].one_per == "town");
    CHECK(config.sources[0].mode == "changes");
    CHECK(!config.sources[0].required);
    CHECK(config.park_tolerance_m == 12.5);
    CHECK(config.clocks.second_recheck_to == 4);
    CHECK(config.clocks.due_soon == 8);
    CHECK(config.map.breaks == std::vector<std::string>{"0.1", "1", "2.50"});
    CHECK(config.map.classes == 4);
    CHECK(config.limits.csv_bytes == 10);
    CHECK(config.limits.vertices == 14);
    CHECK(config.gates.max_quarantined_percent == 6);
    CHECK(config.thresholds.at("small") == 3);
}

TEST_CASE("syntax errors and unknown keys have a place") {
    const auto syntax = failure_of(with("title = ", "title "));
    CHECK(syntax.code == "K001");
    CHECK(syntax.spot.file == "qualitymap.toml");
    CHECK(syntax.spot.line == 2);
    CHECK(syntax.spot.column > 1);

    const auto unknown = failure_of(with("crs =", "csr ="));
    CHECK(unknown.code == "K013");  // crs is needed and not there
    const auto slip = failure_of(smallest + "  requried = true\n");
    CHECK(slip.code == "K002");
    CHECK(slip.spot.line == 9);
    CHECK(slip.spot.column == 3);
    CHECK(slip.facts.at("nearest") == "required");
    CHECK(slip.facts.at("section") == "sources");
    CHECK(failure_of(smallest + "[treshold]\nx = 1\n").facts.at("nearest") == "thresholds");
    CHECK(failure_of(smallest + "[zzzzzzzzzzzz]\n").code == "K014");
}

TEST_CASE("wrong types and values") {
    CHECK(failure_of(with("\"示例\"", "5")).code == "K003");
    CHECK(failure_of(with("[\"企业*.csv\"]", "\"企业*.csv\"")).code == "K003");
    CHECK(failure_of(with("[\"企业*.csv\"]", "[]")).code == "K003");
    CHECK(failure_of(smallest + "one_per = \"village\"\n").code == "K003");
    CHECK(failure_of(smallest + "[map]\nclasses = 40\n").facts.at("expected") == "2 … 7");
    CHECK(failure_of(smallest + "[map]\nbreaks = [\"much\"]\n").code == "K003");
    CHECK(failure_of(smallest + "[map]\nbreaks = [1, 4, 2]\n").code == "K003");
    CHECK(failure_of(smallest + "[map]\nbreaks = [1, 1.0]\n").code == "K003");
    CHECK(failure_of(smallest + "[map]\nbreaks = [1, 2, 3, 4, 5, 6, 7]\n").code == "K003");
    CHECK(failure_of(smallest + "[map]\nclasses = 8\n").code == "K003");
    for (const char* change : {"[]", "[1]", "[0, 1]", "[-1, 1]", "[2, 1]", "[1, 2, 3]"})
        CHECK(failure_of(smallest + "[map]\nchange_breaks = " + change + "\n").code == "K003");
    CHECK(parse(smallest + "[map]\nchange_breaks = [1, 2.5]\n").map.change_breaks ==
          std::vector<std::string>{"1", "2.5"});
    CHECK(failure_of(smallest + "[clocks]\nrectify = -1\n").code == "K003");
    CHECK(failure_of(smallest + "[join]\npark_tolerance_m = \"50\"\n").code == "K003");
    CHECK(failure_of("project = 5\n").code == "K003");
    CHECK(failure_of(with("[project]\n", "[project]\nlanguages = [\"fr\"]\n")).code == "K003");
    CHECK(failure_of("[project]\ntitle = \"x\"\n").code == "K013");
    CHECK(failure_of("").code == "K013");
}

TEST_CASE("a file of a newer program is told before its unknown keys") {
    const auto newer = failure_of("[project]\nformat = 2\nshiny = true\n");
    CHECK(newer.code == "K009");
    CHECK(newer.spot.line == 2);
    CHECK(newer.facts.at("version") == "2");
}

TEST_CASE("paths do not leave the folders that may be read") {
    for (const std::string bad :
         {"../towns.geojson", "/etc/passwd", "a/../../b", "geodata:../../etc/passwd", "geodata:/etc/passwd"}) {
        INFO(bad);
        CHECK(failure_of(with("towns.geojson", bad)).code == "K006");
    }
    CHECK(failure_of(with("企业*.csv", "../企业*.csv")).code == "K006");
    CHECK(failure_of(with("企业*.csv", "/etc/*")).code == "K006");
    CHECK(parse(with("towns.geojson", "../t/towns.geojson") + "[files]\nroots = [\"../t\"]\n").roots.size() == 4);
}

TEST_CASE("a missing configuration") {
    const fixture::Folder folder;
    try {
        qm::read::read_config(folder.path(), QM_SOURCE_DIR);
        FAIL("read");
    } catch (const qm::base::Failure& failure) {
        CHECK(failure.diagnostic().code == "F001");
    }
}

TEST_CASE("a source is files or a relation of a database, never both; no password stands in a project") {
    const auto source = [](const std::string& keys) { return with("files = [\"企业*.csv\"]", keys); };
    const auto config = parse(source("connection = \"PG:dbname=city\"\nrelation = \"q.e\"\nmonth_column = \"月份\""));
    CHECK(config.sources[0].connection == "PG:dbname=city");
    CHECK(config.sources[0].relation == "q.e");
    CHECK(config.sources[0].month_column == "月份");
    CHECK(config.sources[0].files.empty());
    CHECK(parse(smallest + "format = \"ods\"\n").sources[0].format == "ods");
    CHECK(parse(smallest + "layer = \"企业\"\n").sources[0].layer == "企业");
    CHECK(failure_of(smallest + "format = \"xls\"\n").code == "K003");
    CHECK(failure_of(source("connection = \"PG:dbname=city\"")).code == "K013");  // which relation?
    CHECK(failure_of(source("relation = \"q.e\"")).code == "K003");
    CHECK(failure_of(source("month_column = \"m\"\nfiles = [\"a.csv\"]")).code == "K003");
    CHECK(failure_of(source("")).code == "K013");
    const std::string database = "connection = \"PG:dbname=city\"\nrelation = \"q.e\"\n";
    CHECK(failure_of(smallest + database).code == "K003");
    CHECK(failure_of(source(database + "one_per = \"town\"")).code == "K003");
    CHECK(failure_of(source(database + "mode = \"changes\"")).code == "K003");
    for (const std::string bad : {"MYSQL:host=a", "PG:nonsense", "dbname=city", "PG:dbname='open", ""})
        CHECK(failure_of(source("connection = \"" + bad + "\"\nrelation = \"q.e\"")).code != "");
    for (const std::string secret :
         {"PG:dbname=city password=s3cret", "PG:postgresql://li:s3cret@db.example/city",
          "PG:dbname=city sslpassword=s3cret", "PG:password='s3cret' dbname=city nonsense"}) {
        INFO(secret);
        const auto told = failure_of(source("connection = \"" + secret + "\"\nrelation = \"q.e\""));
        CHECK(told.code == "K003");
        for (const auto& [key, value] : told.facts) CHECK(value.find("s3cret") == std::string::npos);
    }
    const std::string layer = "file = \"PG:dbname=city\"\n";
    CHECK(parse(with("file = \"towns.geojson\"\n", layer + "relation = \"q.t\"\n")).towns.connection ==
          "PG:dbname=city");
    CHECK(failure_of(with("file = \"towns.geojson\"\n", layer)).code == "K013");
    CHECK(failure_of(with("file = \"towns.geojson\"\n", "file = \"t.gpkg\"\nrelation = \"q.t\"\n")).code == "K003");
    CHECK(failure_of(with("towns.geojson", "PG:dbname=city password=s3cret")).code == "K003");
}
