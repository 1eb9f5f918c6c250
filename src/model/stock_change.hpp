// SPDX-License-Identifier: Apache-2.0
// Why a stock figure fell: the rows that it no longer counts, each with the reason. Stocks are what an office has:
// standards, certificates, measurement standards, patents. They do not fall without a note.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/term.hpp"

namespace qm::model {

/// A row that a stock figure of the district counts.
struct HeldRow {
    std::string key;    // what is counted: standard number, certificate …
    std::string label;  // its title, or its kind
    std::string owner;
    std::int64_t amount = 0;  // of sums, in millionths
};
/// Indicator -> identity of the row -> the row. Identity: what identifies the row, and its enterprise.
using Holdings = std::map<std::string, std::map<std::string, HeldRow>>;

struct Leaving {
    enum class Why : std::uint8_t { ended, unlisted, less } why = Why::unlisted;
    HeldRow row;           // as the month before had it
    Term term;             // ended: the term that does not hold any more
    std::string reason;    // ended: the fixed reason, where it is no term ("key_missing" …)
    std::string cell;      // ended: what the row says now in the term's column
    std::int64_t now = 0;  // less: the amount now
};

/// A stock figure against the month before: those that count no longer, and how many came.
struct StockChange {
    std::string indicator;
    std::vector<Leaving> left;  // by key, then owner
    std::size_t came = 0;
};

}  // namespace qm::model
