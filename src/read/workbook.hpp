// SPDX-License-Identifier: Apache-2.0
// What stands around the sheets of a workbook: which sheets there are, shared strings, number formats.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/config.hpp"
#include "read/number_format.hpp"
#include "read/zip_package.hpp"

namespace qm::read {

struct SheetPart {
    std::string name;
    std::string part;  // empty: the relation leaves the package or is missing
    bool hidden = false;
};

struct Workbook {
    std::string file;  // how messages call it
    std::vector<SheetPart> sheets;
    bool days_from_1904 = false;
    std::string shared_strings, styles;  // parts; empty = there are none
    std::vector<std::string> unusual;    // X018: what is rare and was read all the same
};

/// Refusals (exit 5): X019 a zip container that holds no XLSX workbook, and those of packages and their parts.
Workbook read_workbook(const Package& package, const std::string& file);

/// Texts as the sheet's text has them (see field_text), so that a cell costs one copy.
class SharedStrings {
  public:
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t i) const {
        const auto begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view{bytes_}.substr(begin, ends_[i] - begin);
    }
    void add(std::string_view text);

  private:
    std::string bytes_;
    std::vector<std::uint64_t> ends_;
};
/// Refusal (exit 5): C011 a text longer than a field may be.
SharedStrings read_shared_strings(const Package& package, Workbook& workbook, const model::Limits& limits);

/// One format per cell style (xf); a style number beyond them is plain.
std::vector<NumberFormat> read_formats(const Package& package, Workbook& workbook);

/// A cell text of a sheet as one field (plain_field), with _xHHHH_ decoded.
std::string field_text(std::string_view cell);

}  // namespace qm::read
