// SPDX-License-Identifier: Apache-2.0
// The boundary layer of the towns as GeoJSON: read, repaired with findings, or refused.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/failure.hpp"
#include "read/read.hpp"

using namespace qm;

namespace {

void write(const std::filesystem::path& file, std::string_view bytes) {
    if (std::FILE* out = std::fopen(file.c_str(), "wb"); out != nullptr) {
        std::fwrite(bytes.data(), 1, bytes.size(), out);
        std::fclose(out);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto folder = std::filesystem::temp_directory_path() / ("fuzz_layer_" + std::to_string(getpid()));
    static const model::Config config = [] {
        std::filesystem::copy(QM_SOURCE_DIR "/tests/cases/bases/small", folder,
                              std::filesystem::copy_options::recursive);
        return read::read_config(folder, QM_SOURCE_DIR);
    }();
    write(folder / "boundaries" / "towns.geojson", {reinterpret_cast<const char*>(data), size});
    base::Diagnostics findings;
    base::Progress progress;
    base::Feedback feedback{findings, progress};
    try {
        const auto project = read::read_project(config, feedback);
        for (const auto& town : project.district->towns)
            for (const auto& polygon : town.shape)
                if (polygon.shell.size() < 3) std::abort();
    } catch (const base::Failure&) {
    }
    return 0;
}
