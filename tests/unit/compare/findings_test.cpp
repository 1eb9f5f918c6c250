// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "compare/compare.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace qm;
using namespace qm::compare;

namespace {

model::StoredFindings stored(std::map<std::string, model::StoredFinding> findings) {
    model::StoredFindings made;
    made.month = *base::parse_month("2024-06");
    made.program = "0.1.0";
    for (const auto& [identity, finding] : findings) made.counts[identity.substr(0, 4)] += finding.count;
    made.findings = std::move(findings);
    return made;
}

std::string code_of(const std::string& text) {
    try {
        read_findings(text, "f.json");
    } catch (const base::Failure& failure) {
        return failure.diagnostic().code;
    }
    return {};
}

}  // namespace

TEST_CASE("findings come back from their text as they were") {
    const auto made =
        stored({{"N001|enterprises|914|output", {1, "约\"五\n千"}}, {"C006|enterprises|东江街道|", {3, ""}}});
    const auto text = write_findings(made);
    const auto read = read_findings(text, "f.json");
    CHECK(read.findings == made.findings);
    CHECK(read.counts == made.counts);
    CHECK(read.month == made.month);
    CHECK(write_findings(read) == text);
    CHECK(read_findings(write_findings(stored({})), "f.json").findings.empty());
}

TEST_CASE("damaged findings are refused, and those of a newer program") {
    const auto text = write_findings(stored({{"N001|t|1|c", {1, "a"}}}));
    for (std::size_t at = 0; at < text.size(); at += 7) {
        auto damaged = text;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK(code_of(damaged) == "S001");
    }
    CHECK(code_of(text.substr(0, text.size() / 2)) == "S001");
    auto newer = stored({});
    newer.format = 2;
    CHECK(code_of(write_findings(newer)) == "K009");
}

// The bug: a finding that occurred three times and now once counts as "stays" alone, and two mended rows go unseen.
TEST_CASE("mended, new and staying are counted by identity") {
    const auto before = stored({{"a", {3, ""}}, {"b", {1, "x"}}, {"c", {1, ""}}});
    const auto after = stored({{"a", {1, ""}}, {"c", {2, "y"}}, {"d", {1, ""}}});
    const auto changes = compare_findings(before, after);
    CHECK(changes.mended == std::map<std::string, model::StoredFinding>{{"a", {2, ""}}, {"b", {1, "x"}}});
    CHECK(changes.fresh == std::map<std::string, model::StoredFinding>{{"c", {1, "y"}}, {"d", {1, ""}}});
    CHECK(changes.staying == std::map<std::string, model::StoredFinding>{{"a", {1, ""}}, {"c", {1, "y"}}});
}

TEST_CASE("the list of the last build counts, earlier ones are kept, and no list is taken for facts") {
    const test::TemporaryFolder folder;
    const auto history = folder / "history";
    const auto month = *base::parse_month("2024-06");
    CHECK(!load_findings(history, month));
    auto made = stored({{"N001|t|1|c", {1, "a"}}});
    store_findings(history, made);
    made.program = "0.2.0";
    store_findings(history, made);
    CHECK(!std::filesystem::exists(history / "2024-06.findings.r2.json"));
    store_findings(history, stored({{"N001|t|2|c", {1, "b"}}}));
    CHECK(std::filesystem::exists(history / "2024-06.findings.json"));
    CHECK(load_findings(history, month)->findings.contains("N001|t|2|c"));
    CHECK(stored_months(history).empty());
    base::replace_file(history / "2024-06.findings.r02.json", "no list");
    CHECK(load_findings(history, month)->findings.contains("N001|t|2|c"));
}
