// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/snapshot.hpp"

namespace qm::cli {

/// The subject named by --town, --park …: by code or exact name. Throws base::Failure U007 (exit 2) with the nearest
/// one.
model::Index find_subject(const model::Snapshot& snapshot, model::Level level, const std::string& wanted);

}  // namespace qm::cli
