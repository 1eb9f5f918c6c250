// SPDX-License-Identifier: Apache-2.0
// What a month lacks, or was let through with: pages that use the table say so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qm::model {

struct Shortfall {
    enum class What : std::uint8_t {
        missing,      // an optional source that did not come, or could not be read
        quarantined,  // rows of `of` rows were put aside, more than the gate lets through
        few_rows,     // rows against `of` rows of the month before
    };
    What what = What::missing;
    std::string table;
    std::string files;  // missing: the patterns or the file
    std::uint64_t rows = 0, of = 0;
    bool accepted = false;  // by --accept-drop, of a required source

    /// "enterprises few_rows 3/12": what was accepted, so that other numbers ask again.
    std::string text() const;
};
std::string_view name_of(Shortfall::What what);

}  // namespace qm::model
