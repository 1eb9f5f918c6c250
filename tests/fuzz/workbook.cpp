// SPDX-License-Identifier: Apache-2.0
// A workbook: the container as it comes, or, where the first byte is no P, one of its parts inside a container that is
// whole.
#include <cstdint>
#include <string>

#include "fuzz/whole_table.hpp"
#include "support/zip_writer.hpp"

using namespace qm;

namespace {

// First byte: which part the rest is.
std::string container(std::string_view input) {
    if (input.empty() || input.front() == 'P') return std::string{input};
    test::WorkbookParts parts;
    parts.deflate = false;
    parts.sheets = {
        {"Sheet1", test::rows_of({{"uscc", "text", "number"}, {"91440699MA50000060", "a", "1"}}), "", "", ""}};
    parts.shared = {"<t>uscc</t>", "<t>text</t>", "<t>number</t>", "<t>date</t>"};
    parts.formats = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs>";
    const std::string rest{input.substr(1)};
    const int which = input.front() % 6;
    if (which == 0) parts.sheets[0].rows = rest;
    if (which == 1) parts.shared[0] = rest;
    if (which == 2) parts.formats = rest;
    auto entries = test::entries_of(parts);
    if (which == 3) entries.back().bytes = rest;
    for (auto& entry : entries) {
        if (which == 4 && entry.name == "xl/workbook.xml") entry.bytes = rest;
        if (which == 5 && entry.name == "xl/_rels/workbook.xml.rels") entry.bytes = rest;
    }
    return test::zip(entries);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read_whole_table(container({reinterpret_cast<const char*>(data), size}), ".xlsx");
    return 0;
}
