// SPDX-License-Identifier: Apache-2.0
// The state of each chain link: how many enterprises, which leaders, and the four supports.
//
// Rule of the supports (shown on every chain page): the indicators LNK01 standards, LNK02 measurement standards,
// LNK03 testing bodies, LNK04 valid certificates at link level are counted; 有 (present) at or above the threshold of
// the support, 弱 (weak) from 1, 缺 (absent) at 0; 不适用 for links of a 支撑 stage, which are the supports themselves.
// Thresholds stand in [thresholds] of the configuration.
#pragma once

#include "assess/condition.hpp"
#include "model/config.hpp"
#include "model/snapshot.hpp"

namespace qm::assess {

/// Enterprises (distinct credit codes, rows without one by row) and leaders of each link.
void count_links(model::Snapshot& snapshot);

/// Levels of the supports from the figures of LNK01…LNK04.
void rate_supports(model::Snapshot& snapshot, const model::Config& config);

/// The threshold of a support: [thresholds] support_standards … , or its default.
int support_threshold(const model::Config& config, model::Support support);

}  // namespace qm::assess
