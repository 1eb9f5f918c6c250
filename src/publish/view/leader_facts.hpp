// SPDX-License-Identifier: Apache-2.0
// What is known of each chain leader, counted from the tables of the month.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "publish/view/month_facts.hpp"

namespace qm::publish {

struct LeaderFacts {
    model::Index row = model::none;  // of "enterprises"; none: the register does not know the leader
    std::string name;
    std::vector<model::Index> chains;   // that it leads, or that its rows of suppliers name
    std::vector<model::Index> links;    // of these chains, on which it stands
    std::vector<std::size_t> supplies;  // rows of "suppliers", one for each supplier, by its name
    std::int64_t sub_industries = 0, suppliers = 0, covered = 0, adopted = 0, local = 0, troubled = 0;
    std::vector<std::int64_t> towns;  // local suppliers by town; a supplier counts once
    std::int64_t outside = 0;
    std::int64_t led = 0, drafted = 0, frontrunner = 0;  // standards in force
    std::int64_t metrology = 0;                          // highest measurement standards within validity
    std::int64_t inventions = 0, high_value = 0;         // valid invention patents
    std::int64_t open = 0;                               // its own open supervision problems
    std::string model, machines, note;                   // from "leaders"
    std::vector<std::string> embedded;
};

/// Sorted by number of suppliers, most first, then by name.
std::vector<LeaderFacts> leader_facts(const MonthFacts& m);

}  // namespace qm::publish
