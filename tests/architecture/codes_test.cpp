// SPDX-License-Identifier: Apache-2.0
// Every code that the program may say has a sentence and a hint in each language, and no phrase waits for a code that
// nobody says. Facts are compared between the languages: what one tells, the other tells too.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "architecture/rules.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

// "V017" in a source -> where it stands. "R201" is a link, not a code; links and parks are not named in src.
std::map<std::string, std::string> codes_in_sources() {
    static const std::regex code{"\"([A-Z][0-9]{3})\""};
    std::map<std::string, std::string> codes;
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{QM_SOURCE_DIR} / "src"}) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        const std::string text = text_of(entry.path());
        for (std::sregex_iterator at{text.begin(), text.end(), code}, end; at != end; ++at)
            codes.emplace((*at)[1], entry.path().filename().string());
    }
    return codes;
}

// The phrases of findings of one language by key ("V017", "V017_hint", "V017_bare") with the facts that they name.
std::map<std::string, std::set<std::string>> phrases_of(const std::string& language) {
    static const std::regex line{"^([A-Z][0-9]{3}[a-z_]*) = \"(.*)\"$"};
    static const std::regex fact{"\\{([a-z_]+)\\}"};
    std::map<std::string, std::set<std::string>> phrases;
    for (const auto& entry : fs::directory_iterator{fs::path{QM_SOURCE_DIR} / "templates" / "phrases" / language}) {
        std::istringstream lines{text_of(entry.path())};
        for (std::string text; std::getline(lines, text);) {
            std::smatch found;
            if (!std::regex_match(text, found, line)) continue;
            const std::string key = found[1], sentence = found[2];
            auto& facts = phrases[key];
            for (std::sregex_iterator at{sentence.begin(), sentence.end(), fact}, end; at != end; ++at)
                facts.insert((*at)[1]);
        }
    }
    return phrases;
}

}  // namespace

TEST_CASE("every code has a sentence and a hint in every language") {
    const auto codes = codes_in_sources();
    REQUIRE(codes.size() > 100);
    for (const std::string language : {"zh", "en"}) {
        const auto phrases = phrases_of(language);
        for (const auto& [code, file] : codes) {
            INFO(language << ": " << code << " of " << file);
            CHECK(phrases.contains(code));
            CHECK(phrases.contains(code + "_hint"));
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
    static const std::regex code{"\"([A-Z][0-9]{3})\""}, fact{"\\{\"([a-z_]+)\","};
    // Functions that add a fact of their own to whatever they are given.
    static const std::map<std::string, std::string> added{{"input_file.cpp", "path"}, {"layer_shapes.cpp", "feature"}};
    const auto phrases = phrases_of("en");
    std::size_t compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{QM_SOURCE_DIR} / "src"}) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = text_of(entry.path());
        const auto always = added.find(entry.path().filename().string());
        for (std::sregex_iterator at{text.begin(), text.end(), code}, end; at != end; ++at) {
            const auto from = static_cast<std::size_t>(at->position());
            const std::string statement = text.substr(from, text.find(';', from) - from);
            if (statement.find("{{\"") == std::string::npos) continue;
            std::set<std::string> given;
            for (std::sregex_iterator one{statement.begin(), statement.end(), fact}; one != end; ++one)
                given.insert((*one)[1]);
            if (always != added.end()) given.insert(always->second);
            ++compared;
            for (const std::string ending : {"", "_hint", "_bare", "_hint_bare"}) {
                const auto named = phrases.find((*at)[1].str() + ending);
                if (named == phrases.end()) continue;
                for (const auto& name : named->second) {
                    INFO(entry.path().filename().string()
                         << ": " << (*at)[1].str() + ending << " names {" << name << "}");
                    CHECK(given.contains(name));
                }
            }
        }
    }
    CHECK(compared > 60);
}

TEST_CASE("the languages name the same facts of a finding") {
    CHECK(phrases_of("zh") == phrases_of("en"));
}
