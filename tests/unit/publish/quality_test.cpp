// SPDX-License-Identifier: Apache-2.0
#include "publish/view/quality.hpp"

#include <algorithm>

#include "fixture.hpp"
#include "support/catch.hpp"

using namespace qm;
using namespace qm::publish;
using namespace qm::publish::testing;

namespace {

base::Facts unknown_town(const std::string& value, const std::string& nearest) {
    return {{"table", "enterprises"}, {"kind", "town"}, {"count", "1"}, {"value", value}, {"nearest", nearest}};
}

void add_unknown(Month& m, const std::string& value, const std::string& nearest) {
    m.snapshot.findings.add("J002", base::Severity::warning, {"enterprises.csv", "", 2, 0},
                            unknown_town(value, nearest));
}

}  // namespace

// The bug: 299 of 300 rows rounded to "100" hides the row that has no value.
TEST_CASE("all and none are said only when it is all or none") {
    CHECK(share_text(300, 300) == "100");
    CHECK(share_text(299, 300) == "99");
    CHECK(share_text(1, 3000) == "1");
    CHECK(share_text(0, 3000) == "0");
    CHECK(share_text(1, 200) == "1");
    CHECK(share_text(3, 8) == "38");
    CHECK(share_text(0, 0) == "—");
}

TEST_CASE("every field of enterprises has a share for the district and each town") {
    const auto m = month("zh");
    const auto input = m.input();
    const auto tables = coverage(MonthFacts{input});
    REQUIRE(!tables.empty());
    CHECK(tables.front().table == "enterprises");
    CHECK(tables.front().open);
    CHECK(tables.front().lines.size() == m.snapshot.tables.at("enterprises").columns.size());
    for (const auto& line : tables.front().lines) {
        CHECK(line.cells.size() == tables.front().heads.size());
        if (line.column == "name") CHECK(line.cells.front().share == "100");
    }
}

// The bug: a suggestion that a spreadsheet runs as a formula, or that would not be the word of the file.
TEST_CASE("suggested aliases are rows of aliases.csv, and never a formula") {
    auto m = month("zh");
    add_unknown(m, "北窖", "北滘");
    add_unknown(m, "=HYPERLINK(1)", "北滘");
    add_unknown(m, "@x", "北滘");
    add_unknown(m, "北\\u{202e}滘", "北滘");
    add_unknown(m, "某地", "");
    add_unknown(m, "容\"桂,", "容桂");
    const auto input = m.input();
    const MonthFacts facts{input};
    CHECK(suggested_aliases(facts) ==
          "\xEF\xBB\xBFkind,alias,canonical\r\ntown,\"容\"\"桂,\",容桂\r\ntown,北窖,北滘\r\n");
    CHECK(join_report(facts).suggestions.size() == 2);
    m.snapshot.findings = {};
    CHECK(suggested_aliases(facts).empty());
}

TEST_CASE("found and not found make up what was filled in") {
    auto m = month("zh");
    m.snapshot.places.tables["actions"].enterprise = {0, 1, model::none, 2};
    const auto input = m.input();
    const auto view = join_report(MonthFacts{input});
    REQUIRE(view.rows.size() == 1);
    const auto& row = view.rows.front();
    CHECK(row.given == "4");
    CHECK(row.matched == "3");
    CHECK(row.unmatched == "1");
    CHECK(row.share == "75");
    CHECK(row.any_unmatched);
}
