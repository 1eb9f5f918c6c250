// SPDX-License-Identifier: Apache-2.0
// The findings of a month as text, one a line, with a checksum like that of the facts.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "compare/compare.hpp"
#include "compare/format.hpp"
#include "compare/stored_file.hpp"
#include "model/finding_subject.hpp"

namespace qm::compare {
namespace {

using nlohmann::ordered_json;

std::string one_line(const ordered_json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <class Values, class Line>
void add_map(std::string& out, const char* name, const Values& values, const Line& line) {
    out += "\"" + std::string{name} + "\": {";
    const char* separator = "\n";
    for (const auto& [key, value] : values) {
        out += separator + one_line(key) + ": " + one_line(line(value));
        separator = ",\n";
    }
    out += values.empty() ? "},\n" : "\n},\n";
}

}  // namespace

model::StoredFindings findings_of(const model::Snapshot& snapshot, const base::Diagnostics& of_project,
                                  const std::string& program) {
    model::StoredFindings stored;
    stored.month = snapshot.month;
    stored.program = program;
    const model::FindingSubjects subjects{snapshot};
    for (const auto* list : {&of_project, &snapshot.findings})
        for (const auto& finding : list->sorted()) {
            if (finding.severity == base::Severity::info) continue;
            const auto subject = subjects.of(finding);
            auto& one = stored.findings[model::identity_of(finding, subject)];
            // The smallest, not the first: the order of rows makes no revision.
            if (one.count++ == 0 || subject.value < one.value) one.value = subject.value;
            stored.counts.try_emplace(finding.code,
                                      of_project.count(finding.code) + snapshot.findings.count(finding.code));
        }
    return stored;
}

std::string write_findings(const model::StoredFindings& stored) {
    std::string out = "{\n";
    add_map(out, "counts", stored.counts, [](std::uint64_t count) { return ordered_json(count); });
    add_map(out, "findings", stored.findings, [](const model::StoredFinding& finding) {
        ordered_json line;
        line["count"] = finding.count;
        if (!finding.value.empty()) line["value"] = finding.value;
        return line;
    });
    out += "\"format\": " + std::to_string(stored.format) + ",\n\"month\": \"" + base::to_string(stored.month) +
           "\",\n\"program\": " + one_line(stored.program) + ",\n";
    return out + std::string{checksum_mark} + base::sha256(out) + std::string{checksum_end};
}

model::StoredFindings read_findings(const std::string& text, const std::string& file) {
    if (!checksum_holds(text)) fail_damaged(file, "sha256");
    try {
        const auto root = nlohmann::json::parse(text);
        model::StoredFindings stored;
        const auto head = head_of(root, newest_findings_format, file);
        stored.format = head.format;
        stored.month = head.month;
        stored.program = head.program;
        stored.counts = root.at("counts").get<std::map<std::string, std::uint64_t>>();
        for (const auto& [identity, finding] : root.at("findings").items())
            stored.findings[identity] = {finding.at("count").get<std::uint64_t>(),
                                         finding.value("value", std::string{})};
        return stored;
    } catch (const nlohmann::json::exception&) {
        fail_damaged(file, "json");
    }
}

model::FindingChanges compare_findings(const model::StoredFindings& before, const model::StoredFindings& after) {
    model::FindingChanges changes;
    for (const auto& [identity, now] : after.findings) {
        const auto then = before.findings.find(identity);
        const std::uint64_t had = then == before.findings.end() ? 0 : then->second.count;
        if (const auto stay = std::min(had, now.count); stay > 0) changes.staying[identity] = {stay, now.value};
        if (now.count > had) changes.fresh[identity] = {now.count - had, now.value};
    }
    for (const auto& [identity, then] : before.findings) {
        const auto now = after.findings.find(identity);
        const std::uint64_t has = now == after.findings.end() ? 0 : now->second.count;
        if (then.count > has) changes.mended[identity] = {then.count - has, then.value};
    }
    return changes;
}

}  // namespace qm::compare
