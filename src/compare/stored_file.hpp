// SPDX-License-Identifier: Apache-2.0
// What every file of history/ has: a checksum at its end, a format, a month.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/date.hpp"

namespace qm::compare {

/// S001 (exit 9): the file is not what was stored.
[[noreturn]] void fail_damaged(const std::string& file, const char* what);

struct StoredHead {
    int format = 0;
    base::Month month;
    std::string program;
};
/// Failures: S001 no format or no month; K009 (exit 3) a format newer than `newest`.
StoredHead head_of(const nlohmann::json& root, int newest, const std::string& file);

}  // namespace qm::compare
