// SPDX-License-Identifier: Apache-2.0
// What a month said, in words and codes instead of indexes, so that it can be kept for years and compared with any
// other month. compare/history writes and reads it; pages show it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/figures.hpp"

namespace qm::model {

struct StoredFigure {
    State state = State::value;
    base::Wide num = 0, den = 1;
    std::uint64_t rows = 0;
    std::string words;
    friend bool operator==(const StoredFigure&, const StoredFigure&) = default;
};

struct StoredProblem {
    std::string kind, state, title, enterprise, town, park, lead_unit;
    std::vector<std::string> links;
    bool open = false, overdue = false;
    std::string found_on, closed_on, due_on;
    friend bool operator==(const StoredProblem&, const StoredProblem&) = default;
};

struct StoredEnterprise {
    std::string name, town, park;
    std::vector<std::string> links;
    bool leader = false;
    friend bool operator==(const StoredEnterprise&, const StoredEnterprise&) = default;
};

struct StoredLink {
    std::uint32_t enterprises = 0;
    std::vector<std::string> leaders;
    std::vector<std::string> supports;  // four level names
    friend bool operator==(const StoredLink&, const StoredLink&) = default;
};

struct Facts {
    int format = 1;  // documented in README, "history"; older ones are read for ever
    base::Month month;
    base::Date date;
    std::string program;      // version that wrote it
    std::string definitions;  // SHA-256 over catalogue, rules, thresholds, clocks
    std::string boundaries;   // SHA-256 over the layers
    std::map<std::string, std::string>
        definition_texts;                       // indicator id -> canonical definition, for "definition changed"
    std::map<std::string, std::string> inputs;  // file -> SHA-256
    /// indicator -> "district" | "town:CODE" | "park:ID" | "link:ID" | "chain:ID" -> figure
    std::map<std::string, std::map<std::string, StoredFigure>> figures;
    std::map<std::string, StoredProblem> problems;
    std::map<std::string, StoredEnterprise> enterprises;  // by credit code, or "file:line" key without one
    std::map<std::string, StoredLink> links;
    std::map<std::string, std::uint64_t> rows;  // table -> rows read: the gate of the next month compares with them
    std::vector<std::string> accepted;          // Shortfall::text() of what --accept-drop let through
};

/// One figure in two months.
struct FigureChange {
    std::string indicator, subject;
    std::optional<StoredFigure> before, after;
    bool definition_changed = false;
};

enum class Lifecycle : std::uint8_t { fresh, persisting, closed, reopened, gone };
std::string_view name_of(Lifecycle lifecycle);  // "new" "persisting" "closed" "reopened" "gone"

struct ProblemChange {
    std::string id;
    Lifecycle lifecycle = Lifecycle::persisting;
    std::optional<StoredProblem> before, after;
};

struct LinkChange {
    std::string link;
    StoredLink before, after;  // gained: before.enterprises == 0; emptied: after.enterprises == 0
    bool gained() const { return before.enterprises == 0 && after.enterprises > 0; }
    bool emptied() const { return before.enterprises > 0 && after.enterprises == 0; }
};

struct EnterpriseChange {
    enum class What : std::uint8_t { entered, left, moved_town, moved_park, renamed } what = What::entered;
    std::string id;
    std::optional<StoredEnterprise> before, after;
    /// Entered or left: the id under which it may have gone on, or come before; empty when nothing points to one.
    enum class Reason : std::uint8_t { unknown, same_organisation, same_name } reason = Reason::unknown;
    std::string other;
};

/// The month against an earlier one. Every list is sorted by its key.
struct Changes {
    base::Month from, to;
    std::vector<FigureChange> figures;  // all figures of either month, changed or not
    std::vector<ProblemChange> problems;
    std::vector<LinkChange> links;  // only links that differ
    std::vector<EnterpriseChange> enterprises;
    bool any() const;
    const FigureChange* find(std::string_view indicator, std::string_view subject) const;
};

std::string subject_key(Level level, std::string_view code);  // "district" without code

}  // namespace qm::model
