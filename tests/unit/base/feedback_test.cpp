// SPDX-License-Identifier: Apache-2.0
#include "base/feedback.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "support/catch.hpp"

using namespace qm::base;

TEST_CASE("Places as editors and spreadsheets name them") {
    CHECK(to_string(Spot{"a.csv", "", 12, 3}) == "a.csv:12:3");
    CHECK(to_string(Spot{"a.csv", "", 12, 0}) == "a.csv:12");
    CHECK(to_string(Spot{"a.csv", "", 0, 3}) == "a.csv");
    CHECK(to_string(Spot{"a.xlsx", "表1", 7, 2}) == "a.xlsx!表1!B7");
    CHECK(to_string(Spot{"a.xlsx", "S", 7, 27}) == "a.xlsx!S!AA7");
    CHECK(to_string(Spot{"a.xlsx", "S", 7, 702}) == "a.xlsx!S!ZZ7");
    CHECK(to_string(Spot{"a.xlsx", "S", 0, 0}) == "a.xlsx!S");
}

TEST_CASE("Findings are counted in full and kept up to a number, however they are merged") {
    Diagnostics one{3}, two{3};
    for (std::uint32_t line = 1; line <= 5; ++line) one.add("C001", Severity::warning, {"a.csv", "", line, 0});
    for (std::uint32_t line = 1; line <= 2; ++line) two.add("C001", Severity::warning, {"b.csv", "", line, 0});
    for (std::uint32_t line = 1; line <= 4; ++line) two.add("C002", Severity::error, {"b.csv", "", line, 0});
    one.merge(two);
    CHECK(one.count("C001") == 7);
    CHECK(one.count("C002") == 4);
    CHECK(one.count("C003") == 0);
    CHECK(one.count(Severity::warning) == 7);
    CHECK(one.count(Severity::error) == 4);
    CHECK(one.count(Severity::info) == 0);
    CHECK(one.sorted().size() == 6);
    CHECK_FALSE(one.empty());
    CHECK(Diagnostics{}.empty());
}

TEST_CASE("Findings come out in one order, whatever order they came in") {
    std::vector<Diagnostic> list;
    for (const char* file : {"b", "a"})
        for (std::uint32_t line : {2U, 1U})
            for (const char* code : {"C2", "C1"})
                list.push_back({code, Severity::warning, {file, "", line, 0}, {{"value", code}}});
    Diagnostics first, second;
    for (const auto& finding : list) first.add(finding);
    std::reverse(list.begin(), list.end());
    for (const auto& finding : list) second.add(finding);
    CHECK(first.sorted() == second.sorted());
    CHECK(to_string(first.sorted().front().spot) == "a:1");
    CHECK(first.sorted().front().code == "C1");
}

TEST_CASE("A failure carries its diagnostic, and says it in logs") {
    const Failure failure{Exit::storage, "V001", {{"path", "x"}, {"reason", "full"}}, {"x", "", 0, 0}};
    CHECK(std::string{failure.what()} == "V001 path=x reason=full");
    CHECK(failure.diagnostic().severity == Severity::error);
    CHECK(failure.diagnostic().spot.file == "x");
}

TEST_CASE("SHA-256, in one piece or in many") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 hash;
    hash.add("a"), hash.add(""), hash.add("bc");
    CHECK(hash.hex() == sha256("abc"));
}

TEST_CASE("Each index is worked on once, and the failure of the lowest one is told") {
    for (const int jobs : {1, 2, 8, 0}) {
        std::vector<int> done(1000, 0);
        for_each_index(done.size(), jobs, [&](std::size_t i) { ++done[i]; });
        CHECK(std::count(done.begin(), done.end(), 1) == 1000);
        std::size_t told = 0;
        try {
            for_each_index(100, jobs, [](std::size_t i) {
                if (i % 30 == 29) throw i;
            });
        } catch (const std::size_t index) {
            told = index;
        }
        CHECK(told == 29);
    }
    for_each_index(0, 4, [](std::size_t) { FAIL("no index"); });
}
