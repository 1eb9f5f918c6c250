// SPDX-License-Identifier: Apache-2.0
// What a stage may tell: findings (capped in memory, counted exactly, mergeable in a fixed order) and progress.
// Write-only for the stages: it carries no configuration and no data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qm::base {

/// A place in the user's input. Line and column count from 1, physical lines as an editor shows them; 0 = unknown.
/// For spreadsheets sheet is set and column is the column number (B = 2).
struct Spot {
    std::string file;
    std::string sheet;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const Spot&, const Spot&) = default;
};

/// "file:line:column", or "file.xlsx!Sheet!B7" when a sheet is named; parts that are unknown are left out.
std::string to_string(const Spot& spot);

enum class Severity : std::uint8_t { info, warning, error };
std::string_view name_of(Severity severity);  // "info", "warning", "error"

/// Named values that a phrase prints: {value} in the sentence is facts["value"].
using Facts = std::map<std::string, std::string, std::less<>>;

/// One finding: a stable code (docs/codes never change meaning), a place, the facts. Sentences live in phrases.
struct Diagnostic {
    std::string code;
    Severity severity = Severity::warning;
    Spot spot;
    Facts facts;
    friend auto operator<=>(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects findings: at most `keep` of each code are kept, all are counted. merge() keeps the cap.
class Diagnostics {
  public:
    Diagnostics() = default;
    explicit Diagnostics(std::size_t keep) : keep_{keep} {}
    void add(Diagnostic diagnostic);
    void add(std::string code, Severity severity, Spot spot = {}, Facts facts = {});
    void merge(const Diagnostics& other);
    /// Changes the places of the kept findings.
    void relocate(const std::function<void(Spot&)>& change);
    /// Kept findings sorted by place, then code, then facts: independent of the order in which they came.
    std::vector<Diagnostic> sorted() const;
    std::size_t count(std::string_view code) const;
    std::size_t count(Severity severity) const;
    const std::map<std::string, std::size_t, std::less<>>& counts() const { return counts_; }
    bool empty() const { return counts_.empty(); }

  private:
    std::size_t keep_ = 10'000;
    std::vector<Diagnostic> kept_;
    std::map<std::string, std::size_t, std::less<>> counts_;
    std::size_t by_severity_[3] = {0, 0, 0};
};

/// Told of long work; the terminal shows a bar, everything else stays silent.
class Progress {
  public:
    virtual ~Progress() = default;
    virtual void stage(std::string_view /*name*/) {}
    virtual void advance(std::size_t /*done*/, std::size_t /*total*/) {}
};

/// What every stage gets to speak with.
struct Feedback {
    Diagnostics& findings;
    Progress& progress;
};

}  // namespace qm::base
