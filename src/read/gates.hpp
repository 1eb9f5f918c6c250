// SPDX-License-Identifier: Apache-2.0
// Quality gates ([gates] of the configuration): a required source of which much was put aside, or that shrank much
// since the month before, would give a picture that looks whole and is not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/shortfall.hpp"
#include "read/read.hpp"

namespace qm::read {

/// A table as it was read.
struct Intake {
    std::string table;
    std::uint64_t rows = 0, quarantined = 0;
    bool required = false;
    bool cumulative = false;  // a source of changes only grows
    base::Spot spot;
};

/// Refusals (exit 5) of required sources that are not accepted: Q001 too many rows put aside, Q002 too few rows; of
/// optional ones the same codes are warnings. Findings Q003, Q004: accepted. What did not pass is added to
/// `shortfalls`.
void pass_gates(const Intake& intake, const model::Gates& gates, const Admission& admission,
                std::vector<model::Shortfall>& shortfalls, base::Diagnostics& findings);

}  // namespace qm::read
