// SPDX-License-Identifier: Apache-2.0
// Of the page of the network: who tests, for which links, and where nobody does.
#pragma once

#include "publish/view/network.hpp"

namespace qm::publish {

void add_bodies(const MonthFacts& m, NetworkView& view);

}  // namespace qm::publish
