// SPDX-License-Identifier: Apache-2.0
// Asks an installed tool about bytes. Tests that need a tool which is absent say so and go on.
#pragma once

#include <unistd.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/catch.hpp"

namespace tool {

struct Answer {
    bool ran = false;
    int status = 0;
    std::string output;
};

/// Runs `command` with the path of a file holding `bytes` in place of {}.
inline Answer ask(const std::string& name, std::string command, const std::string& bytes) {
    if (std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) != 0) {
        WARN("skipped: " << name << " is not installed");
        return {};
    }
    static int count = 0;
    const auto path = std::filesystem::temp_directory_path() /
                      ("qm-paint-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::ofstream{path, std::ios::binary} << bytes;
    command.replace(command.find("{}"), 2, "'" + path.string() + "'");
    Answer answer{true, 0, {}};
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> chunk{};
    for (std::size_t n = 0; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        answer.output.append(chunk.data(), n);
    answer.status = pclose(pipe);
    std::filesystem::remove(path);
    return answer;
}

}  // namespace tool
