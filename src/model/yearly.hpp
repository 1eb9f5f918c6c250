// SPDX-License-Identifier: Apache-2.0
// What is told year by year: the assessment of the district and its honours. How many years in a row is counted from
// the years that are listed, never typed; a year that is missing or differs breaks the run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/table.hpp"

namespace qm::model {

struct AssessedYear {
    int year = 0;
    std::string grade;
    std::optional<std::int64_t> score;  // millionths
    int rank = 0, districts = 0;        // 0: not told
    std::size_t row = 0;
};

struct Assessments {
    std::vector<AssessedYear> years;  // ascending, each once
    std::vector<int> missing;         // between the first and the last
    int same_grade = 0;               // years in a row up to the last with its grade; 0: it has none
    int same_rank = 0;
};
Assessments assessments_of(const Table& table);

/// One honour of one holder over its years.
struct Honour {
    std::size_t row = 0;     // of the newest year
    std::vector<int> years;  // ascending, each once
    int streak = 1;          // counted: years in a row up to the newest, with its rank where it has one
    int stated = 0;          // as the newest row says; 0: it says nothing
    bool broken = false;     // there are years before the run
    /// What is printed: counted where several years are listed, else as stated, else 1.
    int shown() const { return years.size() > 1 || stated == 0 ? streak : stated; }
};
/// By level (国家级 first), newest first, then by title and holder.
std::vector<Honour> honours_of(const Table& table);

}  // namespace qm::model
