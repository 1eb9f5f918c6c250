// SPDX-License-Identifier: Apache-2.0
// Codes and facts to sentences, one language at a time. All texts of pages, findings and help stand in
// templates/phrases/<language>/*.toml as  [section] key = "sentence with {fact}" ; the key here is "section.key".
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"

namespace qm::base {

class Phrases {
  public:
    /// Reads every *.toml of the folder in name order. Failure K001 (exit 3) with file, line and column on a syntax
    /// error, K012 on a key that stands twice.
    static Phrases load(const std::filesystem::path& folder);
    static Phrases from_text(std::string_view toml);  // for tests

    const std::string& language() const { return language_; }  // the name of the folder
    bool has(std::string_view key) const;
    /// The sentence with {name} replaced by facts and {name|row|rows} by the first word where the fact is "1", else by
    /// the second; a missing key gives "⟦key⟧", a missing fact stays "{name}": both
    /// are defects that the tests of pages look for.
    std::string say(std::string_view key, const Facts& facts = {}) const;
    /// "finding.CODE", "finding.CODE_hint" (or empty); "…_bare", where there is one, when a fact of it is empty. Where
    /// a finding has a fact "rule" and "finding.CODE_RULE" is a phrase, that one is said (and its hint, if it has one).
    std::string sentence(const Diagnostic& diagnostic) const;
    std::string hint(const Diagnostic& diagnostic) const;
    std::vector<std::string> keys() const;  // sorted

    /// What a code means, whatever the facts: their places read "…" in sentence and remedy. The example is
    /// "finding.CODE_example", else the sentence with the facts of [sample].
    struct Meaning {
        std::string sentence, cause, example, remedy;
    };
    std::vector<std::string> codes() const;  // "C008" …, sorted
    Meaning meaning(const std::string& code) const;

  private:
    std::string key_of(const Diagnostic& diagnostic) const;
    std::string language_;
    std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace qm::base
