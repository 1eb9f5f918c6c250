// SPDX-License-Identifier: Apache-2.0
// One month, read, joined and assessed: what pages show and what history keeps of it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/feedback.hpp"
#include "model/district.hpp"
#include "model/figures.hpp"
#include "model/network.hpp"
#include "model/places.hpp"
#include "model/problem.hpp"
#include "model/schema.hpp"
#include "model/shortfall.hpp"
#include "model/supply.hpp"
#include "model/table.hpp"

namespace qm::model {

/// The four supports of a chain link, by the rule of assess/supports.hpp.
enum class Support : std::uint8_t { standards, metrology, testing, certification };
/// The indicator at link level that a support is rated by.
std::string_view indicator_of(Support support);  // LNK01 to LNK04
enum class SupportLevel : std::uint8_t { present, weak, absent, not_applicable };
std::string_view name_of(Support support);     // "standards" …
std::string_view name_of(SupportLevel level);  // "present" …

struct LinkState {
    std::uint32_t enterprises = 0;  // distinct enterprises on the link, neither struck off nor moved away
    std::vector<Index> leaders;     // enterprise rows, sorted by name
    SupportLevel supports[4] = {SupportLevel::absent, SupportLevel::absent, SupportLevel::absent, SupportLevel::absent};
    std::uint32_t support_counts[4] = {0, 0, 0, 0};  // the counts behind the levels
    bool empty() const { return enterprises == 0; }
};

/// A file that should have come and its town: reported or not (DQ03).
struct Expected {
    std::string table;
    std::string town;  // name
    bool reported = false;
};

/// Read from one month folder, before the join.
struct MonthInput {
    base::Month month;
    Tables tables;
    std::vector<Source> sources;
    std::vector<Expected> expected;
    std::vector<Shortfall> shortfalls;
};

struct Snapshot {
    base::Month month;
    base::Date date;  // day on which clocks are read; default: last day of the month
    std::shared_ptr<const Schemas> schemas;
    std::shared_ptr<const District> district;
    Tables tables;
    std::vector<Source> sources;
    std::vector<Expected> expected;
    std::vector<Shortfall> shortfalls;
    Places places;
    Figures figures;
    std::vector<LinkState> links;   // by link index
    std::vector<Problem> problems;  // sorted by id
    Network network;
    std::vector<Supply> supplies;   // by row of "suppliers"
    std::vector<Arrival> arrivals;  // against the month before, by id; empty without one
    base::Month month_before;       // Month{}: none
    base::Diagnostics findings;
};

}  // namespace qm::model
