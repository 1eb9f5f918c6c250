// SPDX-License-Identifier: Apache-2.0
// Boundary layers through GDAL: towns and parks as polygons in the datum of the run. GDAL's objects never leave
// layers.cpp.
#pragma once

#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"

namespace qm::read {

/// Fills towns (sorted by code) and parks (sorted by id) with their notes; returns the SHA-256 over both layers.
/// Failures (exit 4 or 5): F-codes of input_file.hpp, F010 format not allowed, G006 too many vertices, G008 unreadable,
/// G009 layer or attribute missing, G010 the file's own coordinate system differs, B004 a town code twice.
/// Findings: G001 and G003 repaired, G002 rings mended, G004 no polygon, G015 (info) rings
/// turned, B001 and B002 gaps and overlaps of towns (layer_coverage.hpp), B003 code missing, B007 park without a town,
/// B008 park outside its town, B009 park id twice.
std::string read_layers(const model::Config& config, model::District& district, base::Diagnostics& findings);

}  // namespace qm::read
