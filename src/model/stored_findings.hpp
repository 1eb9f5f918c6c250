// SPDX-License-Identifier: Apache-2.0
// The findings of a month as history keeps them, and two such lists against each other.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/date.hpp"

namespace qm::model {

struct StoredFinding {
    std::uint64_t count = 0;  // findings that share the identity
    std::string value;        // the smallest of their values, as shown
    friend bool operator==(const StoredFinding&, const StoredFinding&) = default;
};

/// Warnings and errors by identity (model/finding_subject). A code with more findings than are kept in memory says so
/// by its exact count in `counts`.
struct StoredFindings {
    int format = 1;
    base::Month month;
    std::string program;
    std::map<std::string, std::uint64_t> counts;  // by code, exact
    std::map<std::string, StoredFinding> findings;
};

/// What became of the findings since an earlier list: how many of each identity are gone, new, still there.
struct FindingChanges {
    std::map<std::string, StoredFinding> mended, fresh, staying;
};

}  // namespace qm::model
