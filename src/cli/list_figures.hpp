// SPDX-License-Identifier: Apache-2.0
// list figures: every figure of the month at every level, enterprises included, with what it is made of; with --town,
// --park, --link, --chain or --enterprise those of one subject.
#pragma once

#include "cli/console.hpp"
#include "read/read.hpp"

namespace qm::cli {

/// A line a figure: indicator, level, code, name, state, value, unit, numerator, denominator, rows, rows left out.
/// Numerator and denominator are what the rows add up to; without a denominator the numerator is the exact value.
/// Tab-separated; --format csv with a header; --format json a JSON object a line, with the places of the rows.
void list_figures(const Options& options, const read::Project& project, Console& console);

}  // namespace qm::cli
