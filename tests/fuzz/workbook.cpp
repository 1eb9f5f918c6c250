// SPDX-License-Identifier: Apache-2.0
// A workbook: the container as it comes, or, where the first byte is no P, one of its parts inside a container that is
// whole. Conservation must hold for anything accepted.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/failure.hpp"
#include "read/read.hpp"
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
    static const auto folder = std::filesystem::temp_directory_path() / ("fuzz_workbook_" + std::to_string(getpid()));
    static const model::TableSchema schema = [] {
        std::filesystem::create_directories(folder);
        model::TableSchema made;
        made.name = "enterprises";
        for (const auto type : {model::Type::uscc, model::Type::text, model::Type::number, model::Type::date,
                                model::Type::lon, model::Type::lat, model::Type::code, model::Type::flag}) {
            model::ColumnSchema column;
            column.name = column.zh = std::string{name_of(type)};
            column.type = type;
            column.key = type == model::Type::uscc;
            made.columns.push_back(column);
        }
        return made;
    }();
    const auto file = folder / "input.xlsx";
    const std::string bytes = container({reinterpret_cast<const char*>(data), size});
    if (std::FILE* out = std::fopen(file.c_str(), "wb"); out != nullptr) {
        std::fwrite(bytes.data(), 1, bytes.size(), out);
        std::fclose(out);
    }
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    model::Config config;
    config.project = folder;
    config.roots = {folder};
    config.jobs = 1;
    try {
        const auto table = read::read_table(file, schema, config, feedback);
        for (const auto& source : *table.sources)
            if (source.rows != source.used + source.quarantined + source.merged) std::abort();
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t column = 0; column < schema.columns.size(); ++column)
                (void)model::shown_cell(table, row, column);
    } catch (const base::Failure&) {
    }
    return 0;
}
