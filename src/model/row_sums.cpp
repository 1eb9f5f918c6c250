// SPDX-License-Identifier: Apache-2.0
#include "model/row_sums.hpp"

namespace qm::model {

RowSums sums_of(const Account& account, const SubjectRows& rows, Aggregation aggregation) {
    RowSums sums;
    for (const auto i : rows.counted) {
        const auto& row = account.rows[i];
        sums.num += aggregation == Aggregation::wmean ? base::Wide{row.num} * row.den : base::Wide{row.num};
        sums.den += row.den;
    }
    return sums;
}

}  // namespace qm::model
