// SPDX-License-Identifier: Apache-2.0
// The door of assess/: what the month says. Pure: facts and definitions in, figures out; exact arithmetic throughout,
// so neither row order nor threads can change a figure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/feedback.hpp"
#include "model/account.hpp"
#include "model/config.hpp"
#include "model/indicator.hpp"
#include "model/row_sums.hpp"
#include "model/snapshot.hpp"
#include "model/stock_change.hpp"

namespace qm::assess {

/// Fills figures, links and problems of a snapshot whose month, date, district, tables, places, expected and schemas
/// are set. Indicators must be sorted by id. Throws base::Failure K008 (exit 3) with the catalogue row when a
/// condition or a column name cannot be understood.
void assess(model::Snapshot& snapshot, const std::vector<model::Indicator>& indicators, const model::Config& config,
            base::Feedback& feedback);

/// The figures of all subjects of a level, enterprise included; empty when the indicator has no such level.
std::vector<model::Figure> figures_of(const model::Snapshot& snapshot, const model::Config& config,
                                      const model::Indicator& indicator, model::Level level);

/// The code of a subject: town code, park id, link id, chain id, credit code; empty for the district.
std::string subject_code(const model::Snapshot& snapshot, model::Level level, model::Index subject);

/// The rows behind every figure of an indicator at the given levels (those that it has). Empty for an indicator that is
/// made of two others; without a table when that is missing.
model::Account account(const model::Snapshot& snapshot, const model::Config& config, const model::Indicator& indicator,
                       const std::vector<model::Level>& levels);

/// The stock figures of the district against what they counted a month ago, and why they count some of it no longer.
/// `now` gets what they count, for the next month. Standards, metrology, accreditation, certificates, property,
/// management; indicators that are sums tell rows whose amount is less as well.
std::vector<model::StockChange> stock_changes(const model::Snapshot& snapshot, const model::Config& config,
                                              const model::Holdings& before, model::Holdings& now);

/// One row behind a figure, or one left out with the reason.
struct Trace {
    base::Spot spot;
    std::string key;  // what the row is about: the distinct key, else the id column
    base::Wide num = 0, den = 0;
    std::uint16_t reason = 0;  // of a row left out: in Explanation::reasons
};

/// How a figure came about: definition, numerator, denominator, rows. Works at every level, enterprise included
/// (subject = row of the enterprise table).
struct Explanation {
    model::Indicator indicator;
    model::Level level = model::Level::district;
    model::Index subject = 0;
    model::Figure figure;
    model::RowSums sums;
    std::vector<Trace> rows;      // contributing, in row order; their parts add up to the figure
    std::vector<Trace> left_out;  // rows of this subject that the conditions excluded
    std::vector<model::Reason> reasons;
};
Explanation explain(const model::Snapshot& snapshot, const model::Config& config, std::string_view indicator,
                    model::Level level, model::Index subject);

}  // namespace qm::assess
