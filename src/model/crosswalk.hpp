// SPDX-License-Identifier: Apache-2.0
// What became of a town's code when the division changed: rows of crosswalk.csv.
#pragma once

#include <string>

#include "base/date.hpp"
#include "base/feedback.hpp"

namespace qm::model {

struct Crosswalk {
    std::string from, to;  // codes of towns
    base::Month month;     // the first month by the new division
    std::string kind;      // "rename" | "merge" | "split"
    base::Spot spot;
};

}  // namespace qm::model
