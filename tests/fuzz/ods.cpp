// SPDX-License-Identifier: Apache-2.0
// An OpenDocument spreadsheet: the container as it comes, or, where the first byte is no P, one of its parts inside a
// container that is whole.
#include <cstdint>
#include <string>

#include "fuzz/whole_table.hpp"
#include "support/ods_writer.hpp"

using namespace qm;

namespace {

// First byte: which part the rest is.
std::string container(std::string_view input) {
    if (input.empty() || input.front() == 'P') return std::string{input};
    const std::string rest{input.substr(1)};
    test::OdsParts parts;
    const std::string head = test::ods_row({"uscc", "text", "number", "date", "flag"});
    parts.body = test::ods_table("a", head + test::ods_row({"91440699MA50000060", "a", "1"}));
    const int which = input.front() % 5;
    if (which == 0) parts.body = test::ods_table("a", head + rest);
    if (which == 1) parts.body = rest;
    if (which == 2) parts.styles = rest;
    if (which == 3) parts.manifest = rest;
    auto entries = test::entries_of(parts);
    for (auto& entry : entries) {
        entry.deflate = false;
        if (which == 4 && entry.name == "content.xml") entry.bytes = rest;
    }
    return test::zip(entries);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read_whole_table(container({reinterpret_cast<const char*>(data), size}), ".ods", "ods");
    return 0;
}
