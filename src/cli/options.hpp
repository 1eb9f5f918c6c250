// SPDX-License-Identifier: Apache-2.0
// What the user asked for on the command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace qm::cli {

enum class MessageFormat { text, json, csv, sarif, github };

struct Options {
    std::string command;                 // empty: help
    std::vector<std::string> arguments;  // positional, after the command
    std::filesystem::path output;        // empty: "<project>-site" beside the project
    std::optional<base::Month> month;    // the month to open; default: the newest
    std::optional<base::Date> date;      // the day on which clocks are read; default: last day of the month
    int jobs = 0;                        // 0: as many as the machine has
    std::string language;                // of messages: "zh" | "en"
    MessageFormat format = MessageFormat::text;
    std::vector<std::string> figure_formats{"svg", "pdf", "png"};
    std::string edition = "internal";
    std::string level, subject;            // explain: --town CODE …
    std::string name, code;                // init: district
    std::vector<std::string> accept_drop;  // tables that may pass the gates
    std::string since;                     // check: "last" or a month
    std::string help_for;                  // help COMMAND, COMMAND --help
    bool quiet = false, verbose = false, timings = false, strict = false;
};

/// Throws base::Failure (exit 2) U001 unknown option or command with the nearest one, U002 a value that cannot be
/// read. `environment_language` is LC_ALL, LC_MESSAGES or LANG, whichever is set first.
Options parse(const std::vector<std::string>& arguments, const std::string& environment_language);

/// Text of "qualitymap help" and of "qualitymap COMMAND --help", with two examples each.
std::string help(const std::string& command, bool english);

}  // namespace qm::cli
