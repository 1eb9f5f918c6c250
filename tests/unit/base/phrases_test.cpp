// SPDX-License-Identifier: Apache-2.0
#include "base/phrases.hpp"

#include <fstream>

#include "base/failure.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace qm::base;

TEST_CASE("Sentences with their facts; what is missing stays visible") {
    const auto phrases = Phrases::from_text(
        "[finding]\nC008 = \"找不到列“{column}”；最接近的是“{nearest}”\"\nC008_hint = \"见 "
        "{column}\"\n[page.home]\ntitle = \"总览\"\n");
    const Diagnostic finding{"C008", Severity::error, {}, {{"column", "企业{nearest}"}, {"nearest", "单位"}}};
    CHECK(phrases.sentence(finding) ==
          "找不到列“企业{nearest}”；最接近的是“单位”");  // facts are never read as patterns
    CHECK(phrases.hint(finding) == "见 企业{nearest}");
    CHECK(phrases.say("page.home.title") == "总览");
    CHECK(phrases.say("finding.C008", {{"column", "x"}}) == "找不到列“x”；最接近的是“{nearest}”");
    CHECK(phrases.say("none.such") == "⟦none.such⟧");
    CHECK(phrases.hint({"C009", Severity::error, {}, {}}).empty());
    CHECK(phrases.keys() == std::vector<std::string>{"finding.C008", "finding.C008_hint", "page.home.title"});
    CHECK(Phrases::from_text("a = \"{\"").say("a") == "{");
}

TEST_CASE("One of a thing has a word of its own") {
    const auto phrases = Phrases::from_text("a = \"{n} {n|row is|rows are} out of {m}\"\n");
    CHECK(phrases.say("a", {{"n", "1"}, {"m", "1"}}) == "1 row is out of 1");
    CHECK(phrases.say("a", {{"n", "0"}, {"m", "x|y"}}) == "0 rows are out of x|y");
    CHECK(phrases.say("a", {{"n", "11"}}) == "11 rows are out of {m}");
    CHECK(phrases.say("a") == "{n} {n|row is|rows are} out of {m}");
}

TEST_CASE("A finding with an empty fact is said without it, where there is such a phrase") {
    const auto phrases = Phrases::from_text(
        "[finding]\nU001 = \"no '{value}'\"\nU001_hint = \"the nearest is '{nearest}'; see help\"\nU001_hint_bare = "
        "\"see help\"\n");
    const Diagnostic near{"U001", Severity::error, {}, {{"value", "biuld"}, {"nearest", "build"}}};
    const Diagnostic far{"U001", Severity::error, {}, {{"value", "x"}, {"nearest", ""}}};
    CHECK(phrases.hint(near) == "the nearest is 'build'; see help");
    CHECK(phrases.hint(far) == "see help");
    CHECK(phrases.sentence(far) == "no 'x'");
}

TEST_CASE("Files of a folder are one book; a key in two of them is a mistake") {
    const qm::test::TemporaryFolder folder;
    const auto language = folder / "zh";
    std::filesystem::create_directory(language);
    const auto put = [&](const char* name, const char* text) { std::ofstream{language / name} << text; };
    put("a.toml", "[finding]\nA001 = \"a\"\n");
    put("b.toml", "[finding]\nB001 = \"b\"\n");
    put("notes.txt", "not toml");
    const auto phrases = Phrases::load(language);
    CHECK(phrases.language() == "zh");
    CHECK(phrases.keys().size() == 2);

    put("c.toml", "[finding]\n\nA001 = \"again\"\n");
    try {
        Phrases::load(language);
        FAIL("not noticed");
    } catch (const Failure& failure) {
        CHECK(failure.exit() == Exit::configuration);
        CHECK(failure.diagnostic().code == "K012");
        CHECK(failure.diagnostic().spot.line == 3);
    }
    put("c.toml", "[finding\n");
    try {
        Phrases::load(language);
        FAIL("not noticed");
    } catch (const Failure& failure) {
        CHECK(failure.diagnostic().code == "K001");
        CHECK(failure.diagnostic().spot.line == 1);
    }
}

TEST_CASE("the meaning of a code has no facts of a run in it") {
    const auto phrases = Phrases::from_text(R"([finding]
N001 = "“{value}” in “{column}” is not a number; {gone}"
N001_hint = "mend {value}"
N001_cause = "typed by hand"
C008 = "no column"
C008_example = "town"
C008_hint_bare = "nothing"
[sample]
value = "five"
column = "output"
)");
    CHECK(phrases.codes() == std::vector<std::string>{"C008", "N001"});
    const auto number = phrases.meaning("N001");
    CHECK(number.sentence == "“…” in “…” is not a number; …");
    CHECK(number.cause == "typed by hand");
    CHECK(number.example == "“five” in “output” is not a number; …");
    CHECK(number.remedy == "mend …");
    CHECK(phrases.meaning("C008").example == "town");
    CHECK(phrases.meaning("C008").remedy.empty());
}
