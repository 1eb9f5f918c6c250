// SPDX-License-Identifier: Apache-2.0
// The commands: one row each in commands.cpp. Help, the list of names and the "every command has help" test read it.
#pragma once

#include <string_view>
#include <vector>

#include "base/failure.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"

namespace qm::cli {

struct Command {
    std::string_view name;
    std::string_view arguments;  // "[project]"
    std::string_view summary, summary_zh;
    std::string_view examples;  // two lines
    base::Exit (*run)(const Options&, Console&);
};

const std::vector<Command>& commands();

base::Exit run_build(const Options& options, Console& console);
base::Exit run_check(const Options& options, Console& console);
base::Exit run_compare(const Options& options, Console& console);
base::Exit run_explain(const Options& options, Console& console);
base::Exit run_init(const Options& options, Console& console);
base::Exit run_list(const Options& options, Console& console);
base::Exit run_verify(const Options& options, Console& console);
base::Exit run_rollback(const Options& options, Console& console);
base::Exit run_version(const Options& options, Console& console);
base::Exit run_help(const Options& options, Console& console);

}  // namespace qm::cli
