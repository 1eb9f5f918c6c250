// SPDX-License-Identifier: Apache-2.0
// Every code that the program may say has a sentence, a cause and a hint in each language, and no phrase waits for a
// code that nobody says. Facts are compared between the languages, and with what is given where the code stands.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

bool is_code(std::string_view word) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return word.size() == 4 && word[0] >= 'A' && word[0] <= 'Z' && digit(word[1]) && digit(word[2]) && digit(word[3]);
}

bool is_name(std::string_view word) {
    return !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

// What stands between the marks, wherever it is a name: {"value", of a source, {value} of a phrase.
std::set<std::string> names_between(std::string_view text, std::string_view open, std::string_view close) {
    std::set<std::string> names;
    for (auto at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
        const auto from = at + open.size();
        const auto to = text.find(close, from);
        if (to != std::string_view::npos && is_name(text.substr(from, to - from)))
            names.emplace(text.substr(from, to - from));
    }
    return names;
}

struct Use {
    std::string file, code, statement;  // from the code to the end of the statement
};

std::vector<Use> codes_in_sources() {
    std::vector<Use> uses;
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{QM_SOURCE_DIR} / "src"}) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        const std::string text = text_of(entry.path());
        for (auto at = text.find('"'); at != std::string::npos && at + 6 <= text.size(); at = text.find('"', at + 1)) {
            const std::string code = text.substr(at + 1, 4);
            if (text[at + 5] == '"' && is_code(code))
                uses.push_back({entry.path().filename().string(), code, text.substr(at, text.find(';', at) - at)});
        }
    }
    return uses;
}

// The phrases of findings of one language by key ("V017", "V017_hint", "V017_bare") with the facts that they name.
std::map<std::string, std::set<std::string>> phrases_of(const std::string& language) {
    std::map<std::string, std::set<std::string>> phrases;
    for (const auto& entry : fs::directory_iterator{fs::path{QM_SOURCE_DIR} / "templates" / "phrases" / language}) {
        std::istringstream lines{text_of(entry.path())};
        for (std::string line; std::getline(lines, line);) {
            const auto equals = line.find(" = \"");
            if (equals != std::string::npos && is_code(std::string_view{line}.substr(0, 4)))
                phrases[line.substr(0, equals)] = names_between(line, "{", "}");
        }
    }
    return phrases;
}

}  // namespace

TEST_CASE("every code has a sentence, a cause and a hint in every language") {
    std::map<std::string, std::string> codes;
    for (const auto& use : codes_in_sources()) codes.emplace(use.code, use.file);
    REQUIRE(codes.size() > 100);
    for (const std::string language : {"zh", "en"}) {
        const auto phrases = phrases_of(language);
        for (const auto& [code, file] : codes) {
            INFO(language << ": " << code << " of " << file);
            CHECK(phrases.contains(code));
            CHECK(phrases.contains(code + "_hint"));
            CHECK(phrases.contains(code + "_cause"));
        }
        for (const auto& [key, facts] : phrases) {
            INFO(language << ": " << key << " is said by no source");
            CHECK(codes.contains(key.substr(0, 4)));
        }
    }
}

// Where the facts of a code are written down beside it, they are all that its phrases name. (Facts that come by a
// variable are checked where they are made: test::unsaid in the unit tests, and the wording of every case.)
TEST_CASE("facts that a phrase names are given where its code is") {
    // Functions that add a fact of their own to whatever they are given.
    static const std::map<std::string, std::string> added{{"input_file.cpp", "path"}, {"layer_shapes.cpp", "feature"}};
    const auto phrases = phrases_of("en");
    std::size_t compared = 0;
    for (const auto& use : codes_in_sources()) {
        if (use.statement.find("{{\"") == std::string::npos) continue;
        auto given = names_between(use.statement, "{\"", "\",");
        if (const auto always = added.find(use.file); always != added.end()) given.insert(always->second);
        ++compared;
        for (const std::string ending : {"", "_hint", "_bare", "_hint_bare"})
            if (const auto named = phrases.find(use.code + ending); named != phrases.end())
                for (const auto& name : named->second) {
                    INFO(use.file << ": " << use.code + ending << " names {" << name << "}");
                    CHECK(given.contains(name));
                }
    }
    CHECK(compared > 60);
}

TEST_CASE("the languages name the same facts of a finding") {
    const auto zh = phrases_of("zh"), en = phrases_of("en");
    for (const auto& [key, facts] : zh) {
        INFO(key);
        CHECK(en.contains(key));
        if (en.contains(key)) CHECK(en.at(key) == facts);
    }
    for (const auto& [key, facts] : en) {
        INFO(key);
        CHECK(zh.contains(key));
    }
}
