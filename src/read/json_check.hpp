// SPDX-License-Identifier: Apache-2.0
// Is this text JSON, by the letter of RFC 8259? GDAL takes much that is not (two members of one name, of which the last
// wins, NaN, a lone surrogate that becomes a question mark) and names no place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/feedback.hpp"

namespace qm::read {

struct JsonFacts {
    bool names_system = false;  // the outermost object has a member "crs"
};

/// One pass, no recursion. `spot` names the file. Failures (exit 5): G007 nested deeper than 64, G008 with line and
/// column (in characters) and what is wrong there: {reason} begins with a word of [why] in the phrases. A byte order
/// mark in front is accepted.
JsonFacts check_json(std::string_view text, const base::Spot& spot);

}  // namespace qm::read
