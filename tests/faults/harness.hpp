// SPDX-License-Identifier: Apache-2.0
// Each harness publishes version 2 over version 1 under some adversity, again and again, and returns how often a
// promise was broken. `deep` takes more points.
#pragma once

#include "faults/tiny_site.hpp"

namespace qm::faults {

int errors(Publisher publisher, bool deep);   // each system call fails, once and for ever
int kills(Publisher publisher, bool deep);    // SIGKILL at each system call; deep: faults while the next run recovers
int race(Publisher publisher, bool deep);     // eight processes at once
int readers(Publisher publisher, bool deep);  // a reader during fifty publishes

int environment(Publisher publisher, bool deep);  // faults named in QUALITYMAP_FAULT
inline constexpr int skipped = -1;
int power(Publisher publisher, bool deep);  // the disk after a power cut; `skipped` where it cannot be tried

/// The process that `environment` starts: publishes version 2 and returns the exit code.
int publish_once(Publisher publisher, const std::filesystem::path& output);

}  // namespace qm::faults
