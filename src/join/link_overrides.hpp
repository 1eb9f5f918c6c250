// SPDX-License-Identifier: Apache-2.0
// overrides.csv in one month: which rows hold, and for which enterprise.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "join/context.hpp"
#include "model/places.hpp"

namespace qm::join {

struct Assigned {
    std::uint32_t set = 0;
    model::Index main = model::none;
};

/// Fills places.overrides and gives the links of every enterprise that has rows in force; needs the towns of
/// enterprises. Findings: J013 no such enterprise this month, or (rule "several") several of the name ({value}); J007
/// unknown link.
std::map<model::Index, Assigned> overridden(Context& context, const model::Table& table, model::Places& places,
                                            base::Feedback& feedback);

/// J015 for overrides in force that say what the enterprise would get without them ({value}, {link}).
void tell_idle_overrides(const Context& context, const model::Table& table,
                         const std::map<model::Index, Assigned>& made,
                         const std::map<model::Index, Assigned>& default_links, model::Places& places,
                         base::Feedback& feedback);

}  // namespace qm::join
