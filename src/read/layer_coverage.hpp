// SPDX-License-Identifier: Apache-2.0
// Towns should cover their district once: gaps and overlaps between them, told pair by pair.
#pragma once

#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"

namespace qm::read {

/// Findings B001 (a gap that towns enclose, larger than config.map.gap_m2: a point in it belongs to nobody) and B002
/// (two towns share more than config.map.overlap_m2: a point there goes to the smaller one), with the area and the
/// towns; each becomes a ground note with its shape. A slit that is open to the outside is no gap. Slivers up to the
/// limit are left out one by one.
void check_coverage(const model::Config& config, model::District& district, const std::string& file,
                    base::Diagnostics& findings);

}  // namespace qm::read
