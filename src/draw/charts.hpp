// SPDX-License-Identifier: Apache-2.0
// Shared by the small charts.
#pragma once

#include <string>

#include "draw/chart_requests.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace qm::draw {

/// A heading set downwards: one Chinese character a line, up to three Latin letters or digits together.
std::vector<std::string> upright(const std::string& heading);

/// Chinese can be set downwards; Latin words cannot be read so.
bool can_stand_upright(const std::string& heading);

}  // namespace qm::draw
