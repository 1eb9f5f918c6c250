// SPDX-License-Identifier: Apache-2.0
// How many problems each month registers, and which of the general ones have a story of their own.
#pragma once

#include <vector>

#include "text.hpp"

namespace sample {

struct MonthPlan {
    int year, month, general, serious, leads;
};
const std::vector<MonthPlan>& problem_calendar();

// The course that a general problem takes; everything not named here is put right and passes in time.
enum class Course {
    passes,
    slow,
    late,
    overdue,
    fails_then_passes,
    second_pending,
    announced,
    failed,
    suspended,
    reopened,
    off_ramp
};

struct Role {
    Course course;
    Day from, to;      // found between these days
    const char* town;  // "" = any
    const char* reason;
};
std::vector<Role> roles();

}  // namespace sample
