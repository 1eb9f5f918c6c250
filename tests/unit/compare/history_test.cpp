// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "compare/compare.hpp"
#include "support/catch.hpp"
#include "support/said.hpp"
#include "support/temporary_folder.hpp"
#include "unit/compare/sample_facts.hpp"

namespace {

using namespace qm;

struct Voice {
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
};

std::vector<std::string> names(const std::filesystem::path& folder) {
    auto list = base::list_folder(folder);
    std::erase(list, ".lock");
    return list;
}

}  // namespace

TEST_CASE("A month that was never stored") {
    const test::TemporaryFolder folder;
    CHECK_FALSE(compare::load(folder / "history", *base::parse_month("2024-05")).has_value());
    CHECK(compare::stored_months(folder / "history").empty());
}

TEST_CASE("The same month again changes nothing, other content becomes a revision") {
    const test::TemporaryFolder folder;
    const auto history = folder / "deep/history";
    auto facts = test::sample_facts();
    Voice voice;
    compare::store(history, facts, voice.feedback);
    CHECK(voice.findings.empty());
    CHECK(names(history) == std::vector<std::string>{"2024-05.json"});
    const auto first = base::read_file(history / "2024-05.json");

    compare::store(history, facts, voice.feedback);
    facts.program = "0.2.0";
    facts.inputs["months/2024-05/enterprises.csv"] = "rows in another order";
    compare::store(history, facts, voice.feedback);
    CHECK(voice.findings.count("S004") == 2);
    CHECK(voice.findings.count("S005") == 0);
    CHECK(names(history) == std::vector<std::string>{"2024-05.json"});

    facts.figures["PRB01"]["district"].num = 13;
    compare::store(history, facts, voice.feedback);
    CHECK(voice.findings.count("S005") == 1);
    for (const auto& finding : voice.findings.sorted()) CHECK(test::unsaid(finding, "compare") == "");
    CHECK(names(history) == std::vector<std::string>{"2024-05.json", "2024-05.r2.json"});
    CHECK(base::read_file(history / "2024-05.json") == first);
    CHECK(compare::load(history, facts.month)->figures.at("PRB01").at("district").num == 13);

    // Back to the first content: newer than the second revision, so a third one.
    compare::store(history, test::sample_facts(), voice.feedback);
    CHECK(compare::revisions(history, facts.month) == std::vector<int>{1, 2, 3});
    CHECK(compare::load(history, facts.month)->figures.at("PRB01").at("district").num == 12);
    CHECK(compare::stored_months(history) == std::vector<base::Month>{facts.month});
}

TEST_CASE("The tenth revision is newer than the ninth, and near misses are no history") {
    const test::TemporaryFolder folder;
    auto facts = test::sample_facts();
    const auto put = [&](const std::string& name) { std::ofstream{folder / name} << compare::write_facts(facts); };
    put("2024-05.json"), put("2024-05.r9.json");
    facts.program = "tenth";
    put("2024-05.r10.json");
    facts.month = *base::parse_month("2023-12");
    put("2023-12.json");
    for (const char* name :
         {"2024-5.json", "2024-05.r1.json", "2024-05.r02.json", "2024-05.json.bak", "2024-05 (1).json", "2024-13.json",
          "2024-05.r-3.json", "notes.txt", ".2024-05.json.new-x"})
        put(name);
    CHECK(compare::stored_months(folder.path()) ==
          std::vector<base::Month>{*base::parse_month("2023-12"), *base::parse_month("2024-05")});
    CHECK(compare::revisions(folder.path(), *base::parse_month("2024-05")) == std::vector<int>{1, 9, 10});
    CHECK(compare::load(folder.path(), *base::parse_month("2024-05"))->program == "tenth");
}

TEST_CASE("Damaged history is told and never written over") {
    const test::TemporaryFolder folder;
    const auto facts = test::sample_facts();
    auto text = compare::write_facts(facts);
    text[100] = 'X';
    std::ofstream{folder / "2024-05.json"} << text;
    Voice voice;
    CHECK_THROWS_AS(compare::load(folder.path(), facts.month), base::Failure);
    CHECK_THROWS_AS(compare::store(folder.path(), facts, voice.feedback), base::Failure);
    CHECK(base::read_file(folder / "2024-05.json") == text);
    CHECK(names(folder.path()).size() == 1);

    // A file under the name of another month.
    std::ofstream{folder / "2024-06.json"} << compare::write_facts(facts);
    try {
        compare::load(folder.path(), *base::parse_month("2024-06"));
        FAIL("taken for June");
    } catch (const base::Failure& failure) {
        CHECK(failure.diagnostic().code == "S001");
        CHECK(failure.exit() == base::Exit::own_state);
    }
}

TEST_CASE("What fails while storing leaves the history as it was") {
    const test::TemporaryFolder folder;
    Voice voice;
    auto facts = test::sample_facts();
    compare::store(folder.path(), facts, voice.feedback);
    facts.figures["PRB01"]["district"].num = 13;
    for (int at = 1; at < 100; ++at) {
        int seen = 0;
        base::set_fault([&](std::string_view, const std::filesystem::path&) { return ++seen == at ? ENOSPC : 0; });
        bool failed = false;
        try {
            compare::store(folder.path(), facts, voice.feedback);
        } catch (const base::Failure& failure) {
            failed = true;
            CHECK(failure.exit() >= base::Exit::configuration);
        }
        base::set_fault({});
        const bool whole = compare::load(folder.path(), facts.month)->figures.at("PRB01").at("district").num ==
                           (failed && names(folder.path()).size() == 1 ? 12 : 13);
        CHECK(whole);
        std::filesystem::remove(folder / "2024-05.r2.json");
        if (seen < at) {
            CHECK_FALSE(failed);
            CHECK(at > 10);
            return;
        }
    }
    FAIL("more calls than expected");
}
