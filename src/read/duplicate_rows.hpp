// SPDX-License-Identifier: Apache-2.0
// Rows with the same key. Equal in every cell: one is kept, the others are merged into it. Different: none of them can
// be trusted, all go to quarantine (I002); there is no "last one wins" unless the source says so.
#pragma once

#include <vector>

#include "base/feedback.hpp"
#include "model/table.hpp"

namespace qm::read {

enum class RepeatRule {
    doubt,  // different rows of one key are all quarantined
    later,  // the later file replaces the earlier (sources with mode = "changes")
};

/// Removes repeated rows and enters them into the sources (quarantined or merged). Keys are compared after cleaning
/// (base::name_key); rows without a key are left alone. Findings: I001 merged (info), I002 different, I007 keys equal
/// only after cleaning.
void settle_repeats(model::Table& table, std::vector<model::Source>& sources, RepeatRule rule,
                    base::Diagnostics& findings);

}  // namespace qm::read
