// SPDX-License-Identifier: Apache-2.0
// Supervision problems as lives: every date is decided once, and each month sees as much of it as had happened by then.
#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace sample {

enum class Severity { general, serious, lead };

struct Problem {
    std::string id;
    Severity severity = Severity::general;
    int enterprise = -1;  // -1: the producer is outside the district
    int town = 0, link = -1;
    std::string product, failed_items, category, source, report_no, title, description, measure;
    std::string outside_producer;
    Day found = never, ordered = never, rectified = never, recheck = never, announced = never, second_recheck = never,
        filed = never, decided = never, transferred = never, feedback = never, closed = never, reopened = never;
    Day first_closed = never;  // a reopened problem was closed on this day before
    Day second_order = never;  // and ordered again on this one
    bool recheck_passed = true, second_passed = true;
    std::string close_reason, transfer_to, case_no;
    bool off_ramp = false;
};

/// A batch of a spot check.
struct Inspection {
    std::string report_no, level, product, failed_items;
    int enterprise = -1;
    Day sampled = never;
    int batches = 1, failed = 0;
};

struct Supervision {
    std::vector<Problem> problems;  // in the order of their ids
    std::vector<Inspection> inspections;
};

Supervision supervise(const World& world);

/// Products and failed items of a link, from the vocabulary of published notices.
const std::vector<std::string>& failed_items_of(const std::string& link_id);
std::string category_of(const std::string& failed_item);

}  // namespace sample
