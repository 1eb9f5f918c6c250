// SPDX-License-Identifier: Apache-2.0
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "compare/compare.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"
#include "unit/compare/sample_facts.hpp"

namespace {

using namespace qm;

std::string code_of(const std::string& text) {
    try {
        compare::read_facts(text, "history/2024-05.json");
    } catch (const base::Failure& failure) {
        CHECK(failure.diagnostic().spot.file == "history/2024-05.json");
        CHECK(test::unsaid(failure.diagnostic(), failure.diagnostic().code == "K009" ? "read" : "compare") == "");
        CHECK(failure.exit() ==
              (failure.diagnostic().code == "S001" ? base::Exit::own_state : base::Exit::configuration));
        return failure.diagnostic().code;
    }
    return "";
}

/// The text with another body but a checksum that holds: what a newer or careless program could have written.
std::string resealed(const std::string& text, const std::string& what, const std::string& with) {
    const auto body = base::replaced(text.substr(0, text.rfind("\"sha256\"")), what, with);
    return body + "\"sha256\": \"" + base::sha256(body) + "\"\n}\n";
}

void check_equal(const model::Facts& a, const model::Facts& b) {
    CHECK(a.format == b.format);
    CHECK(a.month == b.month);
    CHECK(a.date == b.date);
    CHECK(a.program == b.program);
    CHECK(a.definitions == b.definitions);
    CHECK(a.boundaries == b.boundaries);
    CHECK(a.definition_texts == b.definition_texts);
    CHECK(a.inputs == b.inputs);
    CHECK(a.figures == b.figures);
    CHECK(a.problems == b.problems);
    CHECK(a.enterprises == b.enterprises);
    CHECK(a.links == b.links);
}

}  // namespace

TEST_CASE("Facts come back as they were written, an empty month too") {
    const auto facts = test::sample_facts();
    check_equal(compare::read_facts(compare::write_facts(facts), "f"), facts);
    model::Facts none;
    none.month = facts.month;
    check_equal(compare::read_facts(compare::write_facts(none), "f"), none);
}

TEST_CASE("Format 1 is read for ever and written byte by byte the same") {
    const auto file = std::string{QM_SOURCE_DIR} + "/tests/unit/compare/format1/2024-05.json";
    const auto text = base::read_file(file);
    check_equal(compare::read_facts(text, file), test::sample_facts());
    CHECK(compare::write_facts(test::sample_facts()) == text);
}

TEST_CASE("One figure, problem and enterprise a line") {
    const auto text = compare::write_facts(test::sample_facts());
    std::size_t found = 0;
    for (const auto line : base::split(text, '\n')) {
        found += line == "\"town:440606102\": {\"den\": \"1\", \"num\": \"3\", \"rows\": 3, \"state\": \"value\"}";
        found += line.starts_with("\"P-0001\": {") && line.ends_with("},");
        found += line.starts_with("\"91440699MA0000001X\": {") && line.ends_with("},");
    }
    CHECK(found == 3);
}

TEST_CASE("Bytes that are not UTF-8 do not make a file that cannot be read") {
    auto facts = test::sample_facts();
    facts.problems["P-0001"].title =
        "a\xff\xfe"
        "b\xe4\xbc";
    const auto back = compare::read_facts(compare::write_facts(facts), "f");
    CHECK(back.problems.at("P-0001").title ==
          "a\xEF\xBF\xBD\xEF\xBF\xBD"
          "b\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("Any flipped bit and any cut is noticed") {
    const auto text = compare::write_facts(test::sample_facts());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto damaged = text;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
        if (code_of(damaged) != "S001") FAIL("bit " << i % 8 << " of byte " << i);
        if (code_of(text.substr(0, i)) != "S001") FAIL("cut at " << i);
    }
    CHECK(code_of(text + "\n") == "S001");
}

TEST_CASE("A sealed file that makes no sense is damaged, one of a newer format is told as such") {
    const auto text = compare::write_facts(test::sample_facts());
    CHECK(code_of(resealed(text, "{", "{")) == "");
    CHECK(code_of(resealed(text, "\"format\": 1", "\"format\": 2")) == "K009");
    CHECK(code_of(resealed(text, "\"format\": 1", "\"format\": \"1\"")) == "S001");
    CHECK(code_of(resealed(text, "\"2024-05\"", "\"2024-13\"")) == "S001");
    CHECK(code_of(resealed(text, "\"num\": \"3\"", "\"num\": \"x\"")) == "S001");
    CHECK(code_of(resealed(text, "\"num\": \"3\"", "\"numb\": \"3\"")) == "S001");
    CHECK(code_of(resealed(text, "\"state\": \"empty\"", "\"state\": \"full\"")) == "S001");
    CHECK(code_of(resealed(text, "\"problems\": {", "\"problems\": [")) == "S001");
    CHECK(code_of(resealed(text, "\"links\": [\"R201\"]", "\"links\": [7]")) == "S001");
    CHECK(code_of(resealed(text, "\"inputs\"", "\"imputs\"")) == "S001");
}
