// SPDX-License-Identifier: Apache-2.0
// A row of the problem list with its place in the state machine and on the legal clocks. Supervision problems
// (general, serious, lead) and chain bottlenecks are two lists and never added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/table.hpp"

namespace qm::model {

enum class ProblemKind : std::uint8_t { general, serious, lead, bottleneck };
std::string_view name_of(ProblemKind kind);  // "general" …

/// State machine (SAMR Order 18, arts 45–48, for general problems):
/// general: registered → ordered → rectifying → awaiting_recheck → passed | failed_recheck → announced →
///          second_recheck → passed | suspended.
/// serious: registered → filed → investigating → decided → closed. lead: registered → transferred → accepted →
/// fed_back. bottleneck: registered → tackling → done. Off-ramp: struck_off, with a reason.
enum class ProblemState : std::uint8_t {
    registered,
    ordered,
    rectifying,
    awaiting_recheck,
    passed,
    failed_recheck,
    announced,
    second_recheck,
    suspended,
    filed,
    investigating,
    decided,
    closed,
    transferred,
    accepted,
    fed_back,
    tackling,
    done,
    struck_off,
};
std::string_view name_of(ProblemState state);  // "awaiting_recheck" …

struct Problem {
    std::string id;
    Index row = none;  // in table "problems"
    ProblemKind kind = ProblemKind::general;
    ProblemState state = ProblemState::registered;
    std::string level;  // bottleneck: 高 中 低
    std::string title, description, enterprise_name, product, failed_items, category, support, source, report_no;
    std::string lead_unit, measure, project_id, target, benchmark, close_reason;
    Index enterprise = none, town = none, park = none;
    std::vector<Index> links;
    base::Date found_on, ordered_on, closed_on, reopened_on;
    base::Date due_on;     // the next limit that applies in this state; unknown when none is set
    std::string due_what;  // phrase key of that limit: "rectify" "recheck" "second_recheck" "file_case" "feedback"
    int days_left = 0;     // due_on − snapshot date; negative = overdue
    bool open = false;     // neither finished nor struck off
    bool overdue = false;  // open and past due_on
    bool due_soon = false;
    std::int64_t progress = base::missing;  // percent, millionths
    base::Spot spot;
};

}  // namespace qm::model
