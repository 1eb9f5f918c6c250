// SPDX-License-Identifier: Apache-2.0
// What rendering one page needs.
#pragma once

#include <vector>

#include "publish/template/templates.hpp"
#include "publish/view/month_facts.hpp"

namespace qm::publish {

struct PageJob {
    const MonthFacts& m;
    const Templates& templates;
};

std::vector<PageType> page_types();

}  // namespace qm::publish
