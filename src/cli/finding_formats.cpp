// SPDX-License-Identifier: Apache-2.0
#include "cli/finding_formats.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace qm::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_of_a_type = 10;
constexpr std::size_t fingerprint_digits = 32;

std::string printed(const ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string message_of(const base::Diagnostic& finding, const base::Phrases& phrases) {
    const std::string hint = phrases.hint(finding);
    return phrases.sentence(finding) + (hint.empty() ? "" : " — " + hint);
}

// A path as a URI reference: all bytes but plain letters, digits and / are percent-encoded.
std::string uri_of(const std::string& path) {
    std::string uri;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view{"-._~/"}.find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return uri;
}

const char* level_of(base::Severity severity, const char* lowest) {
    return severity == base::Severity::error ? "error" : severity == base::Severity::warning ? "warning" : lowest;
}

ordered_json rule_of(const std::string& code, const base::Phrases& phrases) {
    const auto meaning = phrases.meaning(code);
    ordered_json rule;
    rule["id"] = code;
    rule["shortDescription"]["text"] = meaning.sentence;
    rule["fullDescription"]["text"] = meaning.cause;
    rule["help"]["text"] = meaning.remedy;
    return rule;
}

ordered_json location_of(const base::Spot& spot) {
    ordered_json location;
    auto& physical = location["physicalLocation"];
    physical["artifactLocation"]["uri"] = uri_of(spot.file);
    if (!spot.file.starts_with("/")) physical["artifactLocation"]["uriBaseId"] = "PROJECT";
    if (spot.line > 0) physical["region"]["startLine"] = spot.line;
    if (spot.line > 0 && spot.column > 0) physical["region"]["startColumn"] = spot.column;
    if (!spot.sheet.empty())
        location["logicalLocations"] = ordered_json::array({{{"name", spot.sheet}, {"kind", "sheet"}}});
    return location;
}

// What GitHub would take for the end of a message or of a property.
std::string escaped(std::string text, bool property) {
    text = base::replaced(text, "%", "%25");
    text = base::replaced(text, "\r", "%0D");
    text = base::replaced(text, "\n", "%0A");
    if (!property) return text;
    return base::replaced(base::replaced(text, ":", "%3A"), ",", "%2C");
}

}  // namespace

std::string identity_of_place(const base::Diagnostic& finding) {
    return finding.code + "|" + finding.spot.file + "||";
}

std::string as_json(const base::Diagnostic& finding, const base::Phrases& phrases) {
    ordered_json line;
    line["type"] = "finding";
    line["code"] = finding.code;
    line["severity"] = std::string{base::name_of(finding.severity)};
    line["file"] = finding.spot.file;
    if (!finding.spot.sheet.empty()) line["sheet"] = finding.spot.sheet;
    if (finding.spot.line > 0) line["line"] = finding.spot.line;
    if (finding.spot.column > 0) line["column"] = finding.spot.column;
    line["message"] = phrases.sentence(finding);
    line["hint"] = phrases.hint(finding);
    line["facts"] = finding.facts;
    return printed(line, -1);
}

std::string as_sarif(const std::vector<base::Diagnostic>& findings, const base::Phrases& phrases,
                     const std::string& version, const Identity& identity) {
    std::map<std::string, std::size_t> rules;
    for (const auto& finding : findings) rules.emplace(finding.code, 0);
    ordered_json driver{{"name", "qualitymap"}, {"version", version}};
    driver["rules"] = ordered_json::array();
    for (auto& [code, index] : rules) {
        index = driver["rules"].size();
        driver["rules"].push_back(rule_of(code, phrases));
    }
    ordered_json run;
    run["tool"]["driver"] = std::move(driver);
    run["columnKind"] = "unicodeCodePoints";
    run["originalUriBaseIds"]["PROJECT"]["description"]["text"] = "the project folder";
    run["results"] = ordered_json::array();
    std::map<std::string, std::size_t> seen;
    for (const auto& finding : findings) {
        const std::string mark = base::sha256(identity(finding)).substr(0, fingerprint_digits);
        ordered_json result;
        result["ruleId"] = finding.code;
        result["ruleIndex"] = rules.at(finding.code);
        result["level"] = level_of(finding.severity, "note");
        result["message"]["text"] = message_of(finding, phrases);
        result["locations"] = ordered_json::array();
        if (!finding.spot.file.empty()) result["locations"].push_back(location_of(finding.spot));
        result["partialFingerprints"]["qualitymapFinding/v1"] = mark + ":" + std::to_string(++seen[mark]);
        run["results"].push_back(std::move(result));
    }
    ordered_json document;
    document["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    document["version"] = "2.1.0";
    document["runs"] = ordered_json::array({std::move(run)});
    return printed(document, 2);
}

std::vector<std::string> as_github(const base::Diagnostics& findings, const std::string& project,
                                   const base::Phrases& phrases) {
    std::vector<std::string> lines;
    std::size_t shown = 0, all = 0;
    for (const auto severity : {base::Severity::error, base::Severity::warning, base::Severity::info}) {
        std::size_t of_type = 0;
        for (const auto& finding : findings.sorted()) {
            if (finding.severity != severity || ++of_type > most_of_a_type) continue;
            const auto& spot = finding.spot;
            std::string place;
            if (!spot.file.empty())
                place += ",file=" + escaped((std::filesystem::path{project} / spot.file).lexically_normal(), true);
            if (spot.line > 0) place += ",line=" + std::to_string(spot.line);
            if (spot.line > 0 && spot.column > 0) place += ",col=" + std::to_string(spot.column);
            place += ",title=" + finding.code;
            lines.push_back(fmt::format("::{} {}::{}", level_of(severity, "notice"), place.substr(1),
                                        escaped(message_of(finding, phrases), false)));
        }
        shown += std::min(of_type, most_of_a_type);
        all += findings.count(severity);
    }
    lines.push_back(
        phrases.say("cli.github_summary", {{"errors", std::to_string(findings.count(base::Severity::error))},
                                           {"warnings", std::to_string(findings.count(base::Severity::warning))},
                                           {"infos", std::to_string(findings.count(base::Severity::info))},
                                           {"shown", std::to_string(shown)},
                                           {"total", std::to_string(all)}}));
    return lines;
}

}  // namespace qm::cli
