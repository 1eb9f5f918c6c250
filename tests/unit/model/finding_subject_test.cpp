// SPDX-License-Identifier: Apache-2.0
#include "model/finding_subject.hpp"

#include "support/catch.hpp"

using namespace qm;
using model::FindingSubjects;

namespace {

// Enterprises of two towns, a file each; `moved` puts two blank lines before the rows of the second file.
model::Snapshot snapshot(bool moved) {
    static const model::TableSchema schema{"enterprises",
                                           {{"uscc", "统一社会信用代码", "", {}, model::Type::uscc, "", false, true},
                                            {"name", "企业名称", "", {}, model::Type::text},
                                            {"town", "所属镇街", "", {}, model::Type::town},
                                            {"output", "工业总产值", "", {}, model::Type::number}}};
    model::Snapshot made;
    made.schemas = std::make_shared<model::Schemas>(model::Schemas{{"enterprises", schema}});
    model::District district;
    district.towns.resize(2);
    district.towns[0].code = "1", district.towns[0].name = "东江街道";
    district.towns[1].code = "2", district.towns[1].name = "西河镇";
    made.district = std::make_shared<model::District>(district);
    model::Table table;
    table.schema = &made.schemas->at("enterprises");
    model::Codes codes;
    model::Texts names;
    model::Words towns;
    model::Numbers outputs;
    const auto row = [&](std::uint16_t source, std::uint32_t line, const char* code, const char* name,
                         const char* town) {
        codes.push_back(*code == '\0' ? model::CreditCode{} : *model::pack(code));
        names.add(name);
        towns.cells.push_back(towns.dictionary.add(town));
        outputs.push_back(base::missing);
        table.source.push_back(source);
        table.line.push_back(line);
    };
    const std::uint32_t from = moved ? 4 : 2;
    row(0, 2, "91440699MA50000060", "甲一电机有限公司", "东江");
    row(1, from, "91440699MA5011119Y", "甲二电机有限公司", "西河");
    row(1, from + 1, "", "甲 三风扇有限公司", "东江");
    table.columns = {{codes, true}, {names, true}, {towns, true}, {outputs, true}};
    table.sources = std::make_shared<std::vector<model::Source>>(
        std::vector<model::Source>{{"a.csv", "enterprises", "东江街道"}, {"b.csv", "enterprises", "西河镇"}});
    made.tables.emplace("enterprises", std::move(table));
    made.sources = *made.tables.at("enterprises").sources;
    return made;
}

base::Diagnostic not_a_number(std::uint32_t line) {
    return {"N001", base::Severity::warning, {"b.csv", "", line, 9}, {{"column", "工业总产值"}, {"value", "约五"}}};
}

}  // namespace

// The bug: an identity with the line number in it makes every finding new when a row is put in above.
TEST_CASE("a finding keeps its identity when its row moves") {
    const auto before = snapshot(false), after = snapshot(true);
    const FindingSubjects then{before}, now{after};
    for (const std::uint32_t line : {2U, 3U}) {
        const auto a = not_a_number(line), b = not_a_number(line + 2);
        CHECK(identity_of(a, then.of(a)) == identity_of(b, now.of(b)));
    }
    const auto named = not_a_number(2);
    CHECK(identity_of(named, then.of(named)) == "N001|enterprises|91440699MA5011119Y|output");
}

TEST_CASE("a finding belongs to the town that delivered its file, and to its row") {
    const auto made = snapshot(false);
    const FindingSubjects subjects{made};
    const auto subject = subjects.of(not_a_number(3));
    CHECK(subject.row == 2);
    CHECK(subject.town == 1);
    CHECK(subject.field == "output");
    CHECK(subject.value == "约五");
    CHECK(subject.key == "甲三风扇有限公司");
    const auto gone = subjects.of(not_a_number(9));  // quarantined: no row, but still the town's file
    CHECK(gone.row == model::none);
    CHECK(gone.town == 1);
}

TEST_CASE("a finding about a word speaks of all its rows") {
    const auto made = snapshot(false);
    const FindingSubjects subjects{made};
    const base::Diagnostic unknown{"J002",
                                   base::Severity::warning,
                                   {"a.csv", "", 2, 0},
                                   {{"value", "东江"}, {"kind", "town"}, {"count", "2"}, {"table", "enterprises"}}};
    const auto subject = subjects.of(unknown);
    CHECK(subject.of_word);
    CHECK(subject.key == "东江");
    CHECK(subjects.rows_of({subject, subjects.of(not_a_number(2))}) ==
          std::vector<std::vector<model::Index>>{{0, 2}, {1}});
}

TEST_CASE("a finding outside the tables is known by its file and what it names") {
    const auto made = snapshot(false);
    const FindingSubjects subjects{made};
    const base::Diagnostic shape{"G001", base::Severity::warning, {"parks.geojson", "", 0, 0}, {{"feature", "7"}}};
    CHECK(identity_of(shape, subjects.of(shape)) == "G001|parks.geojson|7|");
}
