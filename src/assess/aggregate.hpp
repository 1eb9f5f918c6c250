// SPDX-License-Identifier: Apache-2.0
// Measured rows to figures, one per subject: sum, count, distinct key, ratio of sums, weighted mean, maximum, median,
// given. Exact: 128-bit sums of integers; the median of an even number of values is the exact half of two.
#pragma once

#include <vector>

#include "assess/measure.hpp"
#include "assess/subjects.hpp"
#include "model/figures.hpp"

namespace qm::assess {

std::vector<model::Figure> aggregate(const model::Indicator& indicator, const Measurement& measurement,
                                     const Subjects& subjects);

}  // namespace qm::assess
