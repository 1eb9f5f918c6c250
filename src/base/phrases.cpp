// SPDX-License-Identifier: Apache-2.0
#include "base/phrases.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

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

// Each {name} of the pattern by what `value` says of it, {name|row|rows} by the word for one or for any other number;
// what it knows nothing of stays.
template <class Value>
std::string filled(std::string_view pattern, const Value& value) {
    std::string text;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        text += pattern.substr(0, open);
        const auto inside = pattern.substr(open + 1, close - open - 1);
        const auto bar = inside.find('|');
        const auto second = bar == std::string_view::npos ? bar : inside.find('|', bar + 1);
        const std::optional<std::string> said = value(inside.substr(0, bar));
        if (!said)
            text += pattern.substr(open, close + 1 - open);
        else if (second == std::string_view::npos)
            text += *said;
        else
            text += *said == "1" ? inside.substr(bar + 1, second - bar - 1) : inside.substr(second + 1);
        pattern.remove_prefix(close + 1);
    }
    return text += pattern;
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
    return filled(found->second, [&](std::string_view name) {
        const auto fact = facts.find(name);
        return fact == facts.end() ? std::nullopt : std::optional{fact->second};
    });
}

namespace {

// Does the pattern name a fact that is there and empty? "the nearest is “”" helps nobody.
bool names_empty(std::string_view pattern, const Facts& facts) {
    return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
        return fact.second.empty() && pattern.find("{" + fact.first + "}") != std::string_view::npos;
    });
}

/// A {reason} that begins with a word of [why] is said in the language; what stands behind the word is its {what}.
Facts in_words(const Phrases& phrases, Facts facts) {
    const auto reason = facts.find("reason");
    if (reason == facts.end()) return facts;
    const auto blank = reason->second.find(' ');
    const std::string key = "why." + reason->second.substr(0, blank);
    if (phrases.has(key))
        reason->second =
            phrases.say(key, {{"what", blank == std::string::npos ? "" : reason->second.substr(blank + 1)}});
    return facts;
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
    return say(bare ? key + "_bare" : key, in_words(*this, diagnostic.facts));
}

std::string Phrases::hint(const Diagnostic& diagnostic) const {
    const std::string key = key_of(diagnostic);
    std::string hint = key + "_hint";
    if (!has(hint)) hint = "finding." + diagnostic.code + "_hint";
    if (!has(hint)) return {};
    const bool bare = has(hint + "_bare") && names_empty(say(key) + say(hint), diagnostic.facts);
    return say(bare ? hint + "_bare" : hint, in_words(*this, diagnostic.facts));
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
    const auto left_open = [](std::string_view) { return std::optional<std::string>{"…"}; };
    const auto sampled = [&](std::string_view name) {
        const std::string sample = "sample." + std::string{name};
        return std::optional<std::string>{has(sample) ? say(sample) : "…"};
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
