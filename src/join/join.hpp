// SPDX-License-Identifier: Apache-2.0
// The door of join/: whose is each row. Order of evidence (DESIGN, domain §4.4): an enterprise with a usable point
// belongs to the smallest park that holds it (ties and borders by code), else to the nearest park of its town within
// the tolerance (flagged), else to the town alone; without a usable point to its declared park or town by code, alias
// or name. Declared against located: disagreements become findings (J003, J004), never overwritten. Other tables
// follow their enterprise, or their own town, park and link columns. Deterministic for any row order and thread count.
#pragma once

#include <string>
#include <vector>

#include "base/feedback.hpp"
#include "model/config.hpp"
#include "model/district.hpp"
#include "model/places.hpp"
#include "model/table.hpp"

namespace qm::join {

struct Alias {
    std::string kind, alias, canonical;  // kind: "town" | "park" | "enterprise"; canonical: code or name
    base::Spot spot;
};
/// The links of an enterprise with overrides are those of its overrides alone; the marked one counts first. Of rows
/// with different months only those of the newest that has come count.
struct Override {
    std::string uscc, name, town;  // by credit code, else by name and, where several share it, town
    std::string link;
    std::int64_t weight = base::micro;
    bool main = false;
    base::Month from;  // unknown: from the beginning
    std::string note;
    base::Spot spot;
};
struct Options {
    double park_tolerance_m = 50;
    int jobs = 0;
    std::vector<Alias> aliases;
    std::vector<Override> overrides;
    std::vector<std::string> override_columns;  // header of overrides.csv, for rows to paste
    base::Month month;                          // unknown: later than any
};

model::Places join(const model::District& district, const model::Tables& tables, const Options& options,
                   base::Feedback& feedback);

}  // namespace qm::join
