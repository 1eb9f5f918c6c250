// SPDX-License-Identifier: Apache-2.0
// Reads bytes as the file of a table with a column of every type. Aborts when rows are lost: conservation must hold for
// anything that is accepted.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/failure.hpp"
#include "read/read.hpp"

namespace qm::fuzz {

inline void read_whole_table(std::string_view bytes, const std::string& ending, const std::string& format = "") {
    static const auto folder = std::filesystem::temp_directory_path() / ("fuzz_table_" + std::to_string(getpid()));
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
    const auto file = folder / ("input" + ending);
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
        const auto table = read::read_table(file, schema, config, feedback, format);
        for (const auto& source : *table.sources)
            if (source.rows != source.used + source.quarantined + source.merged) std::abort();
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t column = 0; column < schema.columns.size(); ++column)
                (void)model::shown_cell(table, row, column);
    } catch (const base::Failure&) {
    }
}

}  // namespace qm::fuzz
