// SPDX-License-Identifier: Apache-2.0
#include "base/phrases.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/file.hpp"

namespace qm::base {
namespace {

void add_table(const toml::table& table, const std::string& prefix, const std::string& file,
               std::map<std::string, std::string, std::less<>>& sentences) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix + std::string{name.str()};
        const auto line = node.source().begin.line;
        if (const auto* inner = node.as_table()) {
            add_table(*inner, key + ".", file, sentences);
        } else if (const auto text = node.value<std::string>()) {
            if (!sentences.try_emplace(key, *text).second)
                throw Failure{Exit::configuration, "K012", {{"key", key}}, {file, "", line, 0}};
        }
    }
}

void add_text(std::string_view text, const std::string& file,
              std::map<std::string, std::string, std::less<>>& sentences) {
    try {
        add_table(toml::parse(text, file), "", file, sentences);
    } catch (const toml::parse_error& error) {
        throw Failure{Exit::configuration,
                      "K001",
                      {{"what", std::string{error.description()}}},
                      {file, "", error.source().begin.line, error.source().begin.column}};
    }
}

}  // namespace

Phrases Phrases::load(const std::filesystem::path& folder) {
    Phrases phrases;
    phrases.language_ = folder.filename().string();
    for (const auto& name : list_folder(folder))
        if (name.ends_with(".toml")) add_text(read_file(folder / name), (folder / name).string(), phrases.sentences_);
    return phrases;
}

Phrases Phrases::from_text(std::string_view text) {
    Phrases phrases;
    add_text(text, "phrases", phrases.sentences_);
    return phrases;
}

bool Phrases::has(std::string_view key) const {
    return sentences_.find(key) != sentences_.end();
}

std::string Phrases::say(std::string_view key, const Facts& facts) const {
    const auto found = sentences_.find(key);
    if (found == sentences_.end()) return "⟦" + std::string{key} + "⟧";
    const std::string& pattern = found->second;
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto open = pattern.find('{', at);
        const auto close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) return text + pattern.substr(at);
        text += pattern.substr(at, open - at);
        const auto fact = facts.find(std::string_view{pattern}.substr(open + 1, close - open - 1));
        text += fact == facts.end() ? pattern.substr(open, close + 1 - open) : fact->second;
        at = close + 1;
    }
    return text;
}

namespace {

// Does the pattern name a fact that is there and empty? "the nearest is “”" helps nobody.
bool names_empty(std::string_view pattern, const Facts& facts) {
    return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
        return fact.second.empty() && pattern.find("{" + fact.first + "}") != std::string_view::npos;
    });
}

}  // namespace

std::string Phrases::key_of(const Diagnostic& diagnostic) const {
    std::string key = "finding." + diagnostic.code;
    const auto rule = diagnostic.facts.find("rule");
    if (rule == diagnostic.facts.end()) return key;
    const std::string own = key + "_" + rule->second;
    return has(own) ? own : key;
}

std::string Phrases::sentence(const Diagnostic& diagnostic) const {
    const std::string key = key_of(diagnostic);
    const bool bare = has(key + "_bare") && names_empty(say(key), diagnostic.facts);
    return say(bare ? key + "_bare" : key, diagnostic.facts);
}

std::string Phrases::hint(const Diagnostic& diagnostic) const {
    const std::string key = key_of(diagnostic);
    std::string hint = key + "_hint";
    if (!has(hint)) hint = "finding." + diagnostic.code + "_hint";
    if (!has(hint)) return {};
    const bool bare = has(hint + "_bare") && names_empty(say(key) + say(hint), diagnostic.facts);
    return say(bare ? hint + "_bare" : hint, diagnostic.facts);
}

std::vector<std::string> Phrases::codes() const {
    constexpr std::string_view family = "finding.";
    constexpr std::size_t size = 4;  // a letter and three digits; longer keys are its hint, cause …
    std::vector<std::string> list;
    for (const auto& [key, sentence] : sentences_)
        if (key.starts_with(family) && key.size() == family.size() + size) list.push_back(key.substr(family.size()));
    return list;
}

Phrases::Meaning Phrases::meaning(const std::string& code) const {
    const std::string key = "finding." + code;
    // Each {name} of the pattern by what `value` says of it.
    const auto filled = [](const std::string& pattern, const auto& value) {
        std::string text;
        for (std::size_t at = 0; at < pattern.size();) {
            const auto open = pattern.find('{', at);
            const auto close = open == std::string::npos ? open : pattern.find('}', open);
            if (close == std::string::npos) return text + pattern.substr(at);
            text += pattern.substr(at, open - at) + value(pattern.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        return text;
    };
    const auto left_open = [](const std::string&) { return std::string{"…"}; };
    const auto sampled = [&](const std::string& name) {
        return has("sample." + name) ? say("sample." + name) : std::string{"…"};
    };
    Meaning meaning;
    meaning.sentence = filled(say(key), left_open);
    if (has(key + "_cause")) meaning.cause = say(key + "_cause");
    meaning.example = has(key + "_example") ? say(key + "_example") : filled(say(key), sampled);
    if (has(key + "_hint")) meaning.remedy = filled(say(key + "_hint"), left_open);
    return meaning;
}

std::vector<std::string> Phrases::keys() const {
    std::vector<std::string> list;
    for (const auto& [key, sentence] : sentences_) list.push_back(key);
    return list;
}

}  // namespace qm::base
