// SPDX-License-Identifier: Apache-2.0
// What an OpenDocument spreadsheet says around its cells: which sheets there are, and how numbers are shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/number_format.hpp"
#include "read/zip_package.hpp"

namespace qm::read {

/// Styles of cells and sheets, of content.xml and styles.xml.
class OdsStyles {
  public:
    /// An element of either part; `end` of the same one.
    void start(std::string_view name, const class Attributes& attributes);
    void end(std::string_view name);
    NumberFormat format_of(std::string_view cell_style) const;
    bool hides(std::string_view table_style) const;

  private:
    struct Cell {
        std::string data, parent;
    };
    struct Data {
        NumberFormat format;
        bool day = false, month = false, clock = false;
    };
    std::map<std::string, Cell, std::less<>> cells_;
    std::map<std::string, Data, std::less<>> data_;
    std::map<std::string, bool, std::less<>> hidden_;  // by table style
    std::string style_, data_style_;                   // that is open
};

struct OdsSheetEntry {
    std::string name;
    bool hidden = false, cells = false;
};

struct OdsDocument {
    std::string file;  // how messages call it
    OdsStyles styles;
    std::vector<OdsSheetEntry> sheets;
    bool utf16 = false;
};

/// Is it a container of the OpenDocument kind, of whatever sort?
bool is_open_document(const Package& package);
/// Looks at everything once. Refusals (exit 5): X001 encrypted, X019 no spreadsheet, and those of packages and parts.
OdsDocument read_ods_document(const Package& package, const std::string& file);

inline constexpr std::string_view ods_content = "content.xml";

}  // namespace qm::read
