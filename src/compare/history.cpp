// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "compare/compare.hpp"

namespace qm::compare {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view facts_kind = "", findings_kind = ".findings";

struct Stored {
    base::Month month;
    int revision = 1;
    friend auto operator<=>(const Stored&, const Stored&) = default;
};

std::string name_of(const Stored& stored, std::string_view kind = facts_kind) {
    const std::string revision = stored.revision == 1 ? "" : ".r" + std::to_string(stored.revision);
    return base::to_string(stored.month) + std::string{kind} + revision + ".json";
}

std::optional<Stored> stored_named(std::string_view name, std::string_view kind) {
    constexpr std::size_t month_size = 7;
    const auto month = base::parse_month(name.substr(0, std::min(name.size(), month_size)));
    if (!month) return std::nullopt;
    Stored stored{*month, 1};
    auto rest = name.substr(month_size);
    if (!rest.starts_with(kind)) return std::nullopt;
    rest.remove_prefix(kind.size());
    if (rest.starts_with(".r")) std::from_chars(rest.data() + 2, rest.data() + rest.size(), stored.revision);
    // The round trip refuses 2024-5, 2024-05.r02, 2024-05.r1 and all other near misses.
    return name_of(stored, kind) == name && stored.revision > 0 ? std::optional{stored} : std::nullopt;
}

std::vector<Stored> all_stored(const fs::path& history, std::string_view kind = facts_kind) {
    std::vector<Stored> list;
    std::error_code error;
    if (!fs::is_directory(history, error)) return list;
    for (const auto& name : base::list_folder(history))
        if (const auto stored = stored_named(name, kind)) list.push_back(*stored);
    std::sort(list.begin(), list.end());
    return list;
}

model::Facts read(const fs::path& history, const Stored& stored) {
    const auto file = history / name_of(stored);
    auto facts = read_facts(base::read_file(file), file.string());
    if (facts.month != stored.month)
        throw base::Failure{
            base::Exit::own_state, "S001", {{"file", file.string()}, {"what", "month"}}, {file.string(), "", 0, 0}};
    return facts;
}

/// What the month said, without who wrote it and from which bytes.
std::string content_of(model::Facts facts) {
    facts.program.clear();
    facts.inputs.clear();
    return write_facts(facts);
}

std::optional<Stored> newest_findings(const fs::path& history, base::Month month) {
    std::optional<Stored> newest;
    for (const auto& stored : all_stored(history, findings_kind))
        if (stored.month == month) newest = stored;
    return newest;
}

model::StoredFindings read_findings_of(const fs::path& history, const Stored& stored) {
    const auto file = history / name_of(stored, findings_kind);
    return read_findings(base::read_file(file), file.string());
}

}  // namespace

std::vector<base::Month> stored_months(const fs::path& history) {
    std::vector<base::Month> months;
    for (const auto& stored : all_stored(history))
        if (months.empty() || months.back() != stored.month) months.push_back(stored.month);
    return months;
}

std::vector<int> revisions(const fs::path& history, base::Month month) {
    std::vector<int> numbers;
    for (const auto& stored : all_stored(history))
        if (stored.month == month) numbers.push_back(stored.revision);
    return numbers;
}

std::optional<model::Facts> load(const fs::path& history, base::Month month) {
    const auto numbers = revisions(history, month);
    if (numbers.empty()) return std::nullopt;
    return read(history, {month, numbers.back()});
}

void store(const fs::path& history, const model::Facts& facts, base::Feedback& feedback) {
    const bool fresh = !fs::exists(history);
    base::make_folder(history);
    const base::Lock lock{history / ".lock", "history"};
    base::remove_leftovers(history);
    Stored next{facts.month, 1};
    if (const auto numbers = revisions(history, facts.month); !numbers.empty()) {
        const Stored newest{facts.month, numbers.back()};
        if (content_of(read(history, newest)) == content_of(facts)) {
            feedback.findings.add("S004", base::Severity::info, {(history / name_of(newest)).string(), "", 0, 0},
                                  {{"month", base::to_string(facts.month)}});
            return;
        }
        next.revision = newest.revision + 1;
        feedback.findings.add("S005", base::Severity::warning, {(history / name_of(next)).string(), "", 0, 0},
                              {{"month", base::to_string(facts.month)}, {"revision", std::to_string(next.revision)}});
    }
    base::replace_file(history / name_of(next), write_facts(facts));
    if (fresh) base::sync_folder(fs::absolute(history).parent_path());
}

std::optional<model::StoredFindings> load_findings(const fs::path& history, base::Month month) {
    const auto newest = newest_findings(history, month);
    if (!newest) return std::nullopt;
    return read_findings_of(history, *newest);
}

void store_findings(const fs::path& history, const model::StoredFindings& findings) {
    base::make_folder(history);
    const base::Lock lock{history / ".lock", "history"};
    Stored next{findings.month, 1};
    if (const auto newest = newest_findings(history, findings.month)) {
        const auto known = read_findings_of(history, *newest);
        if (known.findings == findings.findings && known.counts == findings.counts) return;
        next.revision = newest->revision + 1;
    }
    base::replace_file(history / name_of(next, findings_kind), write_findings(findings));
}

}  // namespace qm::compare
