// SPDX-License-Identifier: Apache-2.0
// The configuration of a project: whatever is typed is understood or refused.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/failure.hpp"
#include "read/read.hpp"

using namespace qm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto folder = [] {
        auto made = std::filesystem::temp_directory_path() / ("fuzz_config_" + std::to_string(getpid()));
        std::filesystem::create_directories(made);
        return made;
    }();
    if (std::FILE* out = std::fopen((folder / "qualitymap.toml").c_str(), "wb"); out != nullptr) {
        std::fwrite(data, 1, size, out);
        std::fclose(out);
    }
    try {
        (void)read::read_config(folder, QM_SOURCE_DIR);
    } catch (const base::Failure&) {
    }
    return 0;
}
