// SPDX-License-Identifier: Apache-2.0
// Every line of accepted_values.csv, which VALUES.md prints: what a cell is read as, and what is said of it.
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "read/csv_fields.hpp"
#include "support/catch.hpp"
#include "unit/read/fixture.hpp"

namespace {

// Fields of one line; quotes doubled inside quotes.
std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += line[i];
    }
    return fields;
}

}  // namespace

TEST_CASE("cells are read as the table of accepted values says") {
    std::ifstream file{std::string{QM_SOURCE_DIR} + "/tests/unit/read/accepted_values.csv"};
    std::string line;
    REQUIRE(std::getline(file, line));
    REQUIRE(line == "part,type,unit,header,null_words,input,result,code");
    int lines = 1;
    while (std::getline(file, line)) {
        const auto row = fields_of(line);
        INFO("accepted_values.csv:" << ++lines << " " << line);
        REQUIRE(row.size() == 8);
        qm::model::TableSchema schema;
        schema.name = "things";
        auto id = fixture::column("id", "编号", qm::model::Type::code);
        id.key = true;
        const auto type = qm::model::type_named(row[1]);
        REQUIRE(type);
        auto value = fixture::column("value", "值", *type);
        value.unit = row[2];
        for (const auto part : qm::base::split_list(row[4])) {
            const auto equals = part.find('=');
            value.null_words.emplace_back(part.substr(0, equals), equals != std::string_view::npos);
        }
        schema.columns = {id, value};
        const std::string header = row[3].empty() ? "值" : "值（" + row[3] + "）";
        const std::string cell = qm::base::replaced(row[5], "\"", "\"\"");
        const auto reading = fixture::read("编号," + header + "\nA1,\"" + cell + "\"\n", {}, schema);
        REQUIRE(reading.table.rows() == 1);
        CHECK(qm::model::shown_cell(reading.table, 0, 1) == row[6]);
        std::vector<std::string> codes;
        for (const auto& [code, count] : reading.findings.counts()) codes.push_back(code);
        CHECK(qm::base::join(codes, " ") == row[7]);
    }
    CHECK(lines > 150);
}
