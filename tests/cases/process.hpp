// SPDX-License-Identifier: Apache-2.0
// Runs the program as a user does: a new process with an environment of its own, its two streams caught in files.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace qm::cases {

using Environment = std::vector<std::pair<std::string, std::string>>;

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::filesystem::path folder;  // where it runs
    Environment environment;       // on top of a fixed one: no variable of the tester's shell gets through
    std::filesystem::path out, err;
    bool plain = false;  // without the right of root to pass by the modes of files
};

/// Starts it and returns at once. Throws std::runtime_error when it cannot be started.
pid_t start(const Command& command);
/// Its exit code, or 128 + N when signal N ended it.
int wait_for(pid_t process);
int run(const Command& command);

/// Words separated by blanks; "…" keeps blanks inside.
std::vector<std::string> words_of(const std::string& line);

}  // namespace qm::cases
