// SPDX-License-Identifier: Apache-2.0
// Classes of a scale. Limits are numbers one can print: a computed limit is the roundest decimal that separates the
// same values, so classing by the printed legend gives the drawn map. Same values in any order, same limits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "draw/map_requests.hpp"

namespace qm::draw {

struct Classes {
    std::vector<double> limits;  // inner limits, strictly ascending; a value on a limit belongs above it
    int decimals = 0;            // needed to print all limits exactly
    std::size_t count() const { return limits.size() + 1; }
    std::size_t of(double value) const;
    /// Distance to the nearest limit is at most this share of the class the value is in (the narrower neighbour for the
    /// open end classes): the unit could as well stand in the next class. Share 0: no value is near.
    bool near_limit(double value, double share = 0.1) const;
    std::vector<std::size_t> counts(const std::vector<double>& values) const;
};

/// Fewer distinct values than classes give one class a value (equal intervals keep their empty classes); no value or
/// a single one gives a single class. Throws
/// std::invalid_argument when given limits do not ascend or there are more than six.
Classes classify(std::vector<double> values, const ScaleSpec& spec);

/// Upper neighbours of the class borders (indices into `sorted`, distinct values ascending with `weights`): the split
/// into `classes` groups with the least sum of squared deviations (Fisher–Jenks, exact). Ties take the lower split.
std::vector<std::size_t> jenks_splits(const std::vector<double>& sorted, const std::vector<std::size_t>& weights,
                                      std::size_t classes);

/// The roundest number in (low, high] with at most `decimals` decimals, nearest to the middle; `high` when none is.
double roundest_between(double low, double high, int decimals);

/// Limits as printed, all with the same decimals and a true minus sign; `sign` adds a plus.
std::vector<std::string> printed(const Classes& classes, bool sign = false);

}  // namespace qm::draw
