// SPDX-License-Identifier: Apache-2.0
#include "base/feedback.hpp"

#include <algorithm>
#include <utility>

namespace qm::base {
namespace {

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

}  // namespace

std::string to_string(const Spot& spot) {
    if (!spot.sheet.empty()) {
        std::string text = spot.file + "!" + spot.sheet;
        if (spot.line > 0) text += "!" + column_letters(spot.column == 0 ? 1 : spot.column) + std::to_string(spot.line);
        return text;
    }
    std::string text = spot.file;
    if (spot.line > 0) text += ":" + std::to_string(spot.line);
    if (spot.line > 0 && spot.column > 0) text += ":" + std::to_string(spot.column);
    return text;
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

void Diagnostics::add(Diagnostic diagnostic) {
    ++by_severity_[static_cast<std::size_t>(diagnostic.severity)];
    if (counts_[diagnostic.code]++ < keep_) kept_.push_back(std::move(diagnostic));
}

void Diagnostics::add(std::string code, Severity severity, Spot spot, Facts facts) {
    add(Diagnostic{std::move(code), severity, std::move(spot), std::move(facts)});
}

void Diagnostics::relocate(const std::function<void(Spot&)>& change) {
    for (auto& diagnostic : kept_) change(diagnostic.spot);
}

void Diagnostics::merge(const Diagnostics& other) {
    std::map<std::string, std::size_t, std::less<>> seen;
    for (const auto& diagnostic : other.kept_) {
        ++seen[diagnostic.code];
        add(diagnostic);
    }
    // What the other one counted but did not keep is counted here as well.
    for (const auto& [code, n] : other.counts_) counts_[code] += n - seen[code];
    std::size_t kept_by_severity[3] = {0, 0, 0};
    for (const auto& diagnostic : other.kept_) ++kept_by_severity[static_cast<std::size_t>(diagnostic.severity)];
    for (std::size_t s = 0; s < 3; ++s) by_severity_[s] += other.by_severity_[s] - kept_by_severity[s];
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    auto list = kept_;
    std::sort(list.begin(), list.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.spot, a.code, a.facts) < std::tie(b.spot, b.code, b.facts);
    });
    return list;
}

std::size_t Diagnostics::count(std::string_view code) const {
    const auto found = counts_.find(code);
    return found == counts_.end() ? 0 : found->second;
}

std::size_t Diagnostics::count(Severity severity) const {
    return by_severity_[static_cast<std::size_t>(severity)];
}

}  // namespace qm::base
