// SPDX-License-Identifier: Apache-2.0
// What the counted rows of a subject add up to.
#pragma once

#include "base/number.hpp"
#include "model/account.hpp"

namespace qm::model {

/// Of a ratio its two parts, of a weighted mean the products and the weights; in the units of the rows.
struct RowSums {
    base::Wide num = 0, den = 0;
};
RowSums sums_of(const Account& account, const SubjectRows& rows, Aggregation aggregation);

}  // namespace qm::model
