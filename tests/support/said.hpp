// SPDX-License-Identifier: Apache-2.0
// Whether a diagnostic can be said: sentence and hint in both languages, no fact missing.
#pragma once

#include <map>
#include <string>

#include "base/file.hpp"
#include "base/phrases.hpp"
#include "base/text.hpp"

namespace qm::test {

/// The phrases of one stage in one language, from templates/phrases/<language>/<stage>.toml.
inline const base::Phrases& phrases_of(const std::string& stage, const std::string& language) {
    static std::map<std::string, base::Phrases> loaded;
    const auto file = std::string{QM_SOURCE_DIR} + "/templates/phrases/" + language + "/" + stage + ".toml";
    auto found = loaded.find(file);
    if (found == loaded.end()) found = loaded.emplace(file, base::Phrases::from_text(base::read_file(file))).first;
    return found->second;
}

/// Empty when all is well, otherwise what was said.
inline std::string unsaid(const base::Diagnostic& diagnostic, const std::string& stage) {
    for (const std::string language : {"zh", "en"}) {
        const auto& phrases = phrases_of(stage, language);
        const auto sentence = phrases.sentence(diagnostic), hint = phrases.hint(diagnostic);
        if (hint.empty()) return diagnostic.code + " has no hint";
        // base::shown() writes control characters as \u{a}.
        for (const auto& text : {base::replaced(sentence, "\\u{", ""), hint})
            if (text.find('{') != std::string::npos || text.find("⟦") != std::string::npos) return text;
    }
    return "";
}

}  // namespace qm::test
